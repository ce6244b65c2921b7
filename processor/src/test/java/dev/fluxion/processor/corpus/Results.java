package dev.fluxion.processor.corpus;

import dev.fluxion.Checkpointed;
import dev.fluxion.Differentiable;

/**
 * What a method returns may be an argument, a row, or what it still needs: callers overwrite it.
 */
final class Results {
  private Results() {}

  @Differentiable
  @At(value = 1, arrays = "{2, 3}")
  @At(value = -1, arrays = "{2, 3}")
  static double[] argument(double[] x, int sign) {
    double s = x[0] * x[1];
    if (sign > 0) {
      x[0] = s;
    }
    return x;
  }

  @Differentiable
  @At(value = 0, arrays = "{{1, 2}, {3, 4}}")
  @At(value = 1, arrays = "{{1, 2}, {3, 4}}")
  static double[] row(double[][] x, int i) {
    double[] r = x[i];
    r[0] *= x[0][1];
    return r;
  }

  @Differentiable
  @At(value = 1, arrays = "{{1, 2}, {3, 4}}")
  static double[] untouchedRow(double[][] x, int i) {
    return x[i];
  }

  @Differentiable
  @At(arrays = "{{1, 2}, {3, 4}}")
  static double[][] rowTwice(double[][] x) {
    double s = x[0][0] * x[1][0];
    return new double[][] {x[1], {s, s * s}, x[1]};
  }

  @Differentiable
  @At({2, 3})
  static double[] literal(double a, double b) {
    double[] y = {a * b, a + b};
    double s = Math.sin(y[0] * y[1]) * y[1];
    return s > 5 ? new double[] {s} : y;
  }

  @Differentiable
  @At(arrays = "{1, 2, 3}")
  static double[] readAfterWritten(double[] x) {
    double[] y = new double[x.length + 1];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] * x[i];
    }
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      s += Math.sin(y[i] * x[i]);
    }
    y[x.length] = s;
    return y;
  }

  @Differentiable
  @At(arrays = "{0.5, 1, 2, -0.3, 0.7}")
  static double[] butterflies(double[] x) {
    return butterflies(x, 0, x.length);
  }

  private static double[] butterflies(double[] x, int from, int to) {
    if (to - from == 1) {
      return new double[] {x[from] * x[from]};
    }
    int middle = (from + to) / 2;
    double[] a = butterflies(x, from, middle);
    double[] b = butterflies(x, middle, to);
    double[] y = new double[to - from];
    for (int i = 0; i < y.length; i++) {
      y[i] = a[i % a.length] * b[i % b.length] - Math.sin(b[i % b.length]);
    }
    return y;
  }

  @Differentiable
  @At(value = 7, arrays = "{0.5, 1, 2}")
  static double[] checkpointed(double[] x, int n) {
    double[] y = x.clone();
    for (@Checkpointed(snapshots = 2) int k = 0; k < n; k++) {
      for (int i = 0; i < y.length; i++) {
        y[i] = Math.sin(y[i] + x[(i + 1) % x.length]) * y[(i + k) % y.length];
      }
    }
    return y;
  }

  @Differentiable
  @At(value = {0.5, 0.7, 2})
  @At(value = {0.5, 0.7, 7})
  static double[] checkpointedFromResult(double a, double b, int n) {
    double[] w = {a, b};
    double s = a;
    for (@Checkpointed(snapshots = 2) int k = 0; k < n; k++) {
      s = Math.sin(s * w[0] + w[1]);
    }
    return s > 100 ? new double[] {s} : w;
  }

  @Differentiable
  @At(arrays = "{1, 2}")
  static double[] independent(double[] x) {
    return new double[] {x.length, 3};
  }

  @Differentiable(wrt = {"x", "y"})
  @At(arrays = {"{{1, 2}, {3, 4}}", "{{5, 6}, {7, 8}}"})
  @At(arrays = {"{{1, 2}, {3, 4}}", "=0"})
  static void rowsExchanged(double[][] x, double[][] y) {
    double[] t = x[0];
    x[0] = y[1];
    y[1] = t;
    x[0][0] *= y[0][1];
    y[1][1] += x[1][0] * x[0][0];
  }
}
