package dev.fluxion.processor.frontend.cases;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.Arrays;

/** Arrays passed on, returned and shared. */
@SuppressWarnings({"lossy-conversions", "cast"})
public final class ArrayCalleeCases {
  private ArrayCalleeCases() {}

  private static void scale(double[] a, double by) {
    for (int i = 0; i < a.length; i++) {
      a[i] *= by;
    }
  }

  private static double[] filled(int n, double with) {
    double[] a = new double[n];
    Arrays.fill(a, with);
    return a;
  }

  private static double[] same(double[] a) {
    return a;
  }

  private static double sum(double... xs) {
    double s = 0;
    for (double x : xs) {
      s += x;
    }
    xs[0] = 0;
    return s;
  }

  private static double sums(int... ks) {
    return ks.length;
  }

  private static void halves(double[] a, int from, int to) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    halves(a, from, middle);
    halves(a, middle, to);
    a[from] += a[middle] * a[middle];
  }

  @Differentiable
  static double callees(double x, int n) {
    double[] a = filled(4, x);
    scale(a, 3);
    same(a)[1] = x * x;
    double y = sum(a) + sum(x, 2, a[1]) + sum(new double[] {x}) + sums() + sums(1, n);
    halves(a, 0, a.length);
    filled(n & 3, y);
    return y + a[0] * a[3] + a[1];
  }

  private static double[] row(double[][] m, int i) {
    return m[i];
  }

  private static void setRow(double[][] m, int i, double[] row) {
    m[i] = row;
  }

  private static double[][] pair(double[] a, double[] b) {
    return new double[][] {a, b};
  }

  @Differentiable
  static double calleesThatShare(double x) {
    double[] r = {x, 2};
    double[][] m = new double[2][2];
    setRow(m, 0, r);
    r[0] = 3 * x;
    row(m, 1)[1] = m[0][0];
    double[][] p = pair(r, m[1]);
    p[1][0] += p[0][0] * x;
    return m[1][0] + m[1][1] * r[1];
  }

  private static double constantPart(double x, @Constant double[] a) {
    return x * a[0];
  }

  @Differentiable
  static double detached(double x) {
    double[] a = {x * x};
    return constantPart(x, a) + a[0];
  }

  @Differentiable
  static double scratch(double x, @Constant double[] a, @Constant double[][] m) {
    double y = 0;
    for (int i = 0; i < a.length; i++) {
      y += a[i];
      a[i] = y * x;
    }
    m[0][1] = y;
    return m[0][1] * m[2][0] + Arrays.stream(a).sum();
  }

  @Differentiable
  static double sameArrayTwice(double x, @Constant double[] a) {
    return both(a, a, x) + a[0];
  }

  private static double both(double[] a, double[] b, double x) {
    a[0] = x;
    b[0] *= a[0];
    return a[0] + b[0];
  }

  @Differentiable
  static double empty(double x) {
    double[] a = {};
    double[][] m = new double[0][3];
    double s = x;
    for (double v : a) {
      s += v;
    }
    scale(a, 2);
    return s + Arrays.stream(a).sum() + m.length + a.clone().length;
  }
}
