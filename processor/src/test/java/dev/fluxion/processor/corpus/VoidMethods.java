package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Methods that write their results into array parameters. */
final class VoidMethods {
  private VoidMethods() {}

  @Differentiable
  @At(
      value = 0.5,
      arrays = {"{1, 2}", "{9, 9}"})
  static void rhs(double t, double[] y, double[] yDot) {
    yDot[0] = y[1] * Math.cos(t);
    yDot[1] = -y[0] * y[0] + t;
  }

  static double[][] rhsExpected(double t, double[] y, double[] yDot) {
    return new double[][] {{-y[1] * Math.sin(t), 0, Math.cos(t)}, {1, -2 * y[0], 0}};
  }

  @Differentiable
  @At(
      value = {0.5, 2},
      arrays = {"{0, 0}", "{0, 0, 0}"})
  static void twoResults(double u, double v, double[] first, double[] second) {
    first[0] = u * v;
    first[1] = u / v;
    second[0] = Math.sin(u);
    second[1] = second[0] * v;
    second[2] = first[1] * second[1];
  }

  @Differentiable
  @At(value = 0.5, arrays = "{1, 2, 3}")
  static void partlyWritten(double u, double[] out) {
    out[1] = u * u;
  }

  @Differentiable(wrt = {"x", "limit", "out"})
  @At(
      value = 2,
      arrays = {"{1, -2, 3}", "{7, 7, 7}"})
  @At(
      value = -2,
      arrays = {"{1, -2, 3}", "{7, 7, 7}"})
  static void leavesEarly(double[] x, double limit, double[] out) {
    for (int i = 0; i < x.length; i++) {
      out[i] = x[i] * limit;
      if (x[i] < 0 && limit > 0) {
        return;
      }
    }
    out[0] = out[1] * out[2];
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{5, 5, 5}", "{7, 7, 7}"})
  static void withScratch(double[] x, @Constant double[] scratch, double[] out) {
    for (int i = 0; i < x.length; i++) {
      scratch[i] = x[i] * x[i];
    }
    for (int i = 0; i < x.length; i++) {
      out[i] = scratch[i] * scratch[(i + 1) % x.length];
    }
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{0, 0, 0}, {0, 0, 0}, {0, 0, 0}}"})
  static void outerProduct(double[] x, double[][] out) {
    for (int i = 0; i < x.length; i++) {
      double[] row = out[i];
      for (int j = 0; j < x.length; j++) {
        row[j] = x[i] * x[j];
      }
    }
  }

  @Differentiable(wrt = {"y", "h"})
  @At(
      value = 0.5,
      arrays = {"{1, 2}"})
  static void eulerStep(double[] y, double h) {
    double a = y[0];
    y[0] += h * y[1];
    y[1] -= h * a * y[0];
  }

  @Differentiable(wrt = {"x", "out"})
  @At(arrays = {"{3, 1, -2, 0.5}", "{0, 0, 0, 0}"})
  static void writtenByCallee(double[] x, double[] out) {
    for (int i = 0; i < x.length; i++) {
      put(out, i, x[i] * x[x.length - 1 - i]);
    }
    put(out, 0, out[1] * out[2]);
  }

  private static void put(double[] target, int i, double value) {
    target[i] = value * Math.exp(-value / 4);
  }

  @Differentiable(wrt = "x")
  @At(arrays = {"{3, 1, -2, 0.5, 4}", "{0, 0, 0, 0, 0}"})
  static void mergeSort(double[] x, @Constant double[] scratch) {
    mergeSort(x, scratch, 0, x.length);
  }

  private static void mergeSort(double[] x, double[] scratch, int from, int to) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) / 2;
    mergeSort(x, scratch, from, middle);
    mergeSort(x, scratch, middle, to);
    int a = from;
    int b = middle;
    for (int i = from; i < to; i++) {
      scratch[i] = a < middle && (b == to || x[a] <= x[b]) ? x[a++] : x[b++];
    }
    System.arraycopy(scratch, from, x, from, to - from);
  }

  @Differentiable
  @At(
      value = {1, 2, 3},
      arrays = "{0, 0, 0}")
  static void swapped(double a, double b, double c, double[] out) {
    for (int k = 0; k < 4; k++) {
      double t = a;
      a = b;
      b = c * 0.5;
      c = t * a;
    }
    out[0] = a;
    out[1] = b;
    out[2] = c;
  }

  @Differentiable
  @At(arrays = {"{0.5, -0.25}", "{0.7, 0}", "{0, 0, 0}"})
  static void cameraProjection(double[] x, @Constant double[] distortion, double[] out) {
    double r2 = x[0] * x[0] + x[1] * x[1];
    double radial = 1 + distortion[0] * r2 + distortion[1] * r2 * r2;
    for (int i = 0; i < 2; i++) {
      out[i] = radial * x[i];
    }
    out[2] = radial;
  }
}
