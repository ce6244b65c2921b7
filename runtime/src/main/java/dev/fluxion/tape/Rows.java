package dev.fluxion.tape;

/**
 * New matrices. For {@code new double[count][length]} compiled code calls the virtual machine,
 * which takes up to twice as long as a loop that makes the rows. For generated code.
 */
public final class Rows {
  private Rows() {}

  /** {@code new double[count][length]}. */
  public static double[][] doubles(int count, int length) {
    if (length < 0) {
      return new double[count][length];
    }
    double[][] rows = new double[count][];
    for (int i = 0; i < count; i++) {
      rows[i] = new double[length];
    }
    return rows;
  }

  /** {@code new float[count][length]}. */
  public static float[][] floats(int count, int length) {
    if (length < 0) {
      return new float[count][length];
    }
    float[][] rows = new float[count][];
    for (int i = 0; i < count; i++) {
      rows[i] = new float[length];
    }
    return rows;
  }
}
