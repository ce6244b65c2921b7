package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/**
 * Indices that loops count on, the loops inside them included, where what is read at them is not
 * linear: the way back needs the index again.
 */
final class CountedIndices {
  private CountedIndices() {}

  @Differentiable
  @At(
      value = {2},
      arrays = {"{1, -2}", "{0.5, -1, 2, 0.25, 3, -0.75}"})
  static double rowAfterRow(double[] x, double[] w, int n) {
    double[] y = new double[n];
    int p = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < x.length; j++) {
        y[i] += w[p] * w[p] * x[j];
        p++;
      }
    }
    return y[0] * y[n - 1] * w[p];
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{0.5, -1, 2, 0.25, 3, -0.75}"})
  static double trianglesThatShrink(double[] x, double[] w) {
    int d = x.length;
    double[] y = x.clone();
    int p = 0;
    for (int a = 0; a < d; a++) {
      for (int b = a; b < d; b++) {
        y[b] += w[p] * w[p++] * y[a];
      }
    }
    return y[0] * y[1] * y[2];
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3, 0.5}", "{0.5, -1, 2, 0.25, 3, -0.75}"})
  static double strictTriangles(double[] x, double[] w) {
    int d = x.length;
    double[] y = x.clone();
    int p = 0;
    for (int a = 0; a < d; a++) {
      for (int b = a + 1; b < d; b++) {
        y[b] += w[p] * y[a] * y[a];
        p++;
      }
    }
    return y[0] * y[1] * y[2] * y[3];
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{0.5, -1, 2, 0.25, 3, -0.75}"})
  static double trianglesThatGrow(double[] x, double[] w) {
    double[] y = x.clone();
    int p = 0;
    for (int a = 0; a < x.length; a++) {
      for (int b = 0; b <= a; b++, p++) {
        y[a] += w[p] * y[b] * y[b];
      }
    }
    return y[0] * y[1] * y[2];
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3, 0.5}", "{0.5, -1, 2, 0.25, 3, -0.75}"})
  static double trianglesFromTheSecondRow(double[] x, double[] w) {
    double[] y = x.clone();
    int p = 0;
    for (int a = 1; a < x.length; a++) {
      for (int b = 0; b < a; b++) {
        y[a] += w[p] * y[b] * y[b];
        p += 1;
      }
    }
    return y[0] * y[1] * y[2] * y[3];
  }

  @Differentiable
  @At(
      value = {3},
      arrays = {"{1, -2, 3}", "{0.5, -1, 2, 0.25, 3, -0.75, 1.5, 0.1, 0.3, -0.4, 0.6, 1.1}"})
  static double trianglesOfPairs(double[] x, double[] w, int n) {
    double[] y = x.clone();
    int p = 11;
    for (int a = 1; a <= n; a++) {
      for (int b = a; b <= n; b++) {
        y[b - 1] += w[p] * y[a - 1] * w[p - 1];
        p -= 2;
      }
    }
    return y[0] * y[1] * y[2];
  }

  @Differentiable
  @At(
      value = {2, 3},
      arrays = {
        "{1, -2, 3}",
        "{0.5, -1, 2, 0.25, 3, -0.75, 1.5, 0.1, 0.3, -0.4, 0.6, 1.1, 2, -1.5}"
      })
  static double layers(double[] x, double[] w, int layers, int n) {
    double[] y = x.clone();
    int p = 0;
    for (int l = 0; l < layers; l++) {
      for (int j = 0; j < n; j++) {
        double s = 0;
        s += w[p++] * y[j] * y[j];
        for (int k = j; k < 1; k++) {
          s += w[p++];
        }
        y[j] = Math.sin(s);
      }
      for (int j = n - 1; j >= 0; j--) {
        y[j] *= w[p] * w[p];
        p++;
      }
    }
    return y[0] + y[1] * y[2];
  }

  @Differentiable
  @At(
      value = {3, 2},
      arrays = {"{1, -2, 3, 0.5, 2, -0.5}"})
  static double offsets(double[] x, int rows, int columns) {
    double s = 1;
    int offset = 0;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        s = Math.sin(s * x[offset + j]);
      }
      offset += columns;
    }
    for (int i = 0; i < rows; i++) {
      offset -= columns;
      s += x[offset] * x[offset];
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3, 0.5, 2, -0.5, 1.5, 0.25}"})
  static double threeDeep(double[] x) {
    double s = 1;
    int p = 0;
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        for (int k = 0; k < 2; k++) {
          s = Math.cos(s * x[p++]);
        }
      }
    }
    return s;
  }

  @Differentiable
  @At(
      value = {2},
      arrays = {"{1, -2, 3, 0.5, 2, -0.5, 1.5, 0.25, 0.75, -1, 1.25, 0.1}"})
  static double trianglesInTrips(double[] x, int n) {
    double s = 1;
    int p = 0;
    for (int i = 0; i < n; i++) {
      for (int a = 0; a < 3; a++) {
        for (int b = a; b < 3; b++) {
          s = Math.cos(s * x[p++]) + s;
        }
      }
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3, 0.5, 2, -0.5}", "{3, 0, -1, 2}"})
  static double lengthsOfTheirOwn(double[] x, @Constant double[] lengths) {
    double s = 1;
    int p = 0;
    for (int i = 0; i < lengths.length; i++) {
      int n = (int) lengths[i];
      for (int j = 0; j < n; j++) {
        s = Math.cos(s * x[p++]);
      }
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3, 0.5, 2, -0.5}"})
  static double loopsThatEndEarly(double[] x) {
    double s = 1;
    int p = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        s = Math.cos(s * x[p++]);
        if (s < 0.3) {
          break;
        }
      }
      if (p > 3) {
        break;
      }
    }
    return s * x[p];
  }

  @Differentiable
  @At(
      value = {-2, 3},
      arrays = {"{1, -2, 3}"})
  static double loopsWithoutTrips(double[] x, int none, int some) {
    double s = 1;
    int p = 0;
    for (int i = 0; i < some; i++) {
      for (int j = 0; j < none; j++) {
        p++;
      }
      for (int j = i; j < none; j++) {
        p += 5;
      }
      s = Math.cos(s * x[p++]);
    }
    for (int i = 0; i < none; i++) {
      p += 7;
    }
    return s * x[p - 1];
  }

  @Differentiable
  @At(
      value = {-2, 3},
      arrays = {"{1, -2, 3, 0.5}"})
  @At(
      value = {2, 3},
      arrays = {"{1, -2, 3, 0.5}"})
  static double loopsUpToAndIncluding(double[] x, int few, int some) {
    double s = 1;
    int p = 0;
    for (int i = 1; i <= some; i++) {
      s = Math.cos(s * x[Math.floorMod(p, 4)]);
      for (int j = 2; j <= few; j++) {
        p += 2;
      }
      for (int j = few; j >= 1; j--) {
        p++;
      }
      p++;
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3, 0.5, 2, -0.5, 1.5}"})
  static double indicesThatWrapAround(double[] x) {
    double s = 1;
    int p = Integer.MAX_VALUE - 40_000;
    for (int a = 0; a < 400; a++) {
      for (int b = 0; b <= a; b++) {
        p++;
      }
      s = 0.5 * Math.cos(s * x[Math.floorMod(p, x.length)]);
    }
    long q = Long.MAX_VALUE - 5;
    for (int a = 0; a < 9; a++) {
      s += Math.sin(s * x[(int) Math.floorMod(q, 7L)]);
      q += 3;
    }
    return s;
  }
}
