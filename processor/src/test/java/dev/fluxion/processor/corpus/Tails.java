package dev.fluxion.processor.corpus;

import dev.fluxion.Differentiable;

/** What is made of the sums of loops after them. */
final class Tails {
  private Tails() {}

  @Differentiable
  @At(value = 0.7, arrays = "{1, -2, 3}")
  static double meanAndMore(double[] x, double a) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      s += Math.sin(x[i] * a);
    }
    return a * a - s / x.length * 0.5;
  }

  @Differentiable
  @At(value = 0.7, arrays = "{1, -2, 3}")
  static double twoSums(double[] x, double a) {
    double s = 0;
    double t = 1;
    for (double v : x) {
      s += v * v * v;
      t -= Math.cos(v);
    }
    double scale = Math.exp(a) / (x.length - 1);
    return -(s - t * a) * scale + s + s - t;
  }

  @Differentiable
  @At(arrays = "{1, -2, 3}")
  static double productOfSums(double[] x) {
    double s = 0;
    double t = 0;
    for (double v : x) {
      s += v * v;
      t += Math.sin(v);
    }
    return s * t / x.length;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{0.5, 1, 2}"})
  static double weighted(double[] x, double[] w) {
    double total = 0;
    for (double v : w) {
      total += v * v;
    }
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      s += w[i] * Math.exp(x[i] / 4);
    }
    return s / total;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{0.5, 1, 2}"})
  static double weightedLater(double[] x, double[] w) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      s += w[i] * Math.exp(x[i] / 4);
    }
    double total = 0;
    for (double v : w) {
      total += v * v;
    }
    return s / total;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{0.5, 1, 2}"})
  static double goesOn(double[] x, double[] w) {
    double s = 0;
    for (double v : x) {
      s += Math.sin(v);
    }
    s = s * 0.5 - w[0];
    for (double v : w) {
      s += v * Math.cos(v) / x.length;
    }
    return s / w.length + w[1];
  }

  /** What the first loop hands on matters although nobody reads what the second makes of it. */
  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{0.5, 1, 2}"})
  static double handedOnAndDropped(double[] x, double[] w) {
    double a = 0;
    for (double v : x) {
      a += Math.sin(v);
    }
    double b = 0;
    for (double v : w) {
      b += a * v;
      a += v;
    }
    return b;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1}, {3}}"})
  static double meansOfMeans(double[] x, double[][] m) {
    double s = 0;
    for (double[] row : m) {
      double t = 0;
      for (int j = 0; j < row.length; j++) {
        t += Math.tanh(row[j] * x[j]);
      }
      s += t / row.length - row[0];
    }
    return s / m.length;
  }

  @Differentiable
  @At(arrays = "{1, -2, 3}")
  static double oftenDivided(double[] x) {
    double s = 1;
    for (double v : x) {
      s += Math.sin(v);
    }
    s = s / x.length;
    for (double v : x) {
      s += v * Math.sin(v);
    }
    int pairs = x.length * (x.length - 1) / 2;
    s = s / pairs;
    for (double v : x) {
      s -= v * Math.exp(v / 3);
    }
    return s / ((float) x.length + 0.5) - s;
  }

  @Differentiable
  @At(value = 0.7, arrays = "{1, -2, 3}")
  @At(value = -0.7, arrays = "{1, -2, 3}")
  static double oneOfTwoTails(double[] x, double a) {
    double s = 0;
    int n = 0;
    for (double v : x) {
      s += Math.sin(v * v);
      n++;
    }
    return a > 0 ? s / n : s * a;
  }
}
