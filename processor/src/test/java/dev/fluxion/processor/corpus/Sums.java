package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Loops that sum, of which trips could be reversed one by one; and those where that is wrong. */
final class Sums {
  private Sums() {}

  @Differentiable
  @At(arrays = "{1, -2, 3, 0.5}")
  @At(arrays = "{}")
  static double squares(double[] x) {
    double s = 0;
    for (double v : x) {
      s += v * v * v;
    }
    return s;
  }

  static double[] squaresExpected(double[] x) {
    double[] g = new double[x.length];
    for (int i = 0; i < g.length; i++) {
      g[i] = 3 * x[i] * x[i];
    }
    return g;
  }

  @Differentiable
  @At(value = 1.5, arrays = "{1, -2, 3, 0.5}")
  static double scaledByWhatIsKnown(double[] x, double a) {
    double s = a;
    for (int i = 0; i < x.length; i++) {
      s -= Math.sin(a * x[i]);
    }
    return 3 * (a - s) / 2 + s * a;
  }

  @Differentiable
  @At(arrays = "{1, -2, 3, 0.5}")
  static double squareOfTheSum(double[] x) {
    double s = 0;
    for (double v : x) {
      s += v * v;
    }
    return s * s;
  }

  @Differentiable
  @At(arrays = "{1, -2, 3, 0.5}")
  static double looksAtTheSum(double[] x) {
    double s = 0;
    for (double v : x) {
      s += v * Math.sin(s);
      s += v;
    }
    return s;
  }

  @Differentiable
  @At(arrays = "{1, -2, 3, 0.5}")
  static double choosesByTheSum(double[] x) {
    double s = 0;
    for (double v : x) {
      s += s > 0.75 ? v * v : v;
    }
    return s;
  }

  @Differentiable
  @At(arrays = "{1, -2, 3, 0.5}")
  static double inBranches(double[] x) {
    double s = 0;
    for (double v : x) {
      if (v > 0) {
        s += Math.exp(v);
      } else if (v < -1) {
        s = s - v * v * v;
      }
    }
    return -s;
  }

  @Differentiable
  @At(arrays = "{1, -2, 3, 0.5}")
  static double restartsInABranch(double[] x) {
    double s = 0;
    for (double v : x) {
      if (v > 0) {
        s += v * v;
      } else {
        s = v;
      }
    }
    return s;
  }

  @Differentiable
  @At(arrays = "{1, -2, 3, 0.5}")
  static double theSameSumInTwoLoops(double[] x) {
    double s = 1;
    for (double v : x) {
      s += v * v;
    }
    for (int i = 1; i < x.length; i++) {
      s -= x[i] * x[i - 1];
    }
    return s;
  }

  @Differentiable
  @At(arrays = "{1, -2, 3, 0.5}")
  static double twoSums(double[] x) {
    double s = 0;
    double t = 0;
    for (double v : x) {
      s += v * v;
      t += Math.cos(v);
    }
    return 2 * s - t / 3;
  }

  @Differentiable
  @At(arrays = "{1, -2, 3, 0.5}")
  static double oneSumIsNotKnown(double[] x) {
    double s = 0;
    double t = 0;
    for (double v : x) {
      s += v * v;
      t += Math.cos(v);
    }
    return s + t * t;
  }

  @Differentiable
  @At(arrays = "{1, -2, 3, 0.5}")
  static double nested(double[] x) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      double p = 1;
      for (int j = 0; j <= i; j++) {
        p *= x[j];
        s += p * x[i];
      }
      s += Math.sin(p);
    }
    return s;
  }

  @Differentiable
  @At(arrays = "{1, -2, 3, 0.5}")
  static double writtenLater(double[] x) {
    double[] y = x.clone();
    double s = 0;
    for (double v : y) {
      s += v * v;
    }
    y[1] = 7 * y[0];
    for (double v : y) {
      s += Math.sin(v);
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{0.5, -1, 2}"})
  @At(arrays = {"{1, -2, 3}", "=0"})
  static double anotherIsWrittenLater(double[] x, double[] y) {
    double s = 0;
    for (double v : x) {
      s += v * v;
    }
    y[0] = 7 * y[1];
    return s + y[0] * x[1];
  }

  @Differentiable
  @At(arrays = "{{1, 2, 3}, {0.5, -1, 2}}")
  static double rowsMoveLater(double[][] m) {
    double[][] a = {m[0].clone(), m[1].clone()};
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      for (double v : a[i]) {
        s += v * v;
      }
    }
    a[0] = a[1];
    a[0][0] = 2 * a[1][1];
    return s + a[0][0] * a[1][0];
  }

  @Differentiable
  @At(
      value = {0.7, 4},
      arrays = "{1, -2, 3, 0.5, 2}")
  @At(
      value = {0.7, 0},
      arrays = "{1, -2, 3, 0.5, 2}")
  static double endsEarly(double[] x, double a, int n) {
    double s = 0;
    int i = 0;
    while (i < n && x[i] < 2.5) {
      s += a * x[i] * x[i];
      i++;
    }
    return s + i * a;
  }

  @Differentiable
  @At(
      value = {0.7, 3},
      arrays = "{1, -2, 3, 0.5, 2}")
  static double returnsEarly(double[] x, double a, int n) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      if (i == n) {
        return s * a;
      }
      s += a * x[i] * x[i];
    }
    return s;
  }

  @Differentiable
  @At(
      value = {0.7, 3},
      arrays = "{1, -2, 3, 0.5, 2}")
  static double randomNumbers(double[] x, double a, int n) {
    double s = 0;
    long state = n;
    double last = 0.5;
    for (double v : x) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      last = 0.25 * last + (state >>> 40) * 1e-8;
      s += Math.exp(a * v * last);
    }
    return s;
  }

  @Differentiable
  @At(
      value = 0.7,
      arrays = {"{1, -2, 3, 0.5, 2}", "{0, 1, 2, 1, 1}"})
  static double gathers(double[] x, double a, @Constant int[] at) {
    int[] count = new int[x.length];
    double s = 0;
    for (int i = 0; i < at.length; i++) {
      count[at[i]]++;
      s += count[at[i]] * a * x[at[i]] * x[i];
    }
    return s;
  }

  @Differentiable
  @At({0.7, 3})
  static double meanOfWhatIsMade(double a, int n) {
    double s = 0;
    for (int i = 0; i < n; i++) {
      double[] y = {a * i, a * a};
      y[0] *= y[1];
      s += y[0] + Math.sin(y[1]);
    }
    return s / n;
  }

  @Differentiable
  @At(value = 0.25, arrays = "{1, -2, 3, 0.5}")
  static double dividedByTheSum(double[] x, double a) {
    double s = a;
    for (double v : x) {
      s += v * v;
    }
    return a / s;
  }

  @Differentiable
  @At(arrays = "{1, -2, 3, 0.5}")
  static double largest(double[] x) {
    double s = 0;
    for (int k = 0; k < 3; k++) {
      double m = x[0];
      for (double v : x) {
        m = Math.max(m, v * (k + 1));
      }
      s += m;
    }
    return s;
  }

  /** The root does not count: nor does its slope, although a tangent of it would be infinite. */
  @Differentiable
  @At(
      value = {0, 0.5, 3},
      kink = true)
  static double rootThatDoesNotCount(double x, double a, int n) {
    double p = a;
    for (int i = 0; i < n; i++) {
      p = p * a + 0 * Math.sqrt(x) + x;
    }
    return p;
  }

  static double[] rootThatDoesNotCountExpected(double x, double a, int n) {
    double inX = 0;
    double inA = 1;
    double p = a;
    for (int i = 0; i < n; i++) {
      inX = inX * a + 1;
      inA = inA * a + p;
      p = p * a + x;
    }
    return new double[] {inX, inA};
  }

  @Differentiable
  @At(arrays = "{1, -2, 3, 0.5}")
  @At(arrays = "{1, -2}")
  @At(arrays = "{1}")
  static double valley(double[] x) {
    double s = 0;
    for (int i = 0; i < x.length - 1; i++) {
      double a = 1 - x[i];
      double b = x[i + 1] - x[i] * x[i];
      s += a * a + 100 * b * b;
    }
    return s;
  }

  static double[] valleyExpected(double[] x) {
    double[] g = new double[x.length];
    for (int i = 0; i < x.length - 1; i++) {
      double b = x[i + 1] - x[i] * x[i];
      g[i] += -2 * (1 - x[i]) - 400 * x[i] * b;
      g[i + 1] += 200 * b;
    }
    return g;
  }

  @Differentiable
  @At(
      value = 3,
      arrays = {"{1, -2, 3, 0.5, 2}", "{1, -2, 3, 0.5, 2}"})
  @At(
      value = 0,
      arrays = {"{1, -2, 3, 0.5, 2}", "{1, -2, 3, 0.5, 2}"})
  @At(
      value = 3,
      arrays = {"{1, -2, 3, 0.5, 2}", "=0"})
  static double threeNeighboursDownwards(double[] x, double[] y, int last) {
    double s = 0;
    for (int i = last; i > 0; i--) {
      s += Math.sin(x[i - 1] * y[i] - x[i + 1]) * y[i + 1] * x[i] * x[i];
    }
    return s;
  }

  @Differentiable
  @At(value = 4, arrays = "{1, -2, 3, 0.5, 2, 0.25, 0.75}")
  static double neighboursOfNeighbours(double[] x, int n) {
    double s = 0;
    double t = 0;
    for (int i = 0; i < n; i++) {
      s += x[i] * x[i + 1];
      t -= x[i + 2] * x[i + 1];
      if (x[i] > 0) {
        s += x[i + 1] * x[n];
        for (int j = 0; j < i; j++) {
          s -= x[j] * x[i];
        }
      }
    }
    return 2 * s - t;
  }
}
