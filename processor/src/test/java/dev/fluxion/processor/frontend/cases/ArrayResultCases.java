package dev.fluxion.processor.frontend.cases;

import dev.fluxion.Differentiable;
import java.util.Arrays;

/** Methods that return arrays, or nothing. */
public final class ArrayResultCases {
  private ArrayResultCases() {}

  @Differentiable
  static double[] made(double x, int n) {
    double[] a = new double[n & 3];
    for (int i = 0; i < a.length; i++) {
      a[i] = x * i;
    }
    return a;
  }

  @Differentiable
  static double[] argument(double[] a, int i) {
    a[i] *= 2;
    return a;
  }

  @Differentiable
  static double[][] rows(double[] a, double x) {
    return x > 0 ? new double[][] {a, {x}, a} : null;
  }

  @Differentiable
  static void prefixSum(double[] a) {
    for (int i = 1; i < a.length; i++) {
      a[i] += a[i - 1];
    }
  }

  @Differentiable
  static void earlyReturn(double[] a, double x) {
    if (a.length < 2) {
      return;
    }
    Arrays.fill(a, x);
    a[0] = 1;
  }

  @Differentiable
  static void swapRows(double[][] m, int i, int j) {
    double[] t = m[i];
    m[i] = m[j];
    m[j] = t;
    prefixSum(m[0]);
  }
}
