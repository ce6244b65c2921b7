package dev.fluxion.processor.corpus;

import dev.fluxion.Checkpointed;
import dev.fluxion.Differentiable;
import java.util.Arrays;

/** Loops that hand arrays on from trip to trip, most of them never written to again. */
final class HandedOnArrays {
  private HandedOnArrays() {}

  private static double[] step(double[] y, double a) {
    double[] next = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      next[i] = Math.sin(y[i] + a) * y[(i + 1) % y.length] + a;
    }
    return next;
  }

  @Differentiable
  @At(
      value = {0.4, 0},
      arrays = "{1, 0.5, -2}")
  @At(
      value = {0.4, 1},
      arrays = "{1, 0.5, -2}")
  @At(
      value = {0.4, 5},
      arrays = "{1, 0.5, -2}")
  static double fromAnArgument(double[] x, double a, int n) {
    double[] y = x;
    for (int t = 0; t < n; t++) {
      y = step(y, a * x[t % x.length]);
    }
    return y[0] * y[1] + x[0] * y[2];
  }

  @Differentiable
  @At(
      value = {0.4, 6},
      arrays = "{1, 0.5, -2}")
  @At(
      value = {0.4, 0},
      arrays = "{1, 0.5, -2}")
  static double twoStepsBack(double[] x, double a, int n) {
    double[] before = x;
    double[] y = step(x, a);
    for (int t = 0; t < n; t++) {
      double[] next = new double[y.length];
      for (int i = 0; i < next.length; i++) {
        next[i] = y[i] * a - 0.3 * before[i] * Math.cos(y[i]);
      }
      before = y;
      y = next;
    }
    return y[0] * before[1] + y[2];
  }

  @Differentiable
  @At(
      value = {0.4, 5},
      arrays = "{1, 0.5, -2}")
  static double threeNames(double[] x, double a, int n) {
    double[] p = x;
    double[] q = x;
    double[] r = step(x, a);
    for (int t = 0; t < n; t++) {
      double[] next = {p[0] * q[1], Math.sin(r[2]) + a, q[0] * r[1] - p[2]};
      r = q;
      p = next;
      q = next;
    }
    return p[0] + q[1] * r[2];
  }

  @Differentiable
  @At(
      value = {0.4, 5},
      arrays = {"{1, 0.5}", "{2, -1}"})
  @At(
      value = {0.4, 4},
      arrays = {"{1, 0.5}", "=0"})
  static double swapped(double[] x, double[] z, double a, int n) {
    double[] p = x;
    double[] q = z;
    double s = a;
    for (int t = 0; t < n; t++) {
      s = Math.sin(s) * p[0] + q[1];
      double[] old = p;
      p = q;
      q = old;
    }
    return s + p[0] * q[1];
  }

  @Differentiable
  @At(
      value = {0.4, 5},
      arrays = {"{1, 0.5}", "{2, -1}"})
  static double onlySwapped(double[] x, double[] z, double a, int n) {
    double[] p = x;
    double[] q = z;
    for (int t = 0; t < n; t++) {
      double[] old = p;
      p = q;
      q = old;
    }
    return a * p[0] + p[1] * q[1];
  }

  @Differentiable
  @At(
      value = {0.4, 4},
      arrays = "{1, 0.5, -2}")
  @At(
      value = {0.4, 0},
      arrays = "{1, 0.5, -2}")
  static double nullAtFirst(double[] x, double a, int n) {
    double[] before = null;
    double s = a;
    for (int t = 0; t < n; t++) {
      double[] y = {s * x[0], x[1] - s};
      s += y[0] * y[1];
      if (before != null) {
        s -= before[0] * Math.cos(y[1]);
      }
      before = y;
    }
    return before == null ? s * s : s + before[1];
  }

  @Differentiable
  @At(
      value = {0.4, 4},
      arrays = "{1, 0.5}")
  static double growing(double[] x, double a, int n) {
    double[] y = x;
    for (int t = 0; t < n; t++) {
      double[] next = Arrays.copyOf(y, y.length + 1);
      next[y.length] = Math.sin(y[t]) * a;
      next[t] *= next[y.length - 1];
      y = next;
    }
    double s = 0;
    for (double v : y) {
      s += v * v;
    }
    return s;
  }

  @Differentiable
  @At(
      value = {0.4, 6},
      arrays = "{1, 0.5, -2}")
  static double nowAndThen(double[] x, double a, int n) {
    double[] y = x.clone();
    double[] best = y;
    for (int t = 0; t < n; t++) {
      double[] next = step(y, a);
      if (t % 3 != 1) {
        y = next;
      }
      best = next[0] > best[0] ? next : best;
      a = a * y[0] + 0.1 * best[1];
    }
    return y[0] * best[2] + a;
  }

  @Differentiable
  @At(
      value = {0.4, 6},
      arrays = "{1, 0.5, -2}")
  static double madeInBranches(double[] x, double a, int n) {
    double[] y = x;
    for (int t = 0; t < n; t++) {
      if (t % 2 == 0) {
        double[] z = y.clone();
        z[t % 3] *= a;
        y = z;
      } else {
        y = new double[] {y[1] * y[2], a, Math.sin(y[0])};
      }
    }
    return y[0] * y[1] + y[2];
  }

  @Differentiable
  @At(
      value = {0.4, 3},
      arrays = "{1, 0.5, -2}")
  static double madeInLoops(double[] x, double a, int n) {
    double[] y = x;
    for (int t = 0; t < n; t++) {
      double[] z = y;
      for (int k = 0; k < t; k++) {
        z = step(z, a * y[k]);
      }
      y = z;
    }
    return y[0] * y[1] + y[2];
  }

  @Differentiable
  @At(
      value = {0.4, 4},
      arrays = "{1, 0.5, -2}")
  static double writtenThroughAnOldName(double[] x, double a, int n) {
    double[] y = x.clone();
    double s = 0;
    for (int t = 0; t < n; t++) {
      double[] old = y;
      double[] next = step(y, a);
      y = next;
      old[0] = a * next[1];
      s += old[0] * old[2] + next[0];
    }
    return s * y[0];
  }

  @Differentiable
  @At(
      value = {0.4, 4},
      arrays = "{1, 0.5, -2}")
  static double writtenWhenItIsNamed(double[] x, double a, int n) {
    double[] y = x.clone();
    for (int t = 0; t < n; t++) {
      double[] next = step(y, a);
      y = next;
      next[0] *= y[1];
      y[1] = a * y[0];
    }
    return y[0] * y[1] * y[2];
  }

  @Differentiable
  @At(
      value = {0.4, 4},
      arrays = "{1, 0.5, -2}")
  @At(
      value = {0.4, 0},
      arrays = "{1, 0.5, -2}")
  static double writtenBehindTheLoop(double[] x, double a, int n) {
    double[] first = x.clone();
    double[] y = first;
    for (int t = 0; t < n; t++) {
      y = step(y, a);
    }
    y[0] = y[1] * y[2];
    return y[0] * first[0] + first[1] * y[2];
  }

  @Differentiable
  @At(
      value = {0.4, 3},
      arrays = "{1, 0.5, -2}")
  static double writtenInTheNextRound(double[] x, double a, int n) {
    double[] first = x.clone();
    double s = 0;
    for (int k = 0; k < 3; k++) {
      double[] y = first;
      for (int t = 0; t < n; t++) {
        y = step(y, a);
      }
      s += y[0] * first[1];
      first[k] = s;
      y[1] = s * a;
      s += y[1] * first[1];
    }
    return s;
  }

  @Differentiable
  @At(
      value = {0.4, 3},
      arrays = "{{1, 0.5, -2}, {0.3, 1.5, 2}}")
  static double recurrentInASum(double[][] x, double a, int n) {
    double sum = 0;
    for (double[] row : x) {
      double[] h = new double[row.length];
      for (int t = 0; t < n; t++) {
        double[] next = new double[h.length];
        for (int i = 0; i < h.length; i++) {
          next[i] = Math.tanh(row[i] * h[(i + 1) % h.length] + a * row[t]);
        }
        h = next;
      }
      sum += h[0] * h[1] + h[2];
    }
    return sum / x.length;
  }

  @Differentiable
  @At(
      value = {0.4, 3},
      arrays = "{{1, 0.5, -2}, {0.3, 1.5, 2}, {2, 1, 0.5}}")
  static double rows(double[][] x, double a, int n) {
    double[] y = x[0];
    double[][] all = new double[n][];
    for (int t = 0; t < n; t++) {
      all[t] = y;
      double[] next = step(y, a);
      y = t == 1 ? x[2] : next;
    }
    double s = 0;
    for (double[] row : all) {
      s += row[0] * row[1] * y[2];
    }
    return s;
  }

  @Differentiable
  @At(
      value = {0.4, 3},
      arrays = "{{1, 0.5}, {0.3, 1.5}}")
  static double matrices(double[][] x, double a, int n) {
    double[][] m = x;
    for (int t = 0; t < n; t++) {
      double[][] next = new double[2][2];
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
          next[i][j] = m[i][0] * m[0][j] + Math.sin(m[i][1]) * m[1][j] + a;
        }
      }
      m = next;
    }
    return m[0][0] * m[1][1] - m[0][1];
  }

  @Differentiable
  @At(
      value = {0.4, 20},
      arrays = "{1, 0.5, -2}")
  static double until(double[] x, double a, int n) {
    double[] y = x;
    int t = 0;
    while (y[0] * y[0] > 0.01 && t < n) {
      t++;
      if (y[1] > 3) {
        continue;
      }
      double[] next = step(y, 0.3 * a);
      if (next[2] > 2.5) {
        break;
      }
      y = next;
      if (t == 7) {
        return y[0] * y[1];
      }
    }
    return y[0] + y[2] * a;
  }

  @Differentiable
  @At(
      value = {0.4, 4},
      arrays = "{1, 0.5, -2}")
  static double[] returned(double[] x, double a, int n) {
    double[] y = x;
    for (int t = 0; t < n; t++) {
      y = step(y, a);
    }
    return y;
  }

  @Differentiable
  @At(
      value = {0.4, 4},
      arrays = "{1, 0.5, -2}")
  static double[] returnedBefore(double[] x, double a, int n) {
    double[] first = step(x, a);
    double[] y = first;
    for (int t = 0; t < n; t++) {
      y = step(y, a * first[0]);
    }
    first[1] *= y[0];
    return first;
  }

  @Differentiable
  @At(
      value = {0.4, 3},
      arrays = "{1, 0.5, -2}")
  static double oneAfterTheOther(double[] x, double a, int n) {
    double[] y = x;
    for (int t = 0; t < n; t++) {
      y = step(y, a);
    }
    double[] z = y;
    for (int t = 0; t < n; t++) {
      z = step(z, y[0]);
    }
    return z[0] * y[1] * x[2];
  }

  @Differentiable
  @At(
      value = {0.4, 7},
      arrays = "{1, 0.5, -2}")
  static double checkpointed(double[] x, double a, int n) {
    double[] y = x;
    for (@Checkpointed int t = 0; t < n; t++) {
      double[] z = y;
      for (int k = 0; k < 2; k++) {
        z = step(z, a);
      }
      y = z;
    }
    return y[0] * y[1] + y[2];
  }

  @Differentiable
  @At(
      value = {0.4, 4},
      arrays = {"{1, 0.5f}", "{2, 3}"})
  static float floats(float[] x, double[] z, double a, int n) {
    float[] y = x;
    double[] w = z;
    for (int t = 0; t < n; t++) {
      float[] next = {y[0] * y[1], (float) (a * w[0])};
      w = new double[] {w[1] * y[0], Math.sin(w[0])};
      y = next;
    }
    return y[0] + y[1] * (float) w[1];
  }

  @Differentiable
  @At(
      value = {0.4, 3},
      arrays = "{1, 0.5, -2}")
  static double recursive(double[] x, double a, int n) {
    return after(x, a, n)[0] * x[1];
  }

  private static double[] after(double[] x, double a, int n) {
    double[] y = x;
    for (int t = 0; t < n; t++) {
      double[] next = step(y, a);
      y = n > 1 ? after(next, a * y[0], n - 2) : next;
    }
    return y;
  }

  @Differentiable
  @At(
      value = {0.4, 3},
      arrays = "{1, 0.5, -2}")
  static double restarted(double[] x, double a, int n) {
    double[] y = x.clone();
    double[] fixed = step(x, a);
    double s = 0;
    for (int t = 0; t < n; t++) {
      y = t == 1 ? fixed : step(y, a);
      s += y[0] * fixed[1];
    }
    return s + fixed[2] * y[2];
  }

  @Differentiable
  @At(
      value = {0.4, 3},
      arrays = {"{1, 0.5, -2}", "{0.1, 0.2, 0.3}"})
  static void into(double[] x, double[] out, double a, int n) {
    double[] y = x;
    for (int t = 0; t < n; t++) {
      y = step(y, a);
      out[t] = y[0] * y[1];
    }
    out[0] = y[2] * x[1];
  }
}
