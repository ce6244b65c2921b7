package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/**
 * Loops that sum, and use an array as scratch: filled by each trip for itself; and those in which
 * more than one trip has to do with it.
 */
final class SumsWithScratch {
  private SumsWithScratch() {}

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static double scratchOfEachTrip(double[] x, double[][] m) {
    int n = x.length;
    double[] y = new double[n];
    double s = 0;
    for (double[] row : m) {
      for (int j = 0; j < y.length; j++) {
        y[j] = row[j] * x[j];
      }
      for (int j = 1; j < n; j++) {
        y[j] += y[j - 1] * y[j];
      }
      for (double v : y) {
        s += v * v;
      }
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{0.5, -1, 2}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static double scratchAddedTo(double[] x, double[] f, @Constant double[][] m) {
    int n = x.length;
    double[] centred = new double[n];
    double[] y = new double[n];
    double s = 0;
    for (double[] row : m) {
      for (int j = 0; j < n; j++) {
        centred[j] = row[j] - x[j];
        y[j] = 2 * centred[j];
      }
      int p = 0;
      for (int a = 0; a < n; a++) {
        for (int b = a + 1; b < n; b++) {
          y[b] += f[p] * centred[a];
          p++;
        }
        y[a] -= centred[a] * centred[a] * f[a];
      }
      double square = 0;
      for (int j = 0; j < n; j++) {
        square += y[j] * y[j];
      }
      s += Math.log(square);
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1}, {3, 0.25, 1}}"})
  static double scratchNotFilled(double[] x, double[][] m) {
    double[] y = new double[x.length];
    double s = 0;
    for (double[] row : m) {
      for (int j = 0; j < row.length; j++) {
        y[j] = row[j] * x[j];
      }
      for (double v : y) {
        s += v * v;
      }
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static double scratchReadLater(double[] x, double[][] m) {
    double[] y = new double[x.length];
    double s = 0;
    for (double[] row : m) {
      for (int j = 0; j < y.length; j++) {
        y[j] = row[j] * x[j];
      }
      for (double v : y) {
        s += v * v;
      }
    }
    return s + y[0] * y[1];
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static double scratchReturned(double[] x, double[][] m) {
    double[] y = new double[x.length];
    double s = 0;
    for (double[] row : m) {
      double[] z = s > 5 ? y : x;
      for (int j = 0; j < y.length; j++) {
        y[j] = row[j] * x[j] + 0 * z[j];
      }
      for (double v : y) {
        s += v * v;
      }
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{{0.1, -0.2, 0.3}, {0.5, 0.25, 0.2}}", "{{0.1, 0.2, 0.5}, {0.3, 0.4, 0.6}}"})
  @At(arrays = {"{{0.1, -0.2}}", "{{0.1, 0.2}, {0.3, 0.7}, {0.5, 0.25}}"})
  @At(arrays = {"{{1, -2}, {2, 3}}", "{}"})
  @At(arrays = {"{}", "{{1, 2}, {3, 1}, {0.5, 0.25}}"})
  static double scratchOfInnerTrips(double[][] points, double[][] means) {
    int d = points.length == 0 ? 0 : points[0].length;
    double[] centred = new double[d];
    double[] y = new double[d];
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      double[] point = points[i];
      double product = 1;
      for (int k = 0; k < means.length; k++) {
        double[] mean = means[k];
        for (int j = 0; j < d; j++) {
          centred[j] = point[j] - mean[j];
          y[j] = centred[j] * mean[j];
        }
        for (int j = 1; j < d; j++) {
          y[j] += mean[j - 1] * centred[j - 1] * y[j - 1];
        }
        double square = 0;
        for (int j = 0; j < d; j++) {
          square += y[j] * y[j];
        }
        product *= Math.sin(square) + i;
      }
      sum += product;
    }
    return sum;
  }

  @Differentiable
  @At(value = 3, arrays = "{0.7, -0.9, 0.8, 0.5}")
  static double scratchThatInnerTripsHandOn(double[] x, int n) {
    int d = x.length;
    double[] y = new double[d];
    double[] z = new double[d];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < d; j++) {
        y[j] = x[j] * i;
      }
      for (int k = 0; k < n; k++) {
        for (int j = 0; j < d; j++) {
          z[j] = y[j] * x[j];
        }
        for (int j = 0; j < d; j++) {
          y[j] = z[j] * z[j] * 0.5;
          sum += y[j] * z[j];
        }
      }
      sum += z[0] * z[0];
    }
    return sum;
  }

  /** Where there is no outer trip, there need not be room for the inner ones. */
  @Differentiable
  @At(
      value = {2, 2},
      arrays = {"{1, 0.5}", "{2, -1}"})
  @At(
      value = {0, Integer.MAX_VALUE},
      arrays = {"{1, 0.5}", "{2, -1}"})
  static double noTripAndManyInIt(double[] x, double[] m, int n, int c) {
    int d = x.length;
    double[] y = new double[d];
    double s = 0;
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < c; k++) {
        for (int j = 0; j < d; j++) {
          y[j] = x[j] * m[k];
        }
        for (int j = 0; j < d; j++) {
          s += y[j] * y[j];
        }
      }
    }
    return s;
  }
}
