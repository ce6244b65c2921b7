package dev.fluxion.processor.corpus;

import dev.fluxion.Differentiable;

/** Integer control and arithmetic beside real numbers; casts. */
// JDK 20 and later warn of implicit narrowing, which is meant.
@SuppressWarnings({"fluxion", "lossy-conversions"})
final class Integers {

  private Integers() {}

  @Differentiable
  @At({2.6})
  static double castTimes(double x) {
    return (int) x * x;
  }

  static double[] castTimesExpected(double x) {
    return new double[] {2};
  }

  @Differentiable
  @At(
      value = {2.6},
      kink = true)
  static double casts(double x) {
    double r = (long) (x * 10) * x + (float) x + (short) x * x + (byte) (x * 100) * x;
    char c = (char) (x + 64);
    r += c * x;
    return r + (int) 3.7 * x + (double) 3 / 2 * x + 3 / 2 * x;
  }

  // 26 + 1 + 2 + 4 (260 is 4 as a byte) + 66 + 3 + 1.5 + 1.
  static double[] castsExpected(double x) {
    return new double[] {104.5};
  }

  @Differentiable
  @At({1.1, 84, 30})
  static double greatestCommonDivisor(double x, int a, int b) {
    double r = x;
    while (b != 0) {
      int t = a % b;
      r = r * x + t;
      a = b;
      b = t;
    }
    return r * a;
  }

  @Differentiable
  @At({0.3, 11})
  static double collatz(double x, int n) {
    double r = x;
    while (n != 1) {
      if (n % 2 == 0) {
        n /= 2;
        r = r * 0.5 + x;
      } else {
        n = 3 * n + 1;
        r = Math.sin(r) + r * x;
      }
    }
    return r;
  }

  @Differentiable
  @At({0.3})
  static double charLoop(double x) {
    double r = 0;
    for (char c = 'a'; c <= 'e'; c++) {
      r = r * x + (c - 'a');
    }
    return r;
  }

  // x^3 + 2 x^2 + 3 x + 4.
  static double[] charLoopExpected(double x) {
    return new double[] {3 * x * x + 4 * x + 3};
  }

  @Differentiable
  @At({0.3})
  static double smallTypes(double x) {
    byte b = 120;
    short s = 1000;
    b += 10;
    s *= 40;
    b++;
    s >>= 1;
    final char c = 'x';
    return x * b + x * s + x * c;
  }

  // b = (byte) 131 = -125, s = (short) 40000 / 2 = -12768, c = 120.
  static double[] smallTypesExpected(double x) {
    return new double[] {-125 - 12768 + 120};
  }

  @Differentiable
  @At({0.3, 5})
  static double bits(double x, int n) {
    int k = n << 2 | 1;
    k ^= 0x0f;
    k = ~k & 0xff;
    long wide = (long) k << 33 >>> 30;
    int negative = -n >> 1;
    int unsigned = -n >>> 28;
    return x * k + x * (wide % 1000) + x * negative + x * unsigned;
  }

  static double[] bitsExpected(double x, int n) {
    int k = ~((n << 2 | 1) ^ 0x0f) & 0xff;
    long wide = (long) k << 33 >>> 30;
    return new double[] {k + wide % 1000 + (-n >> 1) + (-n >>> 28)};
  }

  @Differentiable
  @At({0.3})
  static double overflow(double x) {
    int n = Integer.MAX_VALUE;
    n++;
    long m = Long.MAX_VALUE;
    m += 2;
    return x * n + x * (m >> 60);
  }

  static double[] overflowExpected(double x) {
    return new double[] {Integer.MIN_VALUE - 8.0};
  }

  @Differentiable
  @At({0.9})
  static double fromTheLeastInteger(double x) {
    double s = 1;
    for (int i = Integer.MIN_VALUE; i < Integer.MIN_VALUE + 3; i++) {
      s = s * s * x;
    }
    for (int i = Integer.MAX_VALUE; i > Integer.MAX_VALUE - 2; i--) {
      s = s * s * x;
    }
    return s;
  }

  static double[] fromTheLeastIntegerExpected(double x) {
    return new double[] {31 * Math.pow(x, 30)};
  }

  @Differentiable
  @At({2.3})
  static double roundings(double x) {
    return Math.floor(x) * x
        + Math.ceil(x) * x
        + Math.rint(x) * x
        + Math.round(x) * x
        + Math.round((float) x) * x
        + Math.signum(x) * x
        + Math.getExponent(x) * x;
  }

  static double[] roundingsExpected(double x) {
    return new double[] {2 + 3 + 2 + 2 + 2 + 1 + 1};
  }

  @Differentiable
  @At({7.3, 2.1})
  @At({-7.3, 2.1})
  static double remainders(double x, double y) {
    return x % y + Math.IEEEremainder(x, y) * x;
  }

  static double[] remaindersExpected(double x, double y) {
    double n = x > 0 ? 3 : -3;
    return new double[] {1 + (x - n * y) + x, -n - n * x};
  }

  @Differentiable
  @At({0.3, 7})
  static double integerFunctions(double x, int n) {
    return x * Math.max(n, 3)
        + x * Math.abs(-n)
        + x * Math.floorMod(-n, 4)
        + x * Math.floorDiv(-n, 4)
        + x * Math.addExact(n, 1)
        + x * (n / 2)
        + x * (n % 4)
        + x * (-n % 4);
  }

  static double[] integerFunctionsExpected(double x, int n) {
    return new double[] {7 + 7 + 1 - 2 + 8 + 3 + 3 - 3};
  }

  @Differentiable
  @At({0.3})
  static double integerOfData(double x) {
    int n = 0;
    double r = x;
    for (int i = 0; i < 5; i++) {
      n += (int) (r * 7);
      r += x / (n + 1);
      n *= i % 2;
    }
    return r * n;
  }

  @Differentiable
  @At({0.3, 3})
  static double intTimesReal(double x, int n) {
    int k = 2;
    k *= 1.6;
    k += 2.9;
    k -= 'a' - 'b';
    n++;
    ++n;
    return x * k * n-- + n;
  }

  // k = 3, then 5, then 6; n = 5, then 4.
  static double[] intTimesRealExpected(double x, int n) {
    return new double[] {30};
  }

  @Differentiable
  @At({0.3})
  static double longArithmetic(double x) {
    long a = 1;
    for (int i = 1; i <= 20; i++) {
      a *= i;
    }
    double r = 0;
    while (a > 1_000_000L) {
      a /= 1000L;
      r = r * x + a % 10;
    }
    return r + x * a;
  }
}
