package dev.fluxion.processor.corpus;

import dev.fluxion.Checkpointed;
import dev.fluxion.Differentiable;

/**
 * Elements that are read while others change: what is done with them is read again in the reverse
 * sweep; and what only looks like it.
 */
final class Eliminations {
  private Eliminations() {}

  private static final String MATRIX =
      "{{4, 1, 0.5, 0.2}, {0.9, 5, 1, 0.3}, {0.4, 1.1, 6, 0.7}," + " {0.1, 0.2, 0.8, 3}}";

  private static final String RIGHT = "{1, -2, 0.5, 0.7}";

  private static double[][] copy(double[][] a) {
    double[][] m = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      m[i] = a[i].clone();
    }
    return m;
  }

  private static double weighted(double[][] m) {
    double s = 0;
    for (int i = 0; i < m.length; i++) {
      for (int j = 0; j < m[i].length; j++) {
        s += m[i][j] * Math.cos(i + 2 * j);
      }
    }
    return s;
  }

  @Differentiable
  @At(arrays = {MATRIX, RIGHT})
  @At(arrays = {"{{2}}", "{3}"})
  @At(arrays = {"{}", "{}"})
  static double solved(double[][] a, double[] b) {
    int n = b.length;
    double[][] m = copy(a);
    double[] y = b.clone();
    for (int k = 0; k < n; k++) {
      for (int i = k + 1; i < n; i++) {
        double f = m[i][k] / m[k][k];
        for (int j = k; j < n; j++) {
          m[i][j] -= f * m[k][j];
        }
        y[i] -= f * y[k];
      }
    }
    double[] x = new double[n];
    double sum = 0;
    for (int i = n - 1; i >= 0; i--) {
      double s = y[i];
      for (int j = i + 1; j < n; j++) {
        s -= m[i][j] * x[j];
      }
      x[i] = s / m[i][i];
      sum += x[i] * x[i];
    }
    return sum;
  }

  @Differentiable
  @At(arrays = MATRIX)
  static double logDeterminant(double[][] a) {
    int n = a.length;
    double[][] m = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        m[i][j] = a[i][j];
      }
    }
    double s = 0;
    for (int k = 0; k < n; k++) {
      s += Math.log(m[k][k]);
      for (int i = n - 1; i > k; i--) {
        m[i][k] /= m[k][k];
        for (int j = k + 1; j < n; j++) {
          m[i][j] -= m[i][k] * m[k][j];
        }
      }
    }
    return s;
  }

  /** Rows change their places. */
  @Differentiable
  @At(arrays = "{{0.1, 1, 0.5, 0.2}, {3, 5, 1, 0.3}, {0.4, 0.1, 0.6, 2}, {4, 0.2, 2, 0.3}}")
  static double pivoted(double[][] a) {
    double[][] m = copy(a);
    double s = 0;
    for (int k = 0; k < m.length; k++) {
      int p = k;
      for (int i = k + 1; i < m.length; i++) {
        if (Math.abs(m[i][k]) > Math.abs(m[p][k])) {
          p = i;
        }
      }
      double[] row = m[k];
      m[k] = m[p];
      m[p] = row;
      for (int i = k + 1; i < m.length; i++) {
        double f = m[i][k] / m[k][k];
        for (int j = k; j < m.length; j++) {
          m[i][j] -= f * m[k][j];
        }
      }
      s += Math.log(Math.abs(m[k][k])) * (k + 1);
    }
    return s;
  }

  @Differentiable
  @At(arrays = "{{0.1, 1, 0.5, 0.2}, {3, 5, 1, 0.3}, {0.4, 0.1, 0.6, 2}, {4, 0.2, 2, 0.3}}")
  static double permuted(double[][] a) {
    int n = a.length;
    double[][] m = copy(a);
    int[] rows = new int[n];
    for (int i = 0; i < n; i++) {
      rows[i] = i;
    }
    for (int k = 0; k < n; k++) {
      int p = k;
      for (int i = k + 1; i < n; i++) {
        if (Math.abs(m[rows[i]][k]) > Math.abs(m[rows[p]][k])) {
          p = i;
        }
      }
      int row = rows[k];
      rows[k] = rows[p];
      rows[p] = row;
      for (int i = k + 1; i < n; i++) {
        double f = m[rows[i]][k] / m[rows[k]][k];
        for (int j = k + 1; j < n; j++) {
          m[rows[i]][j] -= f * m[rows[k]][j];
        }
      }
    }
    return weighted(m);
  }

  @Differentiable
  @At(arrays = MATRIX)
  static double cholesky(double[][] a) {
    int n = a.length;
    double[][] l = new double[n][n];
    double logDeterminant = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double s = a[i][j];
        for (int k = 0; k < j; k++) {
          s -= l[i][k] * l[j][k];
        }
        if (i == j) {
          l[i][i] = Math.sqrt(s);
          logDeterminant += Math.log(l[i][i]);
        } else {
          l[i][j] = s / l[j][j];
        }
      }
    }
    return logDeterminant + weighted(l);
  }

  @Differentiable
  @At(arrays = MATRIX)
  static double choleskyByColumns(double[][] a) {
    double[][] l = copy(a);
    for (int k = 0; k < l.length; k++) {
      l[k][k] = Math.sqrt(l[k][k]);
      for (int i = k + 1; i < l.length; i++) {
        l[i][k] /= l[k][k];
      }
      for (int j = k + 1; j < l.length; j++) {
        for (int i = j; i < l.length; i++) {
          l[i][j] -= l[i][k] * l[j][k];
        }
      }
    }
    return weighted(l);
  }

  /** What was row k becomes a row that changes. */
  @Differentiable
  @At(arrays = MATRIX)
  static double rotated(double[][] a) {
    int n = a.length;
    double[][] m = copy(a);
    for (int k = 0; k < n - 1; k++) {
      for (int i = k + 1; i < n; i++) {
        for (int j = 0; j < n; j++) {
          m[i][j] = Math.sin(m[i][j] + m[k][j] * m[k][j]);
        }
      }
      double[] row = m[k];
      m[k] = m[n - 1];
      m[n - 1] = row;
    }
    return weighted(m);
  }

  /** Each row is the next one, too. */
  @Differentiable
  @At(arrays = RIGHT)
  static double rowsTwice(double[] b) {
    int n = b.length;
    double[][] m = new double[n][];
    for (int i = 0; i < n; i += 2) {
      double[] row = b.clone();
      row[i] *= i + 2;
      m[i] = row;
      m[i + 1] = row;
    }
    for (int k = 0; k < n; k++) {
      for (int i = k + 1; i < n; i++) {
        for (int j = 0; j < n; j++) {
          m[i][j] = Math.sin(m[k][j] * m[i][j] + j);
        }
      }
    }
    return weighted(m);
  }

  /** The row that is given to row i has been given to the last one before, in a branch. */
  @Differentiable
  @At(arrays = RIGHT)
  static double rowsTwiceInABranch(double[] b) {
    int n = b.length;
    double[][] m = new double[n][];
    for (int i = 0; i < n - 1; i++) {
      double[] row = b.clone();
      row[i] *= i + 2;
      if (i == 0) {
        m[n - 1] = row;
      }
      m[i] = row;
    }
    for (int k = 0; k < n; k++) {
      for (int i = k + 1; i < n; i++) {
        for (int j = 0; j < n; j++) {
          m[i][j] = Math.sin(m[k][j] * m[i][j] + j);
        }
      }
    }
    return weighted(m);
  }

  /** One row is all of them, but no element is read after it was written in another column. */
  @Differentiable
  @At(arrays = RIGHT)
  static double oneRow(double[] b) {
    int n = b.length;
    double[][] m = new double[n][];
    double[] row = b.clone();
    for (int i = 0; i < n; i++) {
      m[i] = row;
    }
    double s = 0;
    for (int k = 0; k < n; k++) {
      for (int j = k + 1; j < n; j++) {
        m[j][j] = Math.sin(m[k][k] * m[k][j]);
        s += m[n - 1][k] * m[0][k];
      }
    }
    return s + weighted(m);
  }

  @Differentiable
  @At(arrays = MATRIX)
  static double rowsReplaced(double[][] a) {
    int n = a.length;
    double[][] m = copy(a);
    double s = 0;
    for (int k = 0; k < n; k++) {
      for (int i = k + 1; i < n; i++) {
        for (int j = 0; j < n; j++) {
          m[i][j] = Math.sin(m[i][j] * m[k][j]);
        }
      }
      s += m[k][0] * m[k][n - 1];
      m[k] = new double[n];
      m[k][0] = Math.cos(s);
    }
    return s + weighted(m);
  }

  /** Row k itself is the first to change. */
  @Differentiable
  @At(arrays = MATRIX)
  static double itselfFirst(double[][] a) {
    int n = a.length;
    double[][] m = copy(a);
    for (int k = 0; k < n; k++) {
      for (int i = k; i < n; i++) {
        for (int j = 0; j < n; j++) {
          m[i][j] = Math.sin(m[i][j] * m[k][j]);
        }
      }
    }
    return weighted(m);
  }

  private static void eliminate(double[][] m, int k) {
    double[] pivot = m[k];
    for (int i = k + 1; i < m.length; i++) {
      double[] row = m[i];
      for (int j = pivot.length - 1; j >= k; j--) {
        row[j] -= row[k] / pivot[k] * pivot[j];
      }
    }
  }

  /** The same matrix again and again. */
  @Differentiable
  @At(arrays = MATRIX)
  static double inRounds(double[][] a) {
    int n = a.length;
    double[][] m = new double[n][n];
    double s = 1;
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          m[i][j] = a[i][j] + 0.1 * s * m[j][i];
        }
      }
      for (int k = 0; k < n; k++) {
        eliminate(m, k);
        s = 0.5 * s + Math.cos(m[k][k]);
      }
    }
    return s;
  }

  @Differentiable
  @At({0.3, 0.8, 0})
  @At({0.3, 0.8, 1})
  @At({0.3, 0.8, 7})
  static double recurrences(double a, double b, int n) {
    double[] c = new double[n + 2];
    double[] d = new double[n + 2];
    c[0] = a;
    c[1] = b;
    for (int i = 2; i < c.length; i++) {
      c[i] = Math.sin(c[i - 1] * b + c[i - 2]);
    }
    d[n + 1] = c[n] * c[n + 1];
    for (int i = n; i >= 0; i--) {
      d[i] = Math.cos(d[i + 1] * c[i] + a * d[n + 1]);
    }
    return d[0] * d[1] + c[n];
  }

  @Differentiable
  @At({0.3, 0.8, 0})
  @At({0.3, 0.8, 13})
  static double checkpointedRecurrence(double a, double b, int n) {
    double[] c = new double[n + 2];
    c[0] = a;
    c[1] = b;
    for (@Checkpointed(snapshots = 2) int i = 2; i < n + 2; i++) {
      c[i] = Math.sin(c[i - 1] * b + c[i - 2]);
    }
    return c[n] * c[n + 1];
  }

  @Differentiable
  @At(arrays = {MATRIX, RIGHT})
  static double checkpointed(double[][] a, double[] b) {
    int n = b.length;
    double[][] m = copy(a);
    double[] y = b.clone();
    for (@Checkpointed(snapshots = 2) int k = 0; k < n; k++) {
      for (int i = k + 1; i < n; i++) {
        double f = m[i][k] / m[k][k];
        for (int j = k; j < n; j++) {
          m[i][j] -= f * m[k][j];
        }
        y[i] -= f * y[k];
      }
    }
    return weighted(m) + y[n - 1] * y[0];
  }

  /** What is read is written in the next trip, or in this one, or behind the loop. */
  @Differentiable
  @At(arrays = RIGHT)
  static double tooEarly(double[] b) {
    int n = b.length;
    double[] c = b.clone();
    double[] d = b.clone();
    double[] e = b.clone();
    double s = 0;
    for (int i = 0; i < n - 1; i++) {
      c[i] = Math.sin(c[i + 1] * c[i]);
      s += e[i] * c[i];
    }
    for (int i = n - 1; i > 0; i--) {
      s += d[i] * d[i];
      d[i] = Math.sin(d[i - 1] + 0.2 * s);
      d[i - 1] *= 1 + 0.1 * s;
    }
    for (int i = 0; i < n; i++) {
      e[i] = Math.cos(c[i] * d[i] + 0.1 * s);
      e[n - 1 - i] *= 1 + c[i];
      s += e[i] * e[n - 1 - i];
    }
    return s;
  }

  /** The counter is written to as one likes. */
  @Differentiable
  @At(arrays = RIGHT)
  static double jumps(double[] b) {
    double[] c = b.clone();
    int k = 0;
    double s = 0;
    while (k < c.length) {
      for (int i = k; i < c.length; i++) {
        if (i == k) {
          continue;
        }
        c[i] += Math.sin(c[k] * c[i]);
        s += c[k] * c[i];
      }
      k += s > 100 ? -1 : 1;
    }
    return s;
  }
}
