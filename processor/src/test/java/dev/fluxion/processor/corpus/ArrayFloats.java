package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Arrays of float, which are differentiated in float. */
// JDK 20 and later warn of implicit narrowing, which is meant.
@SuppressWarnings("lossy-conversions")
final class ArrayFloats {
  private ArrayFloats() {}

  @Differentiable(wrt = "x")
  @At(arrays = "{1, 2, -3}")
  static void cubesInPlace(float[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= x[i] * x[i];
    }
  }

  static double[][] cubesInPlaceExpected(float[] x) {
    return new double[][] {{3, 0, 0}, {0, 12, 0}, {0, 0, 27}};
  }

  @Differentiable
  @At(value = 0.5, arrays = "{1, 2, -3}")
  static float[] mixedWithDouble(float[] x, double factor) {
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = (float) (x[i] * factor);
      y[i] += factor * factor;
    }
    return y;
  }

  static double[][] mixedWithDoubleExpected(float[] x, double factor) {
    return new double[][] {{0.5, 0, 0, 2}, {0, 0.5, 0, 3}, {0, 0, 0.5, -2}};
  }

  @Differentiable
  @At(arrays = "{{1, 2}, {-3, 0.5}}")
  static float determinant(float[][] m) {
    return m[0][0] * m[1][1] - m[0][1] * m[1][0];
  }

  static double[] determinantExpected(float[][] m) {
    return new double[] {0.5, 3, -2, 1};
  }

  @Differentiable
  @At(arrays = {"{1, 2, -3}", "{0.5, 1, 2}"})
  static double doubleOfFloats(float[] x, double[] w) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      s += w[i] * x[i] * x[i];
    }
    return s;
  }

  static double[] doubleOfFloatsExpected(float[] x, double[] w) {
    return new double[] {1, 4, -12, 1, 4, 9};
  }

  @Differentiable
  @At(
      value = 1.5,
      arrays = {"{1, 2, -3}", "{2, 0, 1}"})
  static double integersTakePart(double u, @Constant float[] x, long[] n) {
    double s = 0;
    for (int i = 0; i < n.length; i++) {
      s += n[i] * u * x[i] + n[i] / 2;
    }
    return s;
  }

  static double[] integersTakePartExpected(double u, float[] x, long[] n) {
    return new double[] {-1};
  }
}
