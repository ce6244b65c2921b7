package dev.fluxion.processor.ir;

/**
 * Where a statement comes from.
 *
 * @param position the front end's number of the source tree, by which a problem found later is
 *     reported at its exact place; −1: none
 * @param line the line in the user's source, counted from 1; 0: none
 * @param adjoint whether the statement belongs to the reverse sweep
 * @param derivative whether the statement computes a derivative, in which 0 · x may be taken for 0;
 *     not so a statement of the primal that the reverse sweep repeats
 */
public record Origin(int position, int line, boolean adjoint, boolean derivative) {
  public static final Origin NONE = new Origin(-1, 0, false);

  public Origin(int position, int line, boolean adjoint) {
    this(position, line, adjoint, adjoint);
  }

  /**
   * The origin of the statements that carry derivatives back through the statement with this
   * origin.
   */
  public Origin asAdjoint() {
    return new Origin(position, line, true);
  }

  /** The origin of the statements that compute tangents beside the statement with this origin. */
  public Origin asTangent() {
    return new Origin(position, line, adjoint, true);
  }

  /** The origin of the statement with this origin where the reverse sweep repeats it. */
  public Origin asRecomputed() {
    return new Origin(position, line, true, false);
  }
}
