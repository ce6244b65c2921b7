package dev.fluxion.tape;

/**
 * Where in a flattened derivative each of its parts has its place, in the shape of the part; and a
 * derivative with its places in another order. For generated code.
 */
@SuppressWarnings("NullAway")
public final class Places {
  private int next;

  /** Starts with place 0. */
  public Places() {}

  /** The place of the next part, a number. */
  public double part(double like) {
    return next++;
  }

  /** The place of the next part, a number. */
  public float part(float like) {
    return next++;
  }

  /** The places of the next part, in a new array of the shape of {@code like}. */
  public double[] part(double[] like) {
    double[] part = Shadows.like(like);
    fill(part);
    return part;
  }

  /** The places of the next part, in a new array of the shape of {@code like}. */
  public double[][] part(double[][] like) {
    double[][] part = Shadows.like(like);
    fill(part);
    return part;
  }

  /** The places of the next part, in a new array of the shape of {@code like}. */
  public double[][][] part(double[][][] like) {
    double[][][] part = Shadows.like(like);
    fill(part);
    return part;
  }

  /** The places of the next part, in a new array of the shape of {@code like}. */
  public float[] part(float[] like) {
    float[] part = Shadows.like(like);
    fill(part);
    return part;
  }

  /** The places of the next part, in a new array of the shape of {@code like}. */
  public float[][] part(float[][] like) {
    float[][] part = Shadows.like(like);
    fill(part);
    return part;
  }

  /** The places of the next part, in a new array of the shape of {@code like}. */
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
    } else if (part instanceof double[] a) {
      for (int i = 0; i < a.length; i++) {
        a[i] = next++;
      }
    } else if (part instanceof float[] a) {
      for (int i = 0; i < a.length; i++) {
        a[i] = next++;
      }
    }
  }

  /** The numbers at these places. */
  public static double[] pick(double[] vector, double[] places) {
    double[] picked = new double[places.length];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = vector[(int) places[i]];
    }
    return picked;
  }

  /** The rows and columns at these places. */
  public static double[][] pick(double[][] matrix, double[] places) {
    double[][] picked = pickColumns(matrix, places);
    double[][] rows = new double[places.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = picked[(int) places[i]];
    }
    return rows;
  }

  /** All rows, and of each the numbers at these places. */
  public static double[][] pickColumns(double[][] matrix, double[] places) {
    double[][] picked = new double[matrix.length][];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = pick(matrix[i], places);
    }
    return picked;
  }
}
