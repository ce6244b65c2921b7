package dev.fluxion.samples.benchmarks;

import java.util.Arrays;
import java.util.function.UnaryOperator;

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

  /** The derivative of a gradient along a direction, by central differences: about ten digits. */
  public static double[] difference(
      UnaryOperator<double[]> gradient, double[] x, double[] direction) {
    double step = 1e-5;
    double[] ahead = gradient.apply(moved(x, step, direction));
    double[] behind = gradient.apply(moved(x, -step, direction));
    double[] difference = new double[ahead.length];
    Arrays.setAll(difference, i -> (ahead[i] - behind[i]) / (2 * step));
    return difference;
  }

  private static double[] moved(double[] x, double step, double[] direction) {
    double[] moved = new double[x.length];
    Arrays.setAll(moved, i -> x[i] + step * direction[i]);
    return moved;
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
