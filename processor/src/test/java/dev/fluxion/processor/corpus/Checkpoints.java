package dev.fluxion.processor.corpus;

import dev.fluxion.Checkpointed;
import dev.fluxion.Differentiable;

/** Checkpointed loops. */
final class Checkpoints {
  private static final int FEW = 3;

  private Checkpoints() {}

  @Differentiable
  @At({1.1, 0.2, 0})
  @At({1.1, 0.2, 1})
  @At({1.1, 0.2, 2})
  @At({1.1, 0.2, 37})
  static double logistic(double x, double a, int n) {
    for (@Checkpointed int i = 0; i < n; i++) {
      x = x + a * x * (1 - x) * Math.cos(0.1 * i);
    }
    return x;
  }

  @Differentiable
  @At({0.7, 0})
  @At({0.7, 1})
  @At({0.7, 2})
  @At({0.7, 19})
  static double oneSnapshot(double x, int n) {
    double y = 1;
    for (@Checkpointed(snapshots = 1) int i = 0; i < n; i++) {
      y = Math.sin(y + x);
    }
    return y * y;
  }

  @Differentiable
  @At({0.7, 50})
  static double downwards(double x, int n) {
    double y = 0.3;
    for (@Checkpointed(snapshots = FEW) int i = n; i >= 3; i--) {
      y = Math.exp(-y * x) + 0.01 * i;
    }
    return y;
  }

  @Differentiable
  @At({2.0})
  static double until(double a) {
    double x = a;
    for (@Checkpointed int k = 0; Math.abs(x * x - a) > 1e-13 * a; k++) {
      x = 0.5 * (x + a / x);
    }
    return x;
  }

  static double[] untilExpected(double a) {
    return new double[] {0.5 / Math.sqrt(a)};
  }

  @Differentiable
  @At({0.4, 12})
  @At({0.4, 3})
  static double leftEarly(double x, int n) {
    double sum = 0;
    for (@Checkpointed(snapshots = 2) int i = 0; i < n; i++) {
      if (sum > 2) {
        return sum * x;
      }
      if (i % 3 == 1) {
        continue;
      }
      if (sum > 1.5) {
        break;
      }
      sum += Math.exp(sum * x) * x;
    }
    return sum;
  }

  @Differentiable
  @At({0.4, 0.9, 6})
  static double nested(double x, double y, int n) {
    double s = x;
    for (@Checkpointed(snapshots = 2) int i = 0; i < n; i++) {
      double t = s;
      for (@Checkpointed int j = 0; j < i; j++) {
        t = Math.sin(t * y) + x;
      }
      for (int j = 0; j < 2; j++) {
        t = t * Math.cos(t);
      }
      s = step(s, t, y);
    }
    return s;
  }

  private static double step(double s, double t, double y) {
    for (@Checkpointed int k = 0; k < 3; k++) {
      s = s + 0.1 * t * Math.sin(s * y);
    }
    return s;
  }

  @Differentiable
  @At({0.4, 5})
  static double inAnotherLoop(double x, int n) {
    double s = x;
    for (int i = 0; i < n; i++) {
      for (@Checkpointed(snapshots = 2) int j = 0; j <= i; j++) {
        s = Math.sin(s + x * j);
      }
      s *= 1.1;
    }
    return s;
  }

  @Differentiable
  @At({0.3, 0.8, 9})
  @At({0.3, 0.8, 1})
  static double heatInPlace(double left, double k, int n) {
    double[] u = {left, 0.1, 0.4, k, 0.2};
    for (@Checkpointed(snapshots = 3) int step = 0; step < n; step++) {
      for (int i = 1; i < u.length - 1; i++) {
        u[i] += 0.1 * k * (u[i - 1] - 2 * u[i] + u[i + 1]) * u[i];
      }
    }
    return u[1] * u[2] + u[3];
  }

  @Differentiable
  @At({0.3, 0.8, 8})
  @At({0.3, 0.8, 0})
  static double twoBuffers(double left, double k, int n) {
    double[] u = {left, 0.1, 0.4, k, 0.2};
    double[] next = new double[u.length];
    for (@Checkpointed(snapshots = 2) int step = 0; step < n; step++) {
      for (int i = 1; i < u.length - 1; i++) {
        next[i] = u[i] + 0.2 * k * (u[i - 1] - 2 * u[i] + u[i + 1]);
      }
      next[0] = Math.sin(u[0]);
      double[] t = u;
      u = next;
      next = t;
    }
    return u[0] * u[1] * u[2] + next[1] * next[3];
  }

  @Differentiable
  @At({0.3, 0.8, 11})
  @At({0.3, 0.8, 2})
  static double freshArrays(double a, double b, int n) {
    double[] y = {a, b};
    double[] before = y;
    for (@Checkpointed(snapshots = 3) int step = 0; step < n; step++) {
      before = y;
      y = rotate(y, 0.1 * step);
    }
    return y[0] * y[1] + before[0];
  }

  private static double[] rotate(double[] y, double by) {
    double[] turned = new double[2];
    turned[0] = y[0] * Math.cos(by) - y[1] * y[0];
    turned[1] = y[1] + Math.sin(by * y[0]);
    return turned;
  }

  @Differentiable
  @At({0.3, 0.8, 7})
  static double freshThenChanged(double a, double b, int n) {
    double[] y = {a, b};
    for (@Checkpointed int step = 0; step < n; step++) {
      y = y.clone();
      y[step % 2] *= 1 + y[1 - step % 2] * 0.3;
      y[0] = Math.sin(y[0]);
    }
    return y[0] * y[1];
  }

  @Differentiable
  @At({0.3, 0.8, 7})
  static double oneArrayUnderTwoNames(double a, double b, int n) {
    double[] y = {a, b};
    double[] z = y;
    for (@Checkpointed(snapshots = 2) int step = 0; step < n; step++) {
      double[] made = {z[0] * y[1], Math.sin(y[0]) + z[1]};
      y = made;
      z = made;
      z[0] += 0.1 * a;
    }
    return y[0] * z[1];
  }

  @Differentiable
  @At({0.3, 0.8, 6})
  static double matrix(double a, double b, int n) {
    double[][] m = {{a, 0.2}, {0.1, b}};
    int[] uses = new int[2];
    for (@Checkpointed(snapshots = 2) int step = 0; step < n; step++) {
      double[] row = m[step % 2];
      uses[step % 2]++;
      row[0] += row[1] * m[1][1] * uses[0];
      row[1] = Math.sin(row[0] * uses[1]);
    }
    return m[0][0] * m[0][1] + m[1][0] * m[1][1] * uses[0];
  }

  @Differentiable
  @At({0.3, 0.8, 6})
  static double overwrittenAfterwards(double a, double b, int n) {
    double[] y = {a, b};
    for (@Checkpointed(snapshots = 2) int step = 0; step < n; step++) {
      y[0] = Math.sin(y[0]) * y[1];
    }
    double end = y[0];
    y[0] = b * b;
    y[1] = 3;
    return end * end + y[0] * y[1];
  }

  @Differentiable
  @At({0.3, 0.8, 4})
  static double arraysInNestedLoops(double a, double b, int n) {
    double[] y = {a, b};
    for (@Checkpointed(snapshots = 2) int i = 0; i < n; i++) {
      double[] scratch = new double[2];
      for (@Checkpointed(snapshots = 1) int j = 0; j <= i; j++) {
        scratch[j % 2] += y[1] * scratch[1 - j % 2] + Math.cos(y[0]);
      }
      y[i % 2] = scratch[0] * 0.3 + scratch[1] * y[0];
    }
    return y[0] * y[1];
  }

  @Differentiable
  @At({0.3, 0.8, 4})
  static double onlyReadAndChangedLater(double a, double b, int n) {
    double[] y = {a, b};
    double[] z = y;
    double s = 1;
    for (@Checkpointed(snapshots = 2) int i = 0; i < n; i++) {
      s = Math.sin(s * y[0]) + z[1];
    }
    y[0] = s * b;
    z[1] = 7;
    return y[0] * y[1] + s;
  }

  @Differentiable
  @At({0.3, 0.8, 4})
  static double carriedAndChangedLater(double a, double b, int n) {
    double[] y = {a, b};
    for (@Checkpointed(snapshots = 2) int i = 0; i < n; i++) {
      y = new double[] {Math.sin(y[0]) * y[1], y[0]};
    }
    double t = y[0];
    y[0] = t * t * b;
    y[1] *= 2;
    return y[0] * y[1] + t;
  }
}
