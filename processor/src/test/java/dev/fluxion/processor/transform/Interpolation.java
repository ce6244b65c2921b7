package dev.fluxion.processor.transform;

import java.util.function.DoubleUnaryOperator;

/** Taylor coefficients at 0 by interpolation in Chebyshev points: an oracle that knows no rule. */
public final class Interpolation {
  private Interpolation() {}

  /**
   * The coefficients of the polynomial of this degree that interpolates f in [-radius, radius],
   * lowest first.
   */
  public static double[] coefficients(DoubleUnaryOperator f, int degree, double radius) {
    int n = degree + 1;
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = f.applyAsDouble(radius * Math.cos(Math.PI * (i + 0.5) / n));
    }
    double[] before = new double[n];
    double[] current = new double[n];
    double[] sum = new double[n];
    before[0] = 1;
    current[1] = 1;
    for (int k = 0; k < n; k++) {
      double weight = 0;
      for (int i = 0; i < n; i++) {
        weight += values[i] * Math.cos(k * Math.PI * (i + 0.5) / n);
      }
      weight *= (k == 0 ? 1.0 : 2.0) / n;
      double[] polynomial = k == 0 ? before : current;
      for (int j = 0; j < n; j++) {
        sum[j] += weight * polynomial[j];
      }
      if (k > 0) {
        double[] next = new double[n];
        for (int j = 0; j < n; j++) {
          next[j] = (j > 0 ? 2 * current[j - 1] : 0) - before[j];
        }
        before = current;
        current = next;
      }
    }
    double power = 1;
    for (int j = 0; j < n; j++) {
      sum[j] /= power;
      power *= radius;
    }
    return sum;
  }
}
