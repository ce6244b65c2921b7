package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Arrays that are only read. */
final class ArrayReads {
  private ArrayReads() {}

  @Differentiable
  @At(arrays = {"{1, 2, -3}", "{0.5, 4, 1}"})
  @At(arrays = {"{1, 2, -3}", "=0"})
  @At(arrays = {"{}", "{}"})
  static double dot(double[] x, double[] y) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      s += x[i] * y[i];
    }
    return s;
  }

  static double[] dotExpected(double[] x, double[] y) {
    double[] gradient = new double[2 * x.length];
    for (int i = 0; i < x.length; i++) {
      gradient[i] = y[i];
      gradient[x.length + i] = x[i];
    }
    return gradient;
  }

  @Differentiable
  @At(
      value = 0.3,
      arrays = {"{{1, 2, 0.5}, {0.3, -1, 2}, {1, 1, 1}}", "{0.5, -0.25, 1.5}"})
  @At(
      value = 0.3,
      arrays = {"{{1, 2, 0.5}, =0, =0}", "{0.5, -0.25, 1.5}"})
  static double quadraticForm(double scale, double[][] a, double[] x) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      double[] row = a[i];
      double t = 0;
      for (int j = 0; j < x.length; j++) {
        t += row[j] * x[j];
      }
      s += Math.sin(x[i] * t) * scale;
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{{1, 2}, null, {}, {3}}"})
  @At(arrays = {"null"})
  @At(arrays = {"{}"})
  static double ragged(double[][] a) {
    double product = 1;
    if (a != null) {
      for (int i = 0; i < a.length; i++) {
        if (a[i] != null) {
          for (int j = 0; j < a[i].length; j++) {
            product *= Math.exp(a[i][j] / 4);
          }
        }
      }
    }
    return product;
  }

  @Differentiable
  @At(arrays = {"{{{1, 2}, {3, 0.5}}, {{0.1, 0.2}, null}}", "{1, 0}"})
  static double cube(double[][][] a, int[] order) {
    double s = 1;
    for (int i = 0; i < order.length; i++) {
      double[][] plane = a[order[i]];
      for (int j = 0; j < 1 + i; j++) {
        s = s * plane[0][j] + Math.cos(plane[0][1]);
      }
    }
    return s;
  }

  @Differentiable
  @At(
      value = 1.5,
      arrays = {"{1, 2, 3}", "{0.5, 0.25}"})
  static float floats(float x, float[] a, @Constant float[] b) {
    return x * a[1] * b[0] + a[0] * a[0];
  }

  static double[] floatsExpected(float x, float[] a, float[] b) {
    return new double[] {a[1] * b[0], 2 * a[0], x * b[0], 0};
  }

  @Differentiable(wrt = "b")
  @At(arrays = {"{1, 2, 3}", "{0.5, 0.25, 7}"})
  static double onlySome(double[] a, double[] b) {
    return a[0] * b[1] + a[1] * b[0] * b[0];
  }

  static double[] onlySomeExpected(double[] a, double[] b) {
    return new double[] {2 * a[1] * b[0], a[0], 0};
  }
}
