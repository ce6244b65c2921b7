package dev.fluxion.processor.corpus;

import dev.fluxion.Checkpointed;
import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Methods that read one argument and write to another, which may be the same array. */
final class WrittenArguments {
  private WrittenArguments() {}

  @Differentiable
  @At(arrays = {"{0.4, 1.1, -0.7, 0.3}", "{9, 9, 9, 9}"})
  @At(arrays = {"{0.4, 1.1, -0.7, 0.3}", "=0"})
  static void elements(double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] = Math.sin(x[i]) * x[i];
    }
  }

  @Differentiable
  @At(arrays = {"{0.4, 1.1, -0.7, 0.3, 0.9}", "{9, 9, 9, 9, 9}"})
  @At(arrays = {"{0.4, 1.1, -0.7, 0.3, 0.9}", "=0"})
  static void neighbours(double[] u, double[] out) {
    for (int i = 1; i < u.length - 1; i++) {
      out[i] = u[i] + 0.1 * u[i] * (u[i - 1] - 2 * u[i] + u[i + 1]);
    }
  }

  @Differentiable
  @At(arrays = {"{{0.4, 1.1}, {-0.7, 0.3}}", "{0.9, 0.2}", "{9, 9}"})
  @At(arrays = {"{{0.4, 1.1}, {-0.7, 0.3}}", "{0.9, 0.2}", "=1"})
  static void layer(double[][] w, double[] x, double[] y) {
    for (int i = 0; i < y.length; i++) {
      double s = 0;
      for (int j = 0; j < x.length; j++) {
        s += w[i][j] * x[j];
      }
      y[i] = Math.tanh(s);
    }
  }

  @Differentiable(wrt = {"w", "v", "x"})
  @At(arrays = {"{{0.4, 1.1}, {-0.7, 0.3}}", "{{0.8, 0.1}, {-0.2, 0.5}}", "{0.9, 0.2}", "{0, 0}"})
  @At(arrays = {"{{0.4, 1.1}, {-0.7, 0.3}}", "=0", "{0.9, 0.2}", "{0, 0}"})
  static double layers(double[][] w, double[][] v, double[] x, @Constant double[] hidden) {
    double[] y = new double[v.length];
    layer(w, x, hidden);
    layer(v, hidden, y);
    return y[0] * y[1];
  }

  /** Any two of the three, or all. */
  @Differentiable(wrt = {"a", "b", "c"})
  @At(
      value = 1,
      arrays = {"{0.4, 1.1, -0.7}", "{1, 2, 3}", "{3, 2, 1}"})
  @At(
      value = 1,
      arrays = {"{0.4, 1.1, -0.7}", "=0", "{3, 2, 1}"})
  @At(
      value = 1,
      arrays = {"{0.4, 1.1, -0.7}", "{1, 2, 3}", "=0"})
  @At(
      value = 2,
      arrays = {"{0.4, 1.1, -0.7}", "{1, 2, 3}", "=1"})
  @At(
      value = 2,
      arrays = {"{0.4, 1.1, -0.7}", "=0", "=0"})
  static double three(double[] a, double[] b, double[] c, int k) {
    for (int i = 0; i < a.length; i++) {
      b[i] = a[i] * a[(i + k) % a.length];
    }
    for (int i = 0; i < a.length; i++) {
      c[i] = b[i] * b[(i + k) % a.length] + a[i] * a[i];
    }
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += c[i] * c[i] * b[i];
    }
    return sum;
  }

  @Differentiable(wrt = {"a", "out"})
  @At(arrays = {"{{0.4, 1.1}, {-0.7, 0.3}}", "{{9, 9}, {9, 9}}"})
  @At(arrays = {"{{0.4, 1.1}, {-0.7, 0.3}}", "=0"})
  static void rows(double[][] a, double[][] out) {
    for (int i = 0; i < a.length; i++) {
      double[] row = a[i];
      for (int j = 0; j < row.length; j++) {
        out[i][j] = row[j] * a[(i + 1) % a.length][j] + row[(j + 1) % row.length];
      }
    }
  }

  /** Rows of the same matrix; what is written is a vector of its own. */
  @Differentiable(wrt = {"a", "out"})
  @At(arrays = {"{{0.4, 1.1}, {-0.7, 0.3}}", "{9, 9}"})
  static void repeatedRows(double[][] a, double[] out) {
    a[1] = a[0];
    for (int j = 0; j < out.length; j++) {
      out[j] = a[0][j] * a[1][j];
      a[1][j] *= out[j];
    }
  }

  @Differentiable(wrt = "a")
  @At(arrays = {"{0.4, 1.1, -0.7}", "{0.3, 0.2, 1.4}"})
  static void scaled(double[] a, @Constant double[] c) {
    for (int i = 0; i < a.length; i++) {
      a[i] = a[i] * a[i] * c[(i + 1) % c.length];
      c[i] = c[i] + 1;
    }
  }

  @Differentiable
  @At(value = {0, 1, 2})
  static double chosen(double[] a, int p, int q, int r) {
    int[] order = {p, q, r};
    int[] next = new int[3];
    return permuted(a, order, next) + permuted(a, order, order);
  }

  @Differentiable
  static double permuted(double[] a, int[] from, int[] to) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      to[i] = from[(i + 1) % 3];
      sum += a[to[i] % a.length] * a[from[i] % a.length] * (i + 1);
    }
    return sum;
  }

  @Differentiable
  @At(
      value = 3,
      arrays = {"{0.4, 1.1, -0.7, 0.5}", "{0.3, 0.2, 1.4, 0.6}"})
  @At(
      value = 3,
      arrays = {"{0.4, 1.1, -0.7, 0.5}", "=0"})
  static double exchanged(double[] x, double[] y, int n) {
    if (n == 0) {
      return x[0] * y[0];
    }
    y[n] = x[n] * x[0];
    return x[n] * exchanged(y, x, n - 1);
  }

  @Differentiable
  @At(
      value = 5,
      arrays = {"{0.4, 1.1, -0.7}", "{0.3, 0.2, 1.4}"})
  @At(
      value = 5,
      arrays = {"{0.4, 1.1, -0.7}", "=0"})
  static double again(double[] x, double[] y, int n) {
    for (@Checkpointed(snapshots = 2) int i = 0; i < n; i++) {
      y[i % 3] = Math.sin(x[(i + 1) % 3] * y[i % 3]) + x[i % 3];
    }
    return y[0] * y[1] + x[2];
  }

  @Differentiable
  @At(
      value = 2,
      arrays = {"{0.4, 1.1, -0.7}", "{0.3, 0.2, 1.4}"})
  @At(
      value = 2,
      arrays = {"{0.4, 1.1, -0.7}", "=0"})
  static double renamed(double[] x, double[] y, int n) {
    double[] p = x;
    double[] q = y;
    double sum = 0;
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < p.length; i++) {
        q[i] = p[i] * p[(i + 1) % 3];
        sum += q[i] * p[i];
      }
      double[] t = p;
      p = q;
      q = t;
    }
    return x == y ? sum : sum * p[0];
  }
}
