package dev.fluxion.tape;

/**
 * A unit vector of a flattened space, taken apart into numbers and arrays again. For generated
 * code.
 */
public final class UnitVector extends Sequence {

  /** How many numbers still come before the 1; negative once it is past. */
  private int before;

  /** Starts with no vector at all. */
  public UnitVector() {
    before = -1;
  }

  /** From now on it is the vector with 1 in place {@code place}; its parts follow in order. */
  public void select(int place) {
    before = place;
  }

  @Override
  double next() {
    return before-- == 0 ? 1 : 0;
  }
}
