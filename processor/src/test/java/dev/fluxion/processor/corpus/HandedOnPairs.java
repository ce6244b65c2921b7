package dev.fluxion.processor.corpus;

import dev.fluxion.Differentiable;

/** Loops that hand on arrays of a known length, which could as well be a few numbers. */
final class HandedOnPairs {
  private HandedOnPairs() {}

  private static double[] moved(double[] y, double h, double[] k) {
    double[] z = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      z[i] = y[i] + h * k[i];
    }
    return z;
  }

  private static double[] rates(double[] y, double a) {
    return new double[] {y[1] * a, -Math.sin(y[0])};
  }

  @Differentiable
  @At({0.4, 0.7, 0})
  @At({0.4, 0.7, 1})
  @At({0.4, 0.7, 6})
  static double rungeKutta(double a, double x, int n) {
    double[] y = {x, 0.3};
    for (int t = 0; t < n; t++) {
      double[] k1 = rates(y, a);
      double[] k2 = rates(moved(y, 0.05, k1), a);
      double[] next = new double[2];
      for (int i = 0; i < next.length; i++) {
        next[i] = y[i] + 0.05 * (k1[i] + k2[i]);
      }
      y = next;
    }
    return y[0] * y[1] + y.length * x;
  }

  @Differentiable
  @At({0.4, 0.7, 0})
  @At({0.4, 0.7, 5})
  static double twoStepsBack(double a, double x, int n) {
    double[] before = {x, a};
    double[] y = {a * x, 1};
    double s = 0;
    for (int t = 0; t < n; t++) {
      double[] next = {y[1] * before[0], Math.sin(y[0] + before[1])};
      before = y;
      y = next;
      s += before[0] * y[1];
    }
    return s + y[0] * before[1];
  }

  @Differentiable
  @At({0.4, 0.7, 5})
  static double swapped(double a, double x, int n) {
    double[] p = {x, a};
    double[] q = {a * x, 1};
    for (int t = 0; t < n; t++) {
      double[] old = p;
      p = q;
      q = old;
    }
    return a * p[0] + p[1] * q[0];
  }

  /** What the outer loop writes is what its rounds begin with, and what they end with, perhaps. */
  @Differentiable
  @At({0.4, 0.7, 0})
  @At({0.4, 0.7, 2})
  static double writtenInEachRound(double a, double x, int n) {
    double[] first = {x, a};
    double[] last = {a, x};
    double s = 0;
    for (int k = 0; k < 3; k++) {
      first[0] += s * x;
      s += last[0] * last[1];
      double[] y = first;
      for (int t = 0; t < n * (k % 2); t++) {
        y = new double[] {Math.sin(y[1]) * a, y[0]};
      }
      last = y;
      s += y[0];
    }
    return s * last[1];
  }

  @Differentiable
  @At({0.4, 0.7, 0})
  @At({0.4, 0.7, 3})
  static double writtenBehind(double a, double x, int n) {
    double[] first = {x, a};
    double[] y = first;
    for (int t = 0; t < n; t++) {
      y = new double[] {Math.sin(y[1]) * a, y[0]};
    }
    y[0] = a * y[1];
    return first[0] * y[0];
  }

  @Differentiable
  @At({0.4, 0.7, 0})
  @At({0.4, 0.7, 3})
  static double theFirstIsWrittenBehind(double a, double x, int n) {
    double[] first = {x, a};
    double[] y = first;
    for (int t = 0; t < n; t++) {
      y = new double[] {Math.sin(y[1]) * a, y[0]};
    }
    first[0] = a * first[1];
    return first[0] * y[0];
  }

  @Differentiable
  @At({0.4, 0.7, 4})
  static double writtenInside(double a, double x, int n) {
    double[] first = {x, a};
    double[] y = first;
    for (int t = 0; t < n; t++) {
      double[] next = {Math.sin(y[1]) * a, y[0]};
      first[1] += next[0];
      y = next;
      next[1] *= a;
    }
    return first[1] * y[0] + y[1];
  }

  @Differentiable
  @At({0.4, 0.7, 5})
  static double startedAgain(double a, double x, int n) {
    double[] first = {x, a};
    double[] y = first;
    double s = 0;
    for (int t = 0; t < n; t++) {
      double[] next = {Math.sin(y[1]) * a, y[0] + s};
      s += next[0] * y[1];
      y = t == 2 ? first : next;
    }
    return s * y[0];
  }

  @Differentiable
  @At({0.4, 0.7, 3})
  static double inARound(double a, double x, int n) {
    double[] y = {x, a, 1};
    for (int k = 0; k < 2; k++) {
      double[] z = y;
      for (int t = 0; t < n; t++) {
        z = new double[] {z[1] * a, Math.cos(z[2]), z[0] * y[1]};
      }
      y = new double[] {z[0], y[1] * z[2], z[1]};
    }
    return y[0] * y[1] * y[2];
  }

  @Differentiable
  @At({0.4, 0.7, 4})
  static double otherLengths(double a, double x, int n) {
    double[] y = {x, a};
    double[] z = {a, x};
    for (int t = 0; t < n; t++) {
      z = new double[] {y[0] * z[1], z[0]};
      y = t > 1 ? new double[] {z[0], a, y[1]} : new double[] {a * y[1], z[1]};
    }
    return y[0] * z[0] + y.length * x;
  }

  @Differentiable
  @At({0.4, 0.7, 9})
  static double until(double a, double x, int n) {
    double[] y = {x, a};
    int[] count = {0, 0};
    while (y[0] * y[0] < 30 && count[0] < n) {
      count = new int[] {count[0] + 1, count[1] + 2};
      if (count[1] == 4) {
        continue;
      }
      y = new double[] {y[0] + y[1], y[1] * (1 + a)};
      if (y[1] > 10) {
        break;
      }
      if (y[0] > 25) {
        return y[0];
      }
    }
    return y[0] * y[1] + count[1] * x;
  }

  @Differentiable
  @At({0.4, 0.7, 4})
  static double[] returned(double a, double x, int n) {
    double[] y = {x, a};
    for (int t = 0; t < n; t++) {
      y = new double[] {Math.sin(y[1]) * a, y[0]};
    }
    return y;
  }

  @Differentiable
  @At(
      value = {0.4, 0.7, 4},
      arrays = "{1, 0.5, -2, 3}")
  static double byIndex(double[] w, double a, double x, int n) {
    double[] y = {x, a};
    double[] z = {a, 1};
    for (int t = 0; t < n; t++) {
      z = new double[] {z[1] * w[t], z[0] + a};
      y = new double[] {y[t % 2] * z[0], y[1] * z[1]};
    }
    return y[0] * z[1] + y[1];
  }

  @Differentiable
  @At(
      value = {0.4, 4},
      arrays = "{1, 0.5f}")
  static float floats(float[] w, double a, int n) {
    float[] y = {w[0], 2};
    double[] z = {a, w[1]};
    for (int t = 0; t < n; t++) {
      float[] next = {y[1] * w[0], (float) z[0]};
      z = new double[] {z[1] * y[0], Math.cos(z[0])};
      y = next;
    }
    return y[0] * (float) z[1];
  }

  /** Steps that are taken back. */
  @Differentiable
  @At({0.4, 0.7, 0})
  @At({0.4, 0.7, 6})
  static double accepted(double a, double x, int n) {
    double[] y = {x, 0.3};
    double h = 0.5;
    int taken = 0;
    for (int t = 0; t < n; t++) {
      double[] next = moved(y, h, rates(y, a));
      if (next[0] < y[0] + 0.02) {
        y = next;
        taken++;
      } else {
        h *= 0.5;
      }
    }
    return y[0] * y[1] + h * x + taken;
  }

  @Differentiable
  @At({0.4, 0.7, 5})
  static double oneOrTheOther(double a, double x, int n) {
    double[] y = {x, a};
    double[] best = y;
    double[] zeros = new double[2];
    for (int t = 0; t < n; t++) {
      double[] next = t % 2 == 0 ? moved(y, a, y) : new double[] {y[1], Math.sin(y[0])};
      double[] other = next[0] > best[0] ? next : t > 3 ? zeros : best;
      if (t == 2) {
        next[0] *= x;
      }
      best = other;
      y = next;
    }
    return best[0] * best[1] + y[0] * y[1];
  }

  /** Of two names of one array, the one is written to, and the other read. */
  @Differentiable
  @At({0.4, 0.7, 1})
  @At({0.4, 0.7, -1})
  static double writtenWhenChosen(double a, double x, int n) {
    double[] y = {x, a};
    double[] z = {a * x, 1};
    double[] p = n > 0 ? y : z;
    y[0] = Math.sin(z[1] + a);
    double[] q;
    if (n > 0) {
      y[1] *= x;
      q = y;
    } else {
      q = z;
    }
    z[0] += q[0];
    return p[0] * p[1] + q[0] * q[1] + y[1] * z[0];
  }

  @Differentiable
  @At({0.4, 0.7, 3})
  @At({0.4, -0.7, 3})
  static double thrownOut(double a, double x, int n) {
    double[] y = {x, a};
    for (int t = 0; t < n; t++) {
      double[] next;
      if (y[0] > 10) {
        throw new IllegalStateException();
      } else if (y[0] < 0) {
        next = new double[] {y[1], 1};
      } else {
        next = y;
      }
      y = new double[] {next[1] * a, next[0] + a};
    }
    return y[0] * y[1];
  }
}
