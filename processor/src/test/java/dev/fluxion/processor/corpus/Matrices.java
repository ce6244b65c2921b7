package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Linear algebra, as textbooks write it: in place, with pivots, row by row. */
final class Matrices {
  private static final String A = "{{4, 1, -0.5}, {0.75, 3, 1.25}, {-1, 0.5, 5}}";
  private static final String SPD = "{{4, 1, 0.5}, {1, 3, -0.75}, {0.5, -0.75, 5}}";
  private static final String B = "{1, -2, 0.5}";

  private Matrices() {}

  @Differentiable
  @At(arrays = {A, B})
  @At(arrays = {"{{0, 2, 1}, {1, 0.5, -1}, {3, 1, 0.25}}", B})
  static double[] solveByElimination(double[][] a, double[] b) {
    int n = b.length;
    double[][] m = new double[n][];
    for (int i = 0; i < n; i++) {
      m[i] = a[i].clone();
    }
    double[] x = b.clone();
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        if (Math.abs(m[i][k]) > Math.abs(m[pivot][k])) {
          pivot = i;
        }
      }
      double[] row = m[pivot];
      m[pivot] = m[k];
      m[k] = row;
      double t = x[pivot];
      x[pivot] = x[k];
      x[k] = t;
      for (int i = k + 1; i < n; i++) {
        double factor = m[i][k] / row[k];
        x[i] -= factor * x[k];
        for (int j = k; j < n; j++) {
          m[i][j] -= factor * row[j];
        }
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int j = i + 1; j < n; j++) {
        x[i] -= m[i][j] * x[j];
      }
      x[i] /= m[i][i];
    }
    return x;
  }

  @Differentiable(wrt = "a")
  @At(arrays = {A, "{0, 0, 0}"})
  @At(arrays = {"{{0, 2, 1}, {1, 0.5, -1}, {3, 1, 0.25}}", "{0, 0, 0}"})
  static double determinantInPlace(double[][] a, @Constant int[] permutation) {
    int n = a.length;
    double determinant = 1;
    for (int k = 0; k < n; k++) {
      int p = k;
      for (int i = k + 1; i < n; i++) {
        p = Math.abs(a[i][k]) > Math.abs(a[p][k]) ? i : p;
      }
      permutation[k] = p;
      if (p != k) {
        double[] swapped = a[p];
        a[p] = a[k];
        a[k] = swapped;
        determinant = -determinant;
      }
      determinant *= a[k][k];
      for (int i = k + 1; i < n; i++) {
        a[i][k] /= a[k][k];
        for (int j = k + 1; j < n; j++) {
          a[i][j] -= a[i][k] * a[k][j];
        }
      }
    }
    return determinant;
  }

  // The cofactors.
  static double[] determinantInPlaceExpected(double[][] a, int[] permutation) {
    double[] c = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double[] p = a[(i + 1) % 3];
        double[] q = a[(i + 2) % 3];
        c[3 * i + j] = p[(j + 1) % 3] * q[(j + 2) % 3] - p[(j + 2) % 3] * q[(j + 1) % 3];
      }
    }
    return c;
  }

  @Differentiable
  @At(arrays = SPD)
  static double logDeterminantByCholesky(double[][] a) {
    int n = a.length;
    double[][] l = new double[n][n];
    double sum = 0;
    for (int j = 0; j < n; j++) {
      double d = a[j][j];
      for (int k = 0; k < j; k++) {
        d -= l[j][k] * l[j][k];
      }
      if (d <= 0) {
        throw new ArithmeticException("not positive definite");
      }
      l[j][j] = Math.sqrt(d);
      sum += Math.log(l[j][j]);
      for (int i = j + 1; i < n; i++) {
        double s = a[i][j];
        for (int k = 0; k < j; k++) {
          s -= l[i][k] * l[j][k];
        }
        l[i][j] = s / l[j][j];
      }
    }
    return 2 * sum;
  }

  @Differentiable(wrt = "a")
  @At(arrays = SPD)
  static void choleskyInPlace(double[][] a) {
    for (int j = 0; j < a.length; j++) {
      double[] row = a[j];
      for (int k = 0; k < j; k++) {
        double s = row[k];
        for (int m = 0; m < k; m++) {
          s -= row[m] * a[k][m];
        }
        row[k] = s / a[k][k];
      }
      for (int k = 0; k < j; k++) {
        row[j] -= row[k] * row[k];
      }
      row[j] = Math.sqrt(row[j]);
      for (int k = j + 1; k < row.length; k++) {
        row[k] = 0;
      }
    }
  }

  @Differentiable
  @At(arrays = {"{{1, 2}, {0.5, -1}, {2, 0.25}, {-1, 1}}", "{1, 0, -2, 0.5}"})
  static double[] leastSquaresByHouseholder(double[][] a, double[] b) {
    int m = a.length;
    int n = a[0].length;
    double[][] r = new double[m][];
    for (int i = 0; i < m; i++) {
      r[i] = a[i].clone();
    }
    double[] y = b.clone();
    double[] v = new double[m];
    for (int k = 0; k < n; k++) {
      double norm = 0;
      for (int i = k; i < m; i++) {
        norm += r[i][k] * r[i][k];
      }
      norm = Math.sqrt(norm);
      double alpha = r[k][k] > 0 ? -norm : norm;
      double vv = 0;
      for (int i = k; i < m; i++) {
        v[i] = i == k ? r[i][k] - alpha : r[i][k];
        vv += v[i] * v[i];
      }
      for (int j = k; j < n; j++) {
        double s = 0;
        for (int i = k; i < m; i++) {
          s += v[i] * r[i][j];
        }
        for (int i = k; i < m; i++) {
          r[i][j] -= 2 * s / vv * v[i];
        }
      }
      double s = 0;
      for (int i = k; i < m; i++) {
        s += v[i] * y[i];
      }
      for (int i = k; i < m; i++) {
        y[i] -= 2 * s / vv * v[i];
      }
    }
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double s = y[i];
      for (int j = i + 1; j < n; j++) {
        s -= r[i][j] * x[j];
      }
      x[i] = s / r[i][i];
    }
    return x;
  }

  @Differentiable(wrt = {"lower", "diagonal", "upper", "x"})
  @At(arrays = {"{0, 1, -0.5, 0.25}", "{4, 5, 3, 4}", "{1, 0.5, -1, 0}", "{1, 2, 3, -1}"})
  @At(arrays = {"{0}", "{4}", "{0}", "{3}"})
  static void tridiagonalInPlace(double[] lower, double[] diagonal, double[] upper, double[] x) {
    int n = x.length;
    for (int i = 1; i < n; i++) {
      double w = lower[i] / diagonal[i - 1];
      diagonal[i] -= w * upper[i - 1];
      x[i] -= w * x[i - 1];
    }
    x[n - 1] /= diagonal[n - 1];
    for (int i = n - 2; i >= 0; i--) {
      x[i] = (x[i] - upper[i] * x[i + 1]) / diagonal[i];
    }
  }

  @Differentiable
  @At(
      value = 3,
      arrays = {A, B})
  static double gaussSeidel(double[][] a, double[] b, @Constant int sweeps) {
    double[] x = new double[b.length];
    for (int sweep = 0; sweep < sweeps; sweep++) {
      for (int i = 0; i < x.length; i++) {
        double[] row = a[i];
        double s = b[i];
        for (int j = 0; j < x.length; j++) {
          if (j != i) {
            s -= row[j] * x[j];
          }
        }
        x[i] = s / row[i];
      }
    }
    double sum = 0;
    for (double value : x) {
      sum += value * value;
    }
    return sum;
  }

  @Differentiable
  @At(
      value = 4,
      arrays = {A, B})
  static double[] jacobiIteration(double[][] a, double[] b, int sweeps) {
    double[] x = new double[b.length];
    double[] next = new double[b.length];
    for (int sweep = 0; sweep < sweeps; sweep++) {
      for (int i = 0; i < x.length; i++) {
        double s = b[i];
        for (int j = 0; j < x.length; j++) {
          s -= i == j ? 0 : a[i][j] * x[j];
        }
        next[i] = s / a[i][i];
      }
      double[] t = x;
      x = next;
      next = t;
    }
    return x;
  }

  @Differentiable
  @At(arrays = {SPD, "{1, 0.5, 0.25}"})
  static double largestEigenvalue(double[][] a, double[] start) {
    double[] v = start.clone();
    double[] w = new double[v.length];
    double lambda = 0;
    for (int step = 0; step < 6; step++) {
      double norm = 0;
      for (int i = 0; i < v.length; i++) {
        w[i] = 0;
        for (int j = 0; j < v.length; j++) {
          w[i] += a[i][j] * v[j];
        }
        norm += w[i] * w[i];
      }
      norm = Math.sqrt(norm);
      lambda = 0;
      for (int i = 0; i < v.length; i++) {
        lambda += v[i] * w[i];
      }
      for (int i = 0; i < v.length; i++) {
        v[i] = w[i] / norm;
      }
    }
    return lambda;
  }

  @Differentiable
  @At(arrays = {"{{1, 2}, {3, 0.5}, {-1, 1}}", "{{0.5, 1, -1}, {2, 0.25, 1}}"})
  @At(arrays = {"{{2}}", "{{3}}"})
  static double[][] product(double[][] a, double[][] b) {
    double[][] c = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      double[] row = c[i];
      for (int k = 0; k < b.length; k++) {
        double factor = a[i][k];
        double[] other = b[k];
        for (int j = 0; j < row.length; j++) {
          row[j] += factor * other[j];
        }
      }
    }
    return c;
  }

  @Differentiable
  @At(value = 5, arrays = "{{0.5, 1}, {-0.25, 0.75}}")
  static double traceOfPower(double[][] a, int exponent) {
    double[][] power = {{1, 0}, {0, 1}};
    double[][] square = {a[0].clone(), a[1].clone()};
    for (int n = exponent; n > 0; n >>= 1) {
      if ((n & 1) == 1) {
        power = product(power, square);
      }
      square = product(square, square);
    }
    return power[0][0] + power[1][1];
  }

  // n times the transpose of the power before.
  static double[] traceOfPowerExpected(double[][] a, int exponent) {
    double[][] p = {{1, 0}, {0, 1}};
    for (int i = 1; i < exponent; i++) {
      p = product(p, a);
    }
    return new double[] {5 * p[0][0], 5 * p[1][0], 5 * p[0][1], 5 * p[1][1]};
  }

  @Differentiable(wrt = "a")
  @At(arrays = "{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}")
  static void transposeInPlace(double[][] a) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        double t = a[i][j];
        a[i][j] = a[j][i];
        a[j][i] = t;
      }
    }
  }

  @Differentiable
  @At(arrays = A)
  static double[][] inverseByGaussJordan(double[][] a) {
    int n = a.length;
    double[][] m = new double[n][2 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(a[i], 0, m[i], 0, n);
      m[i][n + i] = 1;
    }
    for (int k = 0; k < n; k++) {
      double pivot = m[k][k];
      for (int j = 0; j < 2 * n; j++) {
        m[k][j] /= pivot;
      }
      for (int i = 0; i < n; i++) {
        double factor = m[i][k];
        for (int j = 0; i != k && j < 2 * n; j++) {
          m[i][j] -= factor * m[k][j];
        }
      }
    }
    double[][] inverse = new double[n][];
    for (int i = 0; i < n; i++) {
      inverse[i] = java.util.Arrays.copyOfRange(m[i], n, 2 * n);
    }
    return inverse;
  }
}
