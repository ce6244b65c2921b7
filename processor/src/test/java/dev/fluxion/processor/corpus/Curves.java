package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Interpolation, polynomials and quadrature. */
final class Curves {
  private Curves() {}

  @Differentiable
  @At(
      value = 1.3,
      arrays = {"{0, 1, 2.5, 4}", "{1, -1, 2, 0.5}"})
  @At(
      value = 3,
      arrays = {"{0, 1, 2.5, 4}", "{1, -1, 2, 0.5}"})
  static double naturalSpline(double[] x, double[] y, double at) {
    int n = x.length - 1;
    double[] curvature = new double[n + 1];
    double[] u = new double[n + 1];
    for (int i = 1; i < n; i++) {
      double share = (x[i] - x[i - 1]) / (x[i + 1] - x[i - 1]);
      double p = share * curvature[i - 1] + 2;
      curvature[i] = (share - 1) / p;
      double slopes = (y[i + 1] - y[i]) / (x[i + 1] - x[i]) - (y[i] - y[i - 1]) / (x[i] - x[i - 1]);
      u[i] = (6 * slopes / (x[i + 1] - x[i - 1]) - share * u[i - 1]) / p;
    }
    for (int k = n - 1; k >= 0; k--) {
      curvature[k] = curvature[k] * curvature[k + 1] + u[k];
    }
    int low = 0;
    int high = n;
    while (high - low > 1) {
      int middle = (high + low) >>> 1;
      if (x[middle] > at) {
        high = middle;
      } else {
        low = middle;
      }
    }
    double h = x[high] - x[low];
    double a = (x[high] - at) / h;
    double b = (at - x[low]) / h;
    return a * y[low]
        + b * y[high]
        + ((a * a * a - a) * curvature[low] + (b * b * b - b) * curvature[high]) * h * h / 6;
  }

  @Differentiable
  @At(value = 0.3, arrays = "{{0, 0}, {1, 2}, {3, -1}, {4, 0.5}}")
  static double[] deCasteljau(double[][] points, double t) {
    int n = points.length;
    double[][] p = new double[n][];
    for (int i = 0; i < n; i++) {
      p[i] = points[i].clone();
    }
    for (int k = n - 1; k > 0; k--) {
      for (int i = 0; i < k; i++) {
        for (int d = 0; d < p[i].length; d++) {
          p[i][d] = (1 - t) * p[i][d] + t * p[i + 1][d];
        }
      }
    }
    return p[0];
  }

  @Differentiable
  @At(value = 0.3, arrays = "{1, 2, -1, 0.5}")
  static double bezierByBernstein(double[] c, double t) {
    double sum = 0;
    int n = c.length - 1;
    double binomial = 1;
    for (int i = 0; i <= n; i++) {
      sum += binomial * Math.pow(t, i) * Math.pow(1 - t, n - i) * c[i];
      binomial = binomial * (n - i) / (i + 1);
    }
    return sum;
  }

  @Differentiable
  @At(
      value = 1.6,
      arrays = {"{0, 0, 0, 1, 2, 3, 3, 3}", "{1, 2, -1, 0.5, 3}"})
  static double deBoor(@Constant double[] knots, double[] control, double x) {
    int degree = 2;
    int k = degree;
    while (x >= knots[k + 1]) {
      k++;
    }
    double[] d = new double[degree + 1];
    for (int j = 0; j <= degree; j++) {
      d[j] = control[j + k - degree];
    }
    for (int r = 1; r <= degree; r++) {
      for (int j = degree; j >= r; j--) {
        int left = j + k - degree;
        double alpha = (x - knots[left]) / (knots[j + 1 + k - r] - knots[left]);
        d[j] = (1 - alpha) * d[j - 1] + alpha * d[j];
      }
    }
    return d[degree];
  }

  @Differentiable
  @At(value = 0.7, arrays = "{1, 2, -1, 0.5}")
  @At(value = 0.7, arrays = "{}")
  static double hornerOfCoefficients(double[] c, double x) {
    double r = 0;
    for (int i = c.length - 1; i >= 0; i--) {
      r = r * x + c[i];
    }
    return r;
  }

  static double[] hornerOfCoefficientsExpected(double[] c, double x) {
    double[] g = new double[c.length + 1];
    for (int i = 0; i < c.length; i++) {
      g[i] = Math.pow(x, i);
      g[c.length] += i == 0 ? 0 : i * c[i] * Math.pow(x, i - 1);
    }
    return g;
  }

  @Differentiable
  @At(value = 0.35, arrays = "{1, 2, -1, 0.5}")
  static double clenshawOfCoefficients(double[] c, double x) {
    double[] b = new double[c.length + 2];
    for (int k = c.length - 1; k >= 1; k--) {
      b[k] = c[k] + 2 * x * b[k + 1] - b[k + 2];
    }
    return c[0] + x * b[1] - b[2];
  }

  static double[] clenshawOfCoefficientsExpected(double[] c, double x) {
    double[] g = new double[c.length + 1];
    double t = Math.acos(x);
    for (int k = 0; k < c.length; k++) {
      g[k] = Math.cos(k * t);
      g[c.length] += c[k] * k * Math.sin(k * t) / Math.sin(t);
    }
    return g;
  }

  @Differentiable
  @At(
      value = 0.7,
      arrays = {"{0, 1, 3}", "{1, 2, -1}"})
  static double newtonInterpolation(double[] x, double[] y, double at) {
    double[] c = y.clone();
    for (int k = 1; k < c.length; k++) {
      for (int i = c.length - 1; i >= k; i--) {
        c[i] = (c[i] - c[i - 1]) / (x[i] - x[i - k]);
      }
    }
    double r = c[c.length - 1];
    for (int i = c.length - 2; i >= 0; i--) {
      r = r * (at - x[i]) + c[i];
    }
    return r;
  }

  @Differentiable
  @At(
      value = 0.7,
      arrays = {"{0, 1, 3}", "{1, 2, -1}"})
  static double lagrangeInterpolation(double[] x, double[] y, double at) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double term = y[i];
      for (int j = 0; j < x.length; j++) {
        if (j == i) {
          continue;
        }
        term *= (at - x[j]) / (x[i] - x[j]);
      }
      sum += term;
    }
    return sum;
  }

  @Differentiable(wrt = {"x", "y", "at"})
  @At(
      value = 0.7,
      arrays = {"{0, 1, 3}", "{1, 2, -1}"})
  static double neville(double[] x, double[] y, double at) {
    for (int k = 1; k < y.length; k++) {
      for (int i = 0; i + k < y.length; i++) {
        y[i] = ((at - x[i + k]) * y[i] + (x[i] - at) * y[i + 1]) / (x[i] - x[i + k]);
      }
    }
    return y[0];
  }

  @Differentiable
  @At(arrays = {"{0, 0.5, 2, 3}", "{1, 2, -1, 0.5}"})
  static double trapezoids(double[] x, double[] y) {
    double area = 0;
    for (int i = 1; i < x.length; i++) {
      area += (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2;
    }
    return area;
  }

  private static double bump(double[] p, double x) {
    return p[0] * Math.exp(-p[1] * (x - p[2]) * (x - p[2]));
  }

  @Differentiable
  @At(
      value = {-1, 1.5, 4},
      arrays = "{1, 0.5, 0.25}")
  static double simpson(double[] p, double a, double b, int pairs) {
    double h = (b - a) / (2 * pairs);
    double s = bump(p, a) + bump(p, b);
    for (int i = 1; i < 2 * pairs; i++) {
      s += (i % 2 == 0 ? 2 : 4) * bump(p, a + i * h);
    }
    return s * h / 3;
  }

  @Differentiable
  @At(
      value = {-1, 1.5},
      arrays = "{1, 0.5, 0.25}")
  static double romberg(double[] p, double a, double b) {
    double[] row = new double[4];
    double h = b - a;
    row[0] = h * (bump(p, a) + bump(p, b)) / 2;
    int n = 1;
    for (int i = 1; i < row.length; i++) {
      double s = 0;
      for (int k = 0; k < n; k++) {
        s += bump(p, a + (k + 0.5) * h);
      }
      double before = row[0];
      row[0] = 0.5 * (row[0] + h * s);
      double factor = 1;
      for (int j = 1; j <= i; j++) {
        factor *= 4;
        double t = row[j];
        row[j] = row[j - 1] + (row[j - 1] - before) / (factor - 1);
        before = t;
      }
      h /= 2;
      n *= 2;
    }
    return row[row.length - 1];
  }

  @Differentiable
  @At(arrays = {"{2, 3, -1, 1}", "{1, 2}"})
  static double[] polynomialRemainder(double[] dividend, double[] divisor) {
    double[] r = dividend.clone();
    int m = divisor.length;
    for (int i = r.length - 1; i >= m - 1; i--) {
      double q = r[i] / divisor[m - 1];
      for (int j = 0; j < m; j++) {
        r[i - m + 1 + j] -= q * divisor[j];
      }
      r[i] = q;
    }
    return r;
  }

  @Differentiable
  @At(arrays = "{1, 2, 3, 4}")
  static double continuedFraction(double[] a) {
    double value = a[a.length - 1];
    for (int i = a.length - 1; i-- > 0; ) {
      value = a[i] + 1 / value;
    }
    return value;
  }

  @Differentiable
  @At(
      value = {1.3, 0.6},
      arrays = "{{1, 2, 3}, {0, -1, 2}, {1, 1, 1}}")
  static double bilinear(double[][] grid, double x, double y) {
    int i = (int) Math.floor(x);
    int j = (int) Math.floor(y);
    double u = x - i;
    double v = y - j;
    return (1 - u) * ((1 - v) * grid[i][j] + v * grid[i][j + 1])
        + u * ((1 - v) * grid[i + 1][j] + v * grid[i + 1][j + 1]);
  }

  @Differentiable
  @At(arrays = "{-2, 0.5, 0.25, 0.1}", kink = true)
  static double rootByBisection(double[] c) {
    double low = 0;
    double high = 4;
    for (int k = 0; k < 50; k++) {
      double middle = (low + high) / 2;
      if (hornerOfCoefficients(c, middle) > 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    double x = (low + high) / 2;
    // Bisection alone has no derivative; a last step of Newton's method gives it one.
    double slope = c[1] + 2 * c[2] * x + 3 * c[3] * x * x;
    return x - hornerOfCoefficients(c, x) / slope;
  }

  static double[] rootByBisectionExpected(double[] c) {
    double x = rootByBisection(c);
    double slope = c[1] + 2 * c[2] * x + 3 * c[3] * x * x;
    return new double[] {-1 / slope, -x / slope, -x * x / slope, -x * x * x / slope};
  }
}
