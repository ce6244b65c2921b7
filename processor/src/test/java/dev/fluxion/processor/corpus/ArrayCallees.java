package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Calls that pass arrays on. */
final class ArrayCallees {
  private ArrayCallees() {}

  private static double overwrite(double[] x, int i, double v) {
    double old = x[i];
    x[i] = v;
    return old * v;
  }

  @Differentiable(wrt = "x")
  @At(arrays = "{1, 2, -3}")
  static double argumentOverwritten(double[] x) {
    double a = overwrite(x, 0, x[1] * x[2]);
    double b = overwrite(x, 1, a * x[0]);
    return a * b + x[0] * x[1];
  }

  @Differentiable
  @At(value = 4, arrays = "{1, 2, -3}")
  static double calleeInLoop(double[] x, int times) {
    double[] y = x.clone();
    double s = 0;
    for (int k = 0; k < times; k++) {
      s += overwrite(y, k % 3, Math.cos(y[(k + 1) % 3]) + s * 0.1);
    }
    return s;
  }

  @Differentiable
  @At(arrays = "{1, 2, -3}")
  static double resultIgnored(double[] x) {
    double[] y = x.clone();
    overwrite(y, 1, y[0] * y[2]);
    overwrite(y, 0, y[1]);
    return y[0] * y[1] + y[2];
  }

  private static double[] scaled(double[] x, double factor) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] * factor;
    }
    return y;
  }

  @Differentiable
  @At(value = 0.5, arrays = "{1, 2, -3}")
  static double[] arrayFromCallee(double[] x, double factor) {
    double[] y = scaled(x, factor);
    y[0] *= y[1];
    return scaled(scaled(y, y[0]), x[2]);
  }

  /** Recursive, so that it is not inlined. */
  private static double[] constants(int depth) {
    return depth > 0 ? constants(depth - 1) : new double[] {0.5, 0.25};
  }

  /** What a callee returns has to do with the input only after it was written to. */
  @Differentiable
  @At({0.7})
  static double[] constantsOverwritten(double x) {
    double[] y = constants(2);
    double[][] rows = {constants(1)};
    if (x > 1) {
      return new double[] {Math.exp(x)};
    }
    for (int i = 0; i < y.length; i++) {
      y[i] *= x * x;
    }
    rows[0][1] *= y[0];
    y[1] += rows[0][1];
    return y;
  }

  private static double[] same(double[] x) {
    x[0] += 1;
    return x;
  }

  @Differentiable(wrt = "x")
  @At(arrays = "{1, 2, -3}")
  static double aliasFromCallee(double[] x) {
    double[] y = same(x);
    y[1] *= x[0];
    double[] z = same(y);
    return z[0] * x[1] + y[2];
  }

  private static double[] larger(double[] a, double[] b) {
    return a[0] > b[0] ? a : b;
  }

  @Differentiable(wrt = {"a", "b"})
  @At(arrays = {"{1, 2}", "{3, -1}"})
  @At(arrays = {"{5, 2}", "{3, -1}"})
  @At(arrays = {"{5, 2}", "=0"})
  static double oneOfTwoFromCallee(double[] a, double[] b) {
    double[] c = larger(a, b);
    c[1] *= a[1];
    return c[1] * b[1] + a[0] * b[0];
  }

  private static double sum(double[] x, int from, int to) {
    if (to - from == 1) {
      return x[from] * x[from];
    }
    int middle = (from + to) >>> 1;
    return sum(x, from, middle) * 0.5 + sum(x, middle, to);
  }

  @Differentiable
  @At(arrays = "{1, 2, -3, 0.5, 4}")
  static double recursiveSum(double[] x) {
    return sum(x, 0, x.length);
  }

  private static void quicksort(double[] x, int low, int high) {
    if (low >= high) {
      return;
    }
    double pivot = x[high];
    int at = low;
    for (int i = low; i < high; i++) {
      if (x[i] < pivot) {
        double t = x[i];
        x[i] = x[at];
        x[at++] = t;
      }
    }
    x[high] = x[at];
    x[at] = pivot;
    quicksort(x, low, at - 1);
    quicksort(x, at + 1, high);
  }

  @Differentiable
  @At(arrays = "{1, 2, -3, 0.5, 4}")
  static double medianAndSpread(double[] x) {
    double[] y = x.clone();
    quicksort(y, 0, y.length - 1);
    return y[2] * (y[4] - y[0]);
  }

  static double[] medianAndSpreadExpected(double[] x) {
    return new double[] {7, 0, -1, 0, 1};
  }

  private static double[][] recursiveTransform(double[] re, double[] im) {
    int n = re.length;
    if (n == 1) {
      return new double[][] {re, im};
    }
    double[][] halves = new double[4][n / 2];
    for (int i = 0; i < n; i++) {
      halves[2 * (i % 2)][i / 2] = re[i];
      halves[2 * (i % 2) + 1][i / 2] = im[i];
    }
    double[][] even = recursiveTransform(halves[0], halves[1]);
    double[][] odd = recursiveTransform(halves[2], halves[3]);
    double[][] out = new double[2][n];
    for (int k = 0; k < n / 2; k++) {
      double c = Math.cos(2 * Math.PI * k / n);
      double s = -Math.sin(2 * Math.PI * k / n);
      double u = c * odd[0][k] - s * odd[1][k];
      double v = c * odd[1][k] + s * odd[0][k];
      out[0][k] = even[0][k] + u;
      out[1][k] = even[1][k] + v;
      out[0][k + n / 2] = even[0][k] - u;
      out[1][k + n / 2] = even[1][k] - v;
    }
    return out;
  }

  @Differentiable
  @At(arrays = "{1, 2, -3, 0.5}")
  static double recursiveSpectrum(double[] x) {
    double[][] f = recursiveTransform(x, new double[x.length]);
    double s = 0;
    for (int k = 0; k < x.length; k++) {
      s += k * (f[0][k] * f[0][k] + f[1][k] * f[1][k]);
    }
    return s;
  }

  @Differentiable(wrt = {"x", "y"})
  @At(arrays = {"{1, 2, -3}", "{0.5, 4, 1}"})
  @At(arrays = {"{1, 2, -3}", "=0"})
  static double calleeWithAliases(double[] x, double[] y) {
    addTo(x, x);
    addTo(x, y);
    addTo(y, x);
    return x[0] * y[1] + x[2] * y[2];
  }

  private static void addTo(double[] target, double[] other) {
    for (int i = 0; i < target.length; i++) {
      target[i] += other[target.length - 1 - i] * 0.5;
    }
  }

  @Differentiable
  @At(value = 3, arrays = "{1, 2}")
  static double scratchOfCaller(double[] x, int times) {
    double[] scratch = new double[2];
    double s = 1;
    for (int k = 0; k < times; k++) {
      s *= useScratch(x, scratch, s);
    }
    return s;
  }

  private static double useScratch(double[] x, double[] scratch, double s) {
    scratch[0] = Math.sin(x[0] * s);
    scratch[1] = scratch[0] * x[1];
    return scratch[0] + scratch[1] * scratch[1];
  }

  @Differentiable
  @At(value = 0.5, arrays = "{1, 2, -3}", kink = true)
  static double cutOffByDeclaration(double[] x, double u) {
    double[] weights = {u, x[0], 1};
    return stopped(weights) * x[1] + u * x[2];
  }

  private static double stopped(@Constant double[] w) {
    return w[0] * w[1] * w[2];
  }

  static double[] cutOffByDeclarationExpected(double[] x, double u) {
    return new double[] {0, u * x[0], u, x[2]};
  }

  private static double mutualEven(double[] x, int n) {
    return n == 0 ? x[0] : mutualOdd(x, n - 1) * x[n % x.length];
  }

  private static double mutualOdd(double[] x, int n) {
    x[n % x.length] *= 0.5;
    return n == 0 ? x[1] : Math.sin(mutualEven(x, n - 1)) + x[0];
  }

  @Differentiable
  @At(value = 3, arrays = "{1, 2}")
  static double mutualRecursion(double[] x, int n) {
    double[] y = {x[0], x[1]};
    return mutualEven(y, n) * y[0] + y[1];
  }

  private static boolean smaller(double[] x, int i, int j) {
    return x[i] < x[j];
  }

  private static int argMax(double[] x) {
    int best = 0;
    for (int i = 1; i < x.length; i++) {
      best = smaller(x, best, i) ? i : best;
    }
    return best;
  }

  @Differentiable
  @At(arrays = "{1, 4, -3}")
  static double indexFromCallee(double[] x) {
    int k = argMax(x);
    return x[k] * x[(k + 1) % x.length];
  }

  private static double average(double... x) {
    double s = 0;
    for (double v : x) {
      s += v;
    }
    return s / x.length;
  }

  @Differentiable
  @At(
      value = {0.5, 2},
      arrays = "{1, 4, -3}")
  static double variableArguments(double[] x, double u, double v) {
    return average(x) * average(u, v, u * v) + average(v);
  }

  private static double powers(double q, double[] x, int depth) {
    if (depth <= 0) {
      return q * x[0];
    }
    x[0] *= q;
    return q * powers(q, x.clone(), depth - 1) * x[1] + powers(q, new double[] {3, 2}, depth - 2);
  }

  private static double powersOfConstant(@Constant double p) {
    double[] x = {p, 1};
    return powers(p, x, 2);
  }

  @Differentiable
  @At(arrays = "{0.5, 2}")
  static double constantArrayForRecursion(double[] x) {
    double[] y = x.clone();
    return powers(y[1], y, 2) + powersOfConstant(2);
  }
}
