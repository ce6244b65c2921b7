package dev.fluxion.processor.corpus;

import dev.fluxion.Differentiable;

/** Code in {@code float} is differentiated in {@code float}. */
@SuppressWarnings("lossy-conversions") // JDK 20 and later warn of what the language means to do
final class Floats {

  private Floats() {}

  @Differentiable
  @At({0.75f, 1.5f})
  static float product(float x, float y) {
    return x * x * y + x / y - -y;
  }

  static double[] productExpected(float x, float y) {
    return new double[] {2 * x * y + 1 / y, x * x - x / (y * y) + 1};
  }

  @Differentiable
  @At({0.75f, 1.5})
  static double mixed(float x, double y) {
    float f = (float) (x * y);
    f += y;
    return f * y + Math.sin(x);
  }

  static double[] mixedExpected(float x, double y) {
    return new double[] {y * y + Math.cos(x), 2 * x * y + 2 * y};
  }

  @Differentiable
  @At({0.75f})
  static float loop(float x) {
    float r = 1f;
    for (int i = 0; i < 5; i++) {
      r = r * x + 0.5f;
      r += 0.1;
    }
    return r;
  }

  static double[] loopExpected(float x) {
    // r = x^5 + 0.6 (1 + x + ... + x^4).
    double d = 5 * Math.pow(x, 4);
    for (int k = 1; k < 5; k++) {
      d += 0.6 * k * Math.pow(x, k - 1);
    }
    return new double[] {d};
  }

  @Differentiable
  @At({0.75f, 0.25f})
  static float functions(float x, float y) {
    return (float) Math.exp(x) + Math.max(x, y) * Math.abs(-y) + Math.fma(x, y, x);
  }

  static double[] functionsExpected(float x, float y) {
    return new double[] {Math.exp(x) + y + y + 1, x + x};
  }

  @Differentiable
  @At({0.75f})
  static double widened(float x) {
    double d = x;
    long n = 3;
    return d * d * n + n * x;
  }

  static double[] widenedExpected(float x) {
    return new double[] {6 * x + 3};
  }

  @Differentiable
  @At({1.25f})
  static float recursion(float x) {
    return x > 10f ? x : recursion(x * x + 0.5f) * 0.5f;
  }
}
