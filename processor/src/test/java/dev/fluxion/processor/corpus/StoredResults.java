package dev.fluxion.processor.corpus;

import dev.fluxion.Checkpointed;
import dev.fluxion.Differentiable;
import java.util.Arrays;

/**
 * Results that are written to arrays: where they stay, the reverse sweep may read them there; and
 * where they only seem to stay.
 */
final class StoredResults {
  private StoredResults() {}

  private static final String WEIGHTS = "{{0.5, -0.3, 0.2}, {0.1, 0.7, -0.4}, {0.6, -0.2, 0.3}}";

  private static final String INPUT = "{0.4, -0.8, 1.1}";

  @Differentiable
  @At(arrays = {WEIGHTS, INPUT})
  @At(arrays = {"{}", "{}"})
  static double layers(double[][] w, double[] x) {
    double[] hidden = new double[w.length];
    double[] output = new double[w.length];
    layer(w, x, hidden);
    layer(w, hidden, output);
    double s = 0;
    for (double o : output) {
      s += o * o;
    }
    return s;
  }

  private static void layer(double[][] w, double[] in, double[] out) {
    for (int i = 0; i < out.length; i++) {
      double sum = 0;
      for (int j = 0; j < in.length; j++) {
        sum += w[i][j] * in[j];
      }
      out[i] = Math.tanh(sum);
    }
  }

  /** The second layer overwrites what the first has written. */
  @Differentiable
  @At(arrays = {WEIGHTS, INPUT})
  static double oneBuffer(double[][] w, double[] x) {
    double[] hidden = new double[w.length];
    double[] output = new double[w.length];
    layer(w, x, hidden);
    layer(w, hidden, output);
    layer(w, output, hidden);
    return hidden[0] * output[1] + hidden[2];
  }

  @Differentiable
  @At(arrays = INPUT)
  @At(arrays = "{}")
  static double twice(double[] x) {
    double[] a = new double[x.length];
    double[] b = new double[x.length];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      double e = Math.exp(x[i]);
      a[i] = e;
      b[i] = e;
      a[i] = x[i];
      s += a[i] * b[i];
    }
    return s;
  }

  /** Overwritten behind the loop, by something that is no loop. */
  @Differentiable
  @At(arrays = INPUT)
  static double filled(double[] x) {
    double[] a = new double[x.length];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      a[i] = Math.exp(x[i]) * x[i];
      s += a[i] * a[i];
    }
    Arrays.fill(a, 2);
    return s + a[0] * x[0];
  }

  @Differentiable
  @At(arrays = INPUT)
  static double copiedOver(double[] x) {
    double[] a = new double[x.length];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      a[i] = Math.sqrt(2 + x[i]);
      s += a[i];
    }
    System.arraycopy(x, 0, a, 1, x.length - 1);
    return s * a[0] * a[1];
  }

  /** The other name of the array is written to. */
  @Differentiable
  @At(arrays = INPUT)
  static double byAnotherName(double[] x) {
    double[] a = new double[x.length];
    double[] b = x[0] > 0 ? a : new double[x.length];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      a[i] = Math.tanh(x[i]);
      s += a[i];
    }
    for (int i = 0; i < x.length; i++) {
      b[i] = x[i] * x[i];
      s += b[i];
    }
    return s * a[1];
  }

  @Differentiable
  @At(arrays = INPUT)
  @At(arrays = "{0.3}")
  static double everyOther(double[] x) {
    double[] a = new double[2];
    double s = 1;
    for (int i = 0; i < x.length; i++) {
      a[i % 2] = Math.exp(-x[i]) * s;
      s += a[i % 2] * a[0];
    }
    return s;
  }

  /** The next trip overwrites the element before. */
  @Differentiable
  @At(arrays = INPUT)
  static double trailing(double[] x) {
    double[] a = new double[x.length + 1];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      a[i + 1] = Math.exp(x[i]);
      a[i] = a[i + 1] * x[i];
      s += a[i] * a[i + 1];
    }
    return s;
  }

  @Differentiable
  @At(arrays = INPUT)
  static double inBranches(double[] x) {
    double[] a = new double[x.length];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      if (x[i] > 0) {
        a[i] = Math.sqrt(x[i]);
      } else {
        double e = Math.exp(x[i]);
        s += e * e;
        a[i] = e * s;
      }
      s += a[i] * a[0];
    }
    return s;
  }

  /** Made by a branch, and by a loop, and stored behind it. */
  @Differentiable
  @At(arrays = INPUT)
  static double madeByBranches(double[] x) {
    double[] a = new double[x.length];
    double[] b = new double[x.length];
    double product = 1;
    for (int i = 0; i < x.length; i++) {
      double y = x[i] > 0 ? Math.log(x[i]) : Math.exp(x[i]);
      a[i] = y;
      double power = y;
      for (int k = 0; k < i; k++) {
        power *= Math.sin(power) + 2;
      }
      b[i] = power;
      product *= y * power;
    }
    return product + a[0] * b[2];
  }

  /** The array is another one in the next trip. */
  @Differentiable
  @At(arrays = INPUT, value = 4)
  @At(arrays = INPUT, value = 0)
  static double handedOn(double[] x, int steps) {
    double[] y = x.clone();
    for (int t = 0; t < steps; t++) {
      double[] next = new double[y.length];
      for (int i = 0; i < y.length; i++) {
        double e = Math.tanh(y[i] + 0.1 * y[(i + 1) % y.length]);
        next[i] = e;
      }
      y = next;
    }
    return y[0] * y[1] + y[2];
  }

  /** Two buffers in turn. */
  @Differentiable
  @At(arrays = INPUT, value = 5)
  static double inTurns(double[] x, int steps) {
    double[] y = x.clone();
    double[] next = new double[y.length];
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < y.length; i++) {
        next[i] = Math.tanh(y[i] - 0.3 * y[(i + 1) % y.length]);
      }
      double[] old = y;
      y = next;
      next = old;
    }
    return y[0] * y[1] + y[2];
  }

  @Differentiable
  @At(arrays = WEIGHTS)
  static double rowsSwapped(double[][] w) {
    double[][] m = new double[w.length][w.length];
    double s = 0;
    for (int k = 0; k < w.length; k++) {
      for (int j = 0; j < w.length; j++) {
        m[k][j] = Math.exp(w[k][j]);
        s += m[k][j] * m[0][j];
      }
      double[] row = m[0];
      m[0] = m[k];
      m[k] = row;
    }
    return s * m[1][1];
  }

  @Differentiable
  @At(arrays = INPUT, value = 7)
  @At(arrays = INPUT, value = 1)
  static double checkpointed(double[] x, int steps) {
    double[] path = new double[steps];
    double y = x[0];
    for (@Checkpointed(snapshots = 2) int t = 0; t < steps; t++) {
      double e = Math.tanh(x[1] * y + x[2]);
      path[t] = e;
      y = e * e - 0.5 * e;
    }
    double s = 0;
    for (int t = 0; t < steps; t++) {
      s += path[t] * path[0];
    }
    return s + y;
  }

  /** Each element is written in several trips of a loop that keeps few states. */
  @Differentiable
  @At(arrays = INPUT, value = 7)
  static double checkpointedRounds(double[] x, int rounds) {
    double[] a = x.clone();
    for (@Checkpointed(snapshots = 2) int t = 0; t < rounds; t++) {
      for (int i = 0; i < a.length; i++) {
        a[i] = Math.tanh(a[i] * x[0] + a[(i + 1) % a.length]);
      }
    }
    return a[0] * a[1] + a[2];
  }

  @Differentiable
  @At(arrays = {INPUT, "{1, 2, 3}"})
  static void intoAResult(double[] x, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.exp(x[i]) / (1 + x[i] * x[i]);
    }
    for (int i = 1; i < out.length; i++) {
      double q = out[i - 1] / out[i];
      out[i] = q;
    }
  }

  @Differentiable
  @At(arrays = INPUT)
  static double[] returned(double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.exp(x[i] * x[0]);
    }
    return y;
  }

  /** A copy for the way back, before the original changes. */
  @Differentiable
  @At(arrays = INPUT)
  static double copiesBefore(double[] x) {
    double[] y = x.clone();
    double[] before = new double[x.length];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      before[i] = y[i];
      y[(i + 1) % y.length] = before[i] * before[i] + y[i];
      s += Math.sin(y[i]) * before[i];
    }
    return s * before[1];
  }

  /** Until something is found: nobody knows how many trips there are. */
  @Differentiable
  @At({0.7, 20})
  @At({3, 20})
  static double whileItLasts(double x, int n) {
    double[] a = new double[n];
    int k = 0;
    double y = x;
    while (k < n && y > 0.2) {
      y = Math.sin(y) * 0.9;
      a[k] = y;
      k++;
    }
    double s = 0;
    for (int i = 0; i < k; i++) {
      s += a[i] * a[i];
    }
    return s;
  }

  /** The index is read from an array that changes. */
  @Differentiable
  @At(arrays = {INPUT, "{2, 0, 1}"})
  static double permuted(double[] x, int[] order) {
    double[] a = new double[x.length];
    int[] to = order.clone();
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      int p = to[i];
      a[p] = Math.exp(x[i]);
      s += a[p] * a[0];
      to[i] = 0;
    }
    return s;
  }
}
