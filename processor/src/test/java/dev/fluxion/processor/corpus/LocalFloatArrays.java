package dev.fluxion.processor.corpus;

import dev.fluxion.Differentiable;
import java.util.Arrays;

/** Arrays of {@code float}, and numbers that change their type on the way into an array. */
@SuppressWarnings("lossy-conversions")
final class LocalFloatArrays {
  private LocalFloatArrays() {}

  @Differentiable
  @At({1.25, 0.5})
  static double narrowed(float x, double y) {
    float[] a = {x, 2, 'a'};
    a[0] *= y;
    a[1] += a[0]++;
    a[2] = a[1] = x;
    double[] b = {x, a[0]};
    b[0] += a[1];
    float[] c = Arrays.copyOf(a, 5);
    Arrays.fill(c, 3, 5, x * x);
    System.arraycopy(c, 1, a, 0, 2);
    return b[0] * b[1] + c[3] * a[0];
  }

  static double[] narrowedExpected(float x, double y) {
    // 2x(xy + 1) + x³
    return new double[] {4 * x * y + 2 + 3 * x * x, 2 * x * x};
  }

  @Differentiable
  @At({1.25, 3})
  static float recurrence(float x, int n) {
    float[][] m = new float[2][n + 1];
    m[0][0] = m[1][0] = x;
    for (int i = 0; i < n; i++) {
      m[1][i + 1] = m[0][i] * m[1][i] / 2;
      float[] t = m[0];
      m[0] = m[1];
      m[1] = t;
      m[0][i + 1] += 1;
      m[1][i + 1] = x;
    }
    return m[0][n] * m[1][n];
  }
}
