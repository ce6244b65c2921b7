package dev.fluxion.samples.benchmarks;

/** That two ways to compute something agree: nothing wrong is measured. */
public final class Agreement {

  private Agreement() {}

  /** To a part of the largest number. */
  public static void check(String what, double[] expected, double[] actual, double tolerance) {
    if (expected.length != actual.length) {
      throw new AssertionError(what + ": " + actual.length + " instead of " + expected.length);
    }
    double largest = 0;
    for (double e : expected) {
      largest = Math.max(largest, Math.abs(e));
    }
    for (int i = 0; i < expected.length; i++) {
      // A NaN is not close to anything.
      if (!(Math.abs(expected[i] - actual[i]) <= tolerance * largest)) {
        throw new AssertionError(what + "[" + i + "]: " + actual[i] + " instead of " + expected[i]);
      }
    }
  }

  /** To a part of itself. */
  public static void check(String what, double expected, double actual, double tolerance) {
    check(what, new double[] {expected}, new double[] {actual}, tolerance);
  }

  /** The derivative along a direction. */
  public static double dot(double[] gradient, double[] direction) {
    double sum = 0;
    for (int i = 0; i < gradient.length; i++) {
      sum += gradient[i] * direction[i];
    }
    return sum;
  }
}
