package dev.fluxion.processor.corpus;

import dev.fluxion.Differentiable;
import java.util.Arrays;

/** Arrays of arrays that a method makes itself: rows that move, are shared, are missing. */
final class LocalMatrices {
  private LocalMatrices() {}

  @Differentiable
  @At({1.3, 0.4})
  static double wholeMatrices(double x, double y) {
    double[][] m = {{x, 1}, {y}, {}};
    double[][] c = m.clone();
    double[][] d = Arrays.copyOf(m, 5);
    double[][] e = Arrays.copyOfRange(m, 1, 2);
    c[0][0] *= y;
    e[0][0] += x;
    c[1] = new double[] {x * y};
    System.arraycopy(m, 0, d, 1, 3);
    d[1][1] = x * x;
    d[2][0] *= c[1][0];
    Arrays.fill(c, m[1]);
    c[2][0] += m[0][1];
    double s = d[4] == null ? x : 1;
    for (double[] row : m) {
      s += Arrays.stream(row).sum() * s;
    }
    return s + c[0][0];
  }

  @Differentiable
  @At({1.3, 0.4, 3})
  @At({1.3, 0.4, 2})
  static double rowsSwapped(double x, double y, int n) {
    double[][] m = new double[3][3];
    for (int i = 0; i < 3; i++) {
      double[] r = m[i];
      for (int j = 0; j < 3; j++) {
        r[j] += x * (i + 1) + j * y;
      }
    }
    for (int k = 0; k < n; k++) {
      double[] t = m[k % 3];
      m[k % 3] = m[2];
      m[2] = t;
      m[0][k % 3] *= Math.sin(m[2][1]);
      t[0] += m[0][0] * m[1][1];
    }
    m[1] = m[n & 1];
    m[1][0] *= x;
    double s = 0;
    for (double[] row : m) {
      for (double v : row) {
        s = s / 2 + v * v;
      }
    }
    return s;
  }

  @Differentiable
  @At({1.3, 0.4})
  static double threeDimensions(double x, double y) {
    double[][][] c = new double[2][3][];
    c[0] = new double[][] {{x}, {y, x}};
    c[1][2] = c[0][1];
    c[1][2][0] *= c[0][0][0];
    double[][] plane = c[0];
    plane[0] = plane[1].clone();
    plane[0][1] += y * y;
    double[][][] shallow = c.clone();
    shallow[1] = plane;
    double s = 1;
    for (double[][] p : c) {
      for (double[] row : p) {
        if (row != null) {
          for (double v : row) {
            s = s * v + x;
          }
        }
      }
    }
    return s + shallow[1][0][0];
  }

  @Differentiable
  @At({0.8, 7})
  @At({0.8, 4})
  @At({0.8, 0})
  static double swappedInALoop(double x, int n) {
    double[] a = {x, 1};
    double[] b = {2, x};
    for (int i = 0; i < n; i++) {
      double[] t = a;
      a = b;
      b = t;
      a[0] += Math.sin(b[1]);
      if (i % 3 == 1) {
        b = new double[] {a[0], i * x};
        continue;
      }
      b[1] = a[0] * b[0] / 4;
      if (a[0] > 4) {
        break;
      }
    }
    return a[0] * b[1] + a[1];
  }

  @Differentiable
  @At({0.6, 2.5, 3})
  static double sharedRowsInALoop(double x, double y, int n) {
    double[] row = {x, y};
    double[][] m = {row, row, {y, x}};
    for (int i = 0; i < n; i++) {
      m[i % 3][0] += m[(i + 1) % 3][1] * Math.sin(m[2][0]);
      m[(i + 1) % 3] = m[i % 3];
      m[2][1] *= row[0];
      row = i == 1 ? m[2].clone() : m[0];
    }
    return m[0][0] * m[1][1] + m[2][0] * row[1];
  }

  @Differentiable
  @At({0.6, 2.5})
  static double choleskyOfTwo(double x, double y) {
    double[][] a = {{2 + x * x, x * y, 1}, {x * y, 3 + y * y, x}, {1, x, 4}};
    int n = a.length;
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < j; k++) {
        a[j][j] -= a[j][k] * a[j][k];
      }
      a[j][j] = Math.sqrt(a[j][j]);
      for (int i = j + 1; i < n; i++) {
        for (int k = 0; k < j; k++) {
          a[i][j] -= a[i][k] * a[j][k];
        }
        a[i][j] /= a[j][j];
      }
    }
    double logDeterminant = 0;
    for (int i = 0; i < n; i++) {
      logDeterminant += 2 * Math.log(a[i][i]);
    }
    return logDeterminant;
  }

  static double[] choleskyOfTwoExpected(double x, double y) {
    // det = 4(2 + x²)(3 + y²) + 2x²y − (3 + y²) − x²(2 + x²) − 4x²y²
    double det =
        4 * (2 + x * x) * (3 + y * y)
            + 2 * x * x * y
            - (3 + y * y)
            - x * x * (2 + x * x)
            - 4 * x * x * y * y;
    double byX = 8 * x * (3 + y * y) + 4 * x * y - 4 * x - 4 * x * x * x - 8 * x * y * y;
    double byY = 8 * y * (2 + x * x) + 2 * x * x - 2 * y - 8 * x * x * y;
    return new double[] {byX / det, byY / det};
  }
}
