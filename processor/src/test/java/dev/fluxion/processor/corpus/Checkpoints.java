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
}
