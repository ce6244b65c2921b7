package dev.fluxion.tape;

/**
 * Where in a flattened derivative each of its parts has its place, in the shape of the part; and a
 * derivative with its places in another order. For generated code.
 */
public final class Places extends Sequence {
  private int next;

  /** Starts with place 0. */
  public Places() {}

  @Override
  double next() {
    return next++;
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
