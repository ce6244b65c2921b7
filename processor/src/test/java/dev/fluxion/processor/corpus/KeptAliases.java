package dev.fluxion.processor.corpus;

import dev.fluxion.Checkpointed;
import dev.fluxion.Differentiable;

/**
 * Arrays that are arguments under another name, when a pullback is applied: it has copies of what
 * the caller may write to, and must know which of them were one.
 */
final class KeptAliases {
  private KeptAliases() {}

  @Differentiable
  @At(
      value = {0.4, 7},
      arrays = "{0.512, 1.161, 0.646}")
  @At(
      value = {0.4, 3},
      arrays = "{0.512, 1.161, 0.646}")
  static double[] comparedInALoop(double[] a, double x, int n) {
    double y = x;
    double[] p = n > 3 ? a : new double[3];
    for (int i = 0; i < n; i++) {
      y = Math.sin(y) * (p == a ? p[i % 3] : 2);
    }
    return new double[] {y * a[0]};
  }

  @Differentiable
  @At(
      value = {0.4, 7},
      arrays = "{0.512, 1.161, 0.646}")
  static double[] branchesOnAComparison(double[] a, double x, int n) {
    double y = x;
    double[] p = n > 3 ? a : new double[3];
    for (int i = 0; i < n; i++) {
      if (p == a) {
        y *= a[i % 3];
      } else {
        y += 1;
      }
    }
    return new double[] {y};
  }

  @Differentiable
  @At(
      value = {0.4, 4},
      arrays = {"{0.5, 1.1, 0.6}", "{0.7, 0.8, 0.9}"})
  static double[] parametersCompared(double[] a, double[] c, double x, int n) {
    double y = x;
    for (int i = 0; i < n; i++) {
      y = Math.sin(y) * (a == c ? a[i % 3] : 2 * c[0]);
    }
    return new double[] {y};
  }

  @Differentiable(wrt = {"a", "x"})
  @At(
      value = {0.4, 5},
      arrays = "{0.512, 1.161, 0.646}")
  @At(
      value = {0.4, 6},
      arrays = "{0.512, 1.161, 0.646}")
  static void writtenUnderAnotherName(double[] a, double x, int n) {
    double y = x;
    double[] q = new double[3];
    for (int j = 0; j < n && y < 3; j++) {
      q = j % 2 == 0 ? a : new double[3];
    }
    for (@Checkpointed(snapshots = 2) int i = 0; i < n; i++) {
      q[i % 3] = Math.sin(q[i % 3] + y);
      y = Math.cos(y * a[i % 3]);
    }
    a[1] += y;
  }

  @Differentiable(wrt = {"a", "c", "x"})
  @At(
      value = {0.4, 6},
      arrays = {"{0.512, 1.161, 0.646}", "{0.181, 0.98, 0.13}"})
  static void swappedAndKept(double[] a, double[] c, double x, int n) {
    double y = x;
    double[] first = a;
    double[] second = c;
    for (int j = 0; j < n && y < 3; j++) {
      double[] t = first;
      first = second;
      second = t;
    }
    for (@Checkpointed(snapshots = 2) int i = 0; i < n; i++) {
      first[i % 3] = Math.sin(a[i % 3] + y);
      y *= second[(i + 1) % 3] * a[(i + 2) % 3] * a[i % 3] + 0.5;
    }
    a[1] = y;
  }

  @Differentiable(wrt = {"a", "x"})
  @At(
      value = {0.4, 0},
      arrays = "{0.512, 1.161, 0.646}")
  @At(
      value = {0.4, 1},
      arrays = "{0.512, 1.161, 0.646}")
  static void rowOfOwnRows(double[] a, double x, int row) {
    double y = x;
    double[][] rows = {a, a.clone()};
    double[] q = rows[row];
    for (@Checkpointed int i = 0; i < 3; i++) {
      y = y * q[i] * (q == a ? y : 2);
    }
    a[0] = y;
  }
}
