package dev.fluxion.processor.ir;

/**
 * Where a statement comes from.
 *
 * @param position the front end's number of the source tree, by which a problem found later is
 *     reported at its exact place; −1: none
 * @param line the line in the user's source, counted from 1; 0: none
 * @param adjoint whether the statement belongs to the reverse sweep
 */
public record Origin(int position, int line, boolean adjoint) {
  public static final Origin NONE = new Origin(-1, 0, false);

  /**
   * The origin of the statements that carry derivatives back through the statement with this
   * origin.
   */
  public Origin asAdjoint() {
    return new Origin(position, line, true);
  }
}
