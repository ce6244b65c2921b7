package dev.fluxion.tape;

/**
 * A unit vector of a flattened space, taken apart into numbers and arrays again. For generated
 * code.
 */
@SuppressWarnings("NullAway")
public final class UnitVector {

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

  /** The next part, a number. */
  public double part(double like) {
    return before-- == 0 ? 1 : 0;
  }

  /** The next part, a number. */
  public float part(float like) {
    return before-- == 0 ? 1 : 0;
  }

  /** The next part, a new array of the shape of {@code like}. */
  public double[] part(double[] like) {
    double[] part = Shadows.like(like);
    fill(part);
    return part;
  }

  /** The next part, a new array of the shape of {@code like}. */
  public double[][] part(double[][] like) {
    double[][] part = Shadows.like(like);
    fill(part);
    return part;
  }

  /** The next part, a new array of the shape of {@code like}. */
  public double[][][] part(double[][][] like) {
    double[][][] part = Shadows.like(like);
    fill(part);
    return part;
  }

  /** The next part, a new array of the shape of {@code like}. */
  public float[] part(float[] like) {
    float[] part = Shadows.like(like);
    fill(part);
    return part;
  }

  /** The next part, a new array of the shape of {@code like}. */
  public float[][] part(float[][] like) {
    float[][] part = Shadows.like(like);
    fill(part);
    return part;
  }

  /** The next part, a new array of the shape of {@code like}. */
  public float[][][] part(float[][][] like) {
    float[][][] part = Shadows.like(like);
    fill(part);
    return part;
  }

  private void fill(Object part) {
    if (part instanceof Object[] rows) {
      for (Object row : rows) {
        fill(row);
      }
      return;
    }
    int length = Flat.size(part);
    if (0 <= before && before < length) {
      if (part instanceof double[] a) {
        a[before] = 1;
      } else if (part instanceof float[] a) {
        a[before] = 1;
      }
    }
    before -= length;
  }
}
