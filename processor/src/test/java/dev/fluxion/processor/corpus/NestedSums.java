package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Sums in sums: of which inner trips could be reversed one by one, too; or only seem so. */
final class NestedSums {
  private NestedSums() {}

  @Differentiable
  @At(arrays = "{1, -2, 3, 0.5}")
  @At(arrays = "{1}")
  @At(arrays = "{}")
  static double pairs(double[] x) {
    double e = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = i + 1; j < x.length; j++) {
        double d = x[i] - x[j];
        e -= 1 / Math.sqrt(d * d + 0.1);
      }
    }
    return e;
  }

  static double[] pairsExpected(double[] x) {
    double[] g = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        double d = x[i] - x[j];
        g[i] += d * Math.pow(d * d + 0.1, -1.5);
      }
    }
    return g;
  }

  @Differentiable
  @At(value = 1.5, arrays = "{1, -2, 3, 0.5}")
  static double threeDeep(double[] x, double a) {
    double s = a;
    for (int i = 0; i < x.length; i++) {
      double xi = x[i] * a;
      for (int j = 0; j <= i; j++) {
        double xij = xi * x[j] + a;
        for (int k = j; k < x.length; k++) {
          s += Math.sin(xij * x[k]) * a;
        }
      }
      s -= xi * xi;
    }
    return s * 0.5 - a;
  }

  @Differentiable
  @At(value = 1.5, arrays = "{1, -2, 3, 0.5}")
  static double scaledInnerSums(double[] x, double a) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      double inner = x[i];
      for (int j = 0; j < x.length; j++) {
        inner += Math.cos(x[i] * x[j] * a);
      }
      s += 3 * inner * a * (i + 1);
    }
    return s;
  }

  @Differentiable
  @At(value = 1.5, arrays = "{1, -2, 3, 0.5}")
  static double innerSumsOfWhichTheSquareCounts(double[] x, double a) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      double first = 0;
      double second = 0;
      for (int j = 0; j < x.length; j++) {
        first += x[i] * x[j] * a;
        second += x[j] * x[j];
      }
      for (int j = 0; j < x.length; j++) {
        second += first * x[j];
      }
      s += first * first + second;
    }
    return s;
  }

  /** What is known of the factor after the loop is not known before it. */
  @Differentiable
  @At(value = 1.5, arrays = "{1, -2, 3, 0.5}")
  static double factorsThatComeLate(double[] x, double a) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      double inner = 0;
      for (int j = 0; j < x.length; j++) {
        inner += x[i] * Math.exp(-x[j] * x[j]) * a;
      }
      double late = Math.sin(x[i] * a);
      s += late * inner;
    }
    return s;
  }

  /** What the inner sums read is overwritten in the same trip, and used again. */
  @Differentiable
  @At(arrays = "{1, -2, 3, 0.5}")
  static double scratchWrittenAgain(double[] x) {
    int n = x.length;
    double[] y = new double[n];
    double s = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        y[j] = x[i] * x[j];
      }
      for (int j = 0; j < n; j++) {
        s += y[j] * y[j] * x[i];
      }
      for (int j = 0; j < n; j++) {
        y[j] = Math.sin(y[j]) * x[j];
      }
      for (int j = 0; j < n; j++) {
        s -= y[j] * y[n - 1 - j];
      }
    }
    return s;
  }

  /** The last inner sum reads what nothing overwrites any more in the trip. */
  @Differentiable
  @At(value = 0.7, arrays = "{1, -2, 3, 0.5}")
  static double scratchReadTwice(double[] x, double a) {
    int n = x.length;
    double[] y = new double[n];
    double s = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        y[j] = Math.sin(x[i] * x[j] * a);
      }
      for (int j = 0; j < n; j++) {
        s += y[j] * y[j] * a;
      }
      for (int j = 1; j < n; j++) {
        s -= y[j] * y[j - 1] * y[j];
      }
    }
    return s;
  }

  @Differentiable
  @At(value = 0.7, arrays = "{1, -2, 3, 0.5}")
  static double branchesAndExits(double[] x, double a) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        if (x[j] < 0) {
          continue;
        }
        s += x[i] > x[j] ? x[i] * x[j] * a : Math.exp(a * x[i]);
      }
      for (int j = 0; j < x.length; j++) {
        if (j > i) {
          break;
        }
        s += x[j] * x[j] * x[i];
      }
      int k = x.length;
      while (k > i) {
        k -= 2;
        s += k < 0 ? a * x[0] : x[k] * x[k] * a;
      }
    }
    return s;
  }

  @Differentiable
  @At(
      value = 2,
      arrays = {"{{1, -2, 3}, {0.5, 0.25, 4}, {2, 1, -1}}", "{{0.5, -1}, {2, 0.25}}"})
  static double windows(double[][] x, double[][] w, @Constant int n) {
    double s = 0;
    for (int i = 0; i + w.length <= x.length; i++) {
      for (int j = 0; j + w[0].length <= x[0].length; j++) {
        double y = 0;
        for (int a = 0; a < w.length; a++) {
          for (int b = 0; b < w[0].length; b++) {
            y += x[i + a][j + b] * w[a][b];
          }
        }
        s += y * y * n;
      }
    }
    return s;
  }

  @Differentiable
  @At(value = 0.7, arrays = "{1, -2, 3, 0.5}")
  static double innerSumsPassedOn(double[] x, double a) {
    double s = 0;
    double count = 0;
    for (int i = 0; i < x.length; i++) {
      double t = s;
      for (int j = 0; j < x.length; j++) {
        t += Math.sin(x[j] + x[i] * a);
        count += x[j];
      }
      s = t + a;
    }
    return s - 0.5 * count;
  }
}
