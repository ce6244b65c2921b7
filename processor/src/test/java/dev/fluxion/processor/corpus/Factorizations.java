package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/**
 * More linear algebra: structured matrices, orthogonal bases, iterations that stop by themselves.
 */
final class Factorizations {
  private Factorizations() {}

  @Differentiable
  @At(arrays = {"{3, 1, 0.5, 0.25}", "{1, -1, 2, 0.5}"})
  static double[] levinson(double[] r, double[] y) {
    int n = y.length;
    double[] forward = new double[n];
    double[] backward = new double[n];
    double[] x = new double[n];
    forward[0] = 1 / r[0];
    x[0] = y[0] / r[0];
    for (int k = 1; k < n; k++) {
      for (int i = 0; i < k; i++) {
        backward[i] = forward[k - 1 - i];
      }
      double error = 0;
      double residual = 0;
      for (int i = 0; i < k; i++) {
        error += r[k - i] * forward[i];
        residual += r[k - i] * x[i];
      }
      double scale = 1 / (1 - error * error);
      forward[k] = 0;
      for (int i = k; i >= 1; i--) {
        forward[i] = scale * (forward[i] - error * backward[i - 1]);
      }
      forward[0] *= scale;
      for (int i = 0; i <= k; i++) {
        x[i] += (y[k] - residual) * forward[k - i];
      }
    }
    return x;
  }

  @Differentiable(wrt = "q")
  @At(arrays = "{{1, 2, 0.5}, {-1, 1, 1}, {0.25, 1, -2}}")
  static void gramSchmidt(double[][] q) {
    for (int i = 0; i < q.length; i++) {
      double[] v = q[i];
      for (int k = 0; k < i; k++) {
        double[] u = q[k];
        double s = 0;
        for (int j = 0; j < v.length; j++) {
          s += u[j] * v[j];
        }
        for (int j = 0; j < v.length; j++) {
          v[j] -= s * u[j];
        }
      }
      double norm = 0;
      for (double x : v) {
        norm += x * x;
      }
      norm = Math.sqrt(norm);
      for (int j = 0; j < v.length; j++) {
        v[j] /= norm;
      }
    }
  }

  @Differentiable
  @At(arrays = {"{{4, 1, 0}, {1, 3, -1}, {0, -1, 2}}", "{1, 2, -0.5}"})
  static double energyByConjugateGradients(double[][] a, double[] b) {
    int n = b.length;
    double[] x = new double[n];
    double[] r = b.clone();
    double[] p = b.clone();
    double[] ap = new double[n];
    double rr = dot(r, r);
    for (int k = 0; k < 3 && rr > 1e-20; k++) {
      multiply(a, p, ap);
      double alpha = rr / dot(p, ap);
      for (int i = 0; i < n; i++) {
        x[i] += alpha * p[i];
        r[i] -= alpha * ap[i];
      }
      double next = dot(r, r);
      double beta = next / rr;
      rr = next;
      for (int i = 0; i < n; i++) {
        p[i] = r[i] + beta * p[i];
      }
    }
    return dot(x, b);
  }

  private static double dot(double[] x, double[] y) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      s += x[i] * y[i];
    }
    return s;
  }

  private static void multiply(double[][] a, double[] x, double[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = dot(a[i], x);
    }
  }

  @Differentiable
  @At(arrays = {"{1, 2, -0.5}", "{2, 1, 0.5}"})
  static double[] vandermonde(double[] nodes, double[] values) {
    double[] c = values.clone();
    int n = c.length - 1;
    for (int k = 0; k < n; k++) {
      for (int i = n; i > k; i--) {
        c[i] = (c[i] - c[i - 1]) / (nodes[i] - nodes[i - k - 1]);
      }
    }
    for (int k = n - 1; k >= 0; k--) {
      for (int i = k; i < n; i++) {
        c[i] -= c[i + 1] * nodes[k];
      }
    }
    return c;
  }

  @Differentiable
  @At(arrays = {"{1, 2, 3, 0.5}", "{0.5, -1, 2, 1}"})
  static double[] circulantProduct(double[] c, double[] x) {
    int n = x.length;
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        y[(i + j) % n] += c[i] * x[j];
      }
    }
    return y;
  }

  static double[][] circulantProductExpected(double[] c, double[] x) {
    int n = x.length;
    double[][] jacobian = new double[n][2 * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        jacobian[i][j] = x[(i - j + n) % n];
        jacobian[i][n + j] = c[(i - j + n) % n];
      }
    }
    return jacobian;
  }

  @Differentiable
  @At(arrays = {"{{1, 2}, {3, 4}}", "{{0.5, 1, -1}}"})
  static double[][] kronecker(double[][] a, double[][] b) {
    double[][] k = new double[a.length * b.length][a[0].length * b[0].length];
    for (int i = 0; i < k.length; i++) {
      for (int j = 0; j < k[i].length; j++) {
        k[i][j] = a[i / b.length][j / b[0].length] * b[i % b.length][j % b[0].length];
      }
    }
    return k;
  }

  @Differentiable(wrt = "a")
  @At(arrays = "{{1, 2, -1}, {0.5, 1, 3}, {2, -2, 1}}")
  static void givensToTriangle(double[][] a) {
    int n = a.length;
    for (int j = 0; j < n; j++) {
      for (int i = n - 1; i > j; i--) {
        double r = Math.hypot(a[i - 1][j], a[i][j]);
        double c = a[i - 1][j] / r;
        double s = a[i][j] / r;
        for (int k = 0; k < n; k++) {
          double u = c * a[i - 1][k] + s * a[i][k];
          a[i][k] = c * a[i][k] - s * a[i - 1][k];
          a[i - 1][k] = u;
        }
      }
    }
  }

  @Differentiable
  @At(arrays = {"{{2, 0, 0}, {1, 3, 0}, {-1, 0.5, 4}}", "{1, 2, 3}"})
  static double[] forwardSubstitution(double[][] l, double[] b) {
    double[] x = new double[b.length];
    for (int i = 0; i < b.length; i++) {
      x[i] = b[i];
      for (int j = 0; j < i; j++) {
        x[i] -= l[i][j] * x[j];
      }
      x[i] /= l[i][i];
    }
    return x;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 0.5, 3, 1}", "{0, 2, 3, 5}", "{0, 2, 1, 0, 2}", "{1, 2, -1}"})
  @At(arrays = {"{}", "{0, 0}", "{}", "{2}"})
  static double[] sparseProduct(double[] values, int[] rows, int[] columns, double[] x) {
    double[] y = new double[rows.length - 1];
    for (int i = 0; i < y.length; i++) {
      double s = 0;
      for (int k = rows[i]; k < rows[i + 1]; k++) {
        s += values[k] * x[columns[k]];
      }
      y[i] = s;
    }
    return y;
  }

  @Differentiable
  @At(arrays = {"{{2, 1}, {1, 3}}", "{1, 0.5}"})
  static double inverseIteration(double[][] a, double[] start) {
    double det = a[0][0] * a[1][1] - a[0][1] * a[1][0];
    double[] v = start.clone();
    double lambda = 0;
    double before;
    int steps = 0;
    do {
      before = lambda;
      double x = (a[1][1] * v[0] - a[0][1] * v[1]) / det;
      double y = (a[0][0] * v[1] - a[1][0] * v[0]) / det;
      lambda = (v[0] * v[0] + v[1] * v[1]) / (v[0] * x + v[1] * y);
      double norm = Math.sqrt(x * x + y * y);
      v[0] = x / norm;
      v[1] = y / norm;
    } while (++steps < 40 && Math.abs(lambda - before) > 1e-15);
    return lambda;
  }

  @Differentiable
  @At(arrays = "{{{1, 0.5}, {0.25, 1}}, {{2, 1}, {0, 1}}, {{1, -1}, {0.5, 2}}}")
  static double chain(double[][][] factors) {
    double[] v = {1, -1};
    double[] w = new double[2];
    for (double[][] factor : factors) {
      for (int i = 0; i < 2; i++) {
        w[i] = factor[i][0] * v[0] + factor[i][1] * v[1];
      }
      v[0] = w[0];
      v[1] = w[1];
    }
    return v[0] * v[1];
  }

  @Differentiable(wrt = {"x", "y"})
  @At(
      value = 0.5,
      arrays = {"{1, 2}", "{3, -1}"})
  @At(
      value = 0.5,
      arrays = {"{1, 2}", "=1"})
  static void axpy(@Constant double alpha, double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] += alpha * x[i];
    }
  }

  @Differentiable
  @At(arrays = {"{1, 2, 0.5}", "{{2, 1, 0}, {1, 3, -1}, {0, -1, 4}}"})
  static double mahalanobis(double[] x, @Constant double[][] precision) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        s += x[i] * precision[i][j] * x[j];
      }
    }
    return Math.sqrt(s);
  }

  static double[] mahalanobisExpected(double[] x, double[][] precision) {
    double[] g = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        g[i] += precision[i][j] * x[j] / mahalanobis(x, precision);
      }
    }
    return g;
  }
}
