package dev.fluxion.processor.corpus;

import dev.fluxion.Differentiable;
import java.util.Arrays;

/** Loops that go on from a state, and make arrays in each step. */
final class StepsWithOwnArrays {
  private StepsWithOwnArrays() {}

  @Differentiable
  @At(
      value = {0.1, 4},
      arrays = {"{1.1, 0.4, 0.1, 0.4}", "{1, 0.5}"})
  static double rungeKutta(double[] p, double[] y0, double h, int n) {
    double[] y = y0.clone();
    for (int t = 0; t < n; t++) {
      double[] k1 = rates(y, p);
      double[] k2 = rates(moved(y, h / 2, k1), p);
      double[] k3 = rates(moved(y, h / 2, k2), p);
      double[] k4 = rates(moved(y, h, k3), p);
      double[] next = new double[y.length];
      for (int i = 0; i < y.length; i++) {
        next[i] = y[i] + h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
      }
      y = next;
    }
    return y[0] * y[1];
  }

  private static double[] rates(double[] y, double[] p) {
    return new double[] {y[0] * (p[0] - p[1] * y[1]), y[1] * (p[2] * y[0] - p[3])};
  }

  private static double[] moved(double[] y, double h, double[] k) {
    double[] z = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      z[i] = y[i] + h * k[i];
    }
    return z;
  }

  @Differentiable
  @At(value = 0.5, arrays = "{1, -2, 3, 0.5}")
  static double oneOfTwo(double[] x, double s) {
    for (int i = 0; i < x.length; i++) {
      double[] a = {s, x[i]};
      double[] b = {x[i] * s, s * s};
      double[] y = s > 0.2 ? a : b;
      double[] z = i % 2 == 0 ? b : y;
      z[0] *= y[1];
      y[1] += z[0];
      s = Math.sin(a[0] * b[1]) + a[1] * b[0] / 8;
    }
    return s;
  }

  @Differentiable
  @At(value = 0.5, arrays = "{1, -2, 3, 0.5}")
  static double madeInBranches(double[] x, double s) {
    for (int i = 0; i < x.length; i++) {
      double[] y;
      if (s > 0.3) {
        y = new double[i + 1];
        y[i] = s * x[i];
      } else {
        double[] z = Arrays.copyOf(x, i + 2);
        z[i] *= s;
        y = z;
      }
      double t = 0;
      for (int j = 0; j < y.length; j++) {
        double[] pair = {y[j], t};
        pair[1] += pair[0] * pair[0];
        t = Math.cos(pair[1] - pair[0]);
      }
      s = s * t + y[i];
    }
    return s;
  }

  @Differentiable
  @At(value = 0.5, arrays = "{1, -2, 3, 0.5}")
  static double matrices(double[] x, double s) {
    int n = 2;
    for (double v : x) {
      double[][] m = new double[n][n];
      double[][] moved = {new double[n], new double[n]};
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          m[i][j] = Math.sin(s + i) * v + j;
        }
      }
      double[] first = moved[0];
      moved[0] = moved[1];
      moved[1] = first;
      first[0] = m[0][1] * m[1][0];
      moved[0][1] = m[1][1] * s;
      s = first[0] - moved[0][1] * 0.25 + moved[1][0] * m[0][0] * 0.1;
    }
    return s;
  }

  @Differentiable
  @At(value = 0.5, arrays = "{1, -2, 3, 0.5}")
  static double untilDone(double[] x, double s) {
    int i = 0;
    while (i < x.length && s < 2) {
      double[] copy = Arrays.copyOfRange(x, i, x.length);
      for (int j = 1; j < copy.length; j++) {
        copy[j] += copy[j - 1] * s;
      }
      double[] same = copy.clone();
      Arrays.fill(same, 0, 1, s);
      s += Math.tanh(copy[copy.length - 1] * same[0] * same[same.length - 1]);
      i++;
    }
    return s;
  }

  @Differentiable
  @At(
      value = {0.5, 3},
      arrays = "{1, -2, 3, 0.5}")
  static double recursive(double[] x, double s, int n) {
    for (int i = 0; i < 2; i++) {
      double[] y = {s * x[0], x[1]};
      s = n == 0 ? y[0] + y[1] : recursive(y, y[0] * 0.3, n - 1) + y[0] * y[1] * 0.1;
    }
    return s;
  }
}
