package dev.fluxion.processor.corpus;

import static java.lang.Math.PI;
import static java.lang.Math.max;
import static java.lang.Math.sin;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Calls of methods of the same file. */
final class Callees {
  private static final double HALF = 1.0 / 2;
  private static final double[] WEIGHTS = {0.5, -1.5, 2.25};
  static final int COUNT = WEIGHTS.length;

  private Callees() {}

  @Differentiable
  @At({0.7, 1.2})
  static double calls(double x, double y) {
    return square(x) * square(y) + square(square(x));
  }

  static double[] callsExpected(double x, double y) {
    return new double[] {2 * x * y * y + 4 * x * x * x, 2 * x * x * y};
  }

  private static double square(double x) {
    return x * x;
  }

  @Differentiable
  @At({0.7})
  static double overloads(double x) {
    return scale(x) + scale((float) 2) * x + scale(3) * x + scale(3L) * x + scale(x, 4);
  }

  private static double scale(double x) {
    return 2 * x;
  }

  private static double scale(float x) {
    return 3 * x;
  }

  private static double scale(int n) {
    return 5 * n;
  }

  private static double scale(double x, int n) {
    return x * n;
  }

  // 2 + 6 + 15 + 9 (a long is a float) + 4.
  static double[] overloadsExpected(double x) {
    return new double[] {36};
  }

  @Differentiable
  @At({0.7, 1.2})
  static double overwritesItsParameter(double x, double y) {
    double a = x * y;
    double r = consume(a, y);
    return r * a;
  }

  private static double consume(double a, double b) {
    a *= b;
    b = a + b;
    a = sin(b);
    return a * b;
  }

  @Differentiable
  @At(
      value = {0.7, 1.2},
      kink = true)
  static double stopGradient(double x, double y) {
    double p = x * y;
    return p * frozen(p) + frozen(x * x);
  }

  private static double frozen(@Constant double x) {
    return x;
  }

  // The value is p * p + x * x, but only the first factor counts.
  static double[] stopGradientExpected(double x, double y) {
    return new double[] {x * y * y, x * x * y};
  }

  @Differentiable
  @At(
      value = {0.7, 1.2},
      kink = true)
  static double stopGradientHalf(double x, double y) {
    return mix(x, x * y, 3);
  }

  private static double mix(double a, @Constant double b, double c) {
    return a * b * c + b;
  }

  static double[] stopGradientHalfExpected(double x, double y) {
    return new double[] {3 * x * y, 0};
  }

  @Differentiable
  @At({0.7})
  static double calledInLoop(double x) {
    double r = x;
    for (int i = 0; i < 5; i++) {
      r = step(r, x, i);
      if (isLarge(r)) {
        break;
      }
    }
    return r;
  }

  private static double step(double r, double x, int i) {
    double s = r;
    for (int j = 0; j < i; j++) {
      s = s * x + j * HALF;
    }
    return s > 1 ? s - x : s + x * x;
  }

  private static boolean isLarge(double r) {
    return r > 2.5;
  }

  @Differentiable
  @At({0.7})
  static double calledInCondition(double x) {
    double r = x;
    while (square(r) < 30 && !isLarge(r - 2)) {
      r += step(r, x, 2);
    }
    return r;
  }

  @Differentiable
  @At({0.7})
  static double constants(double x) {
    double r = 0;
    for (int i = 0; i < COUNT; i++) {
      r += WEIGHTS[i] * Math.pow(x, i + 1);
    }
    return r * PI + Math.E * HALF * max(x, HALF);
  }

  static double[] constantsExpected(double x) {
    return new double[] {Math.PI * (0.5 - 3 * x + 6.75 * x * x) + Math.E / 2};
  }

  @Differentiable
  @At({0.7, 1.2})
  static double passiveArguments(double x, double y) {
    double k = square(3);
    int n = count(5);
    return k * x + n * y + square(2) * square(x);
  }

  private static int count(int n) {
    int c = 0;
    while (n > 0) {
      n /= 2;
      c++;
    }
    return c;
  }

  static double[] passiveArgumentsExpected(double x, double y) {
    return new double[] {9 + 8 * x, 3};
  }

  @Differentiable
  @At({0.7, 1.2})
  static double sameArgumentTwice(double x, double y) {
    return product(x, x) + product(y, product(y, x));
  }

  private static double product(double a, double b) {
    return a * b;
  }

  static double[] sameArgumentTwiceExpected(double x, double y) {
    return new double[] {2 * x + y * y, 2 * x * y};
  }

  @Differentiable
  @At({0.7, 1.2})
  static double deepChain(double x, double y) {
    return h1(x, y);
  }

  private static double h1(double x, double y) {
    return h2(x * y, x) - y;
  }

  private static double h2(double a, double b) {
    double t = h3(a + b);
    if (t > 5) {
      return 0;
    }
    return t * h3(b);
  }

  private static double h3(double z) {
    return sin(z) * z;
  }

  @Differentiable
  @At({0.7, 1.2})
  static double orderOfArguments(double x, double y) {
    double t = x;
    return weigh(t, t *= y, t += x) + t;
  }

  private static double weigh(double a, double b, double c) {
    return a + 10 * b * c;
  }

  // a = x, b = x y, c = x y + x.
  static double[] orderOfArgumentsExpected(double x, double y) {
    return new double[] {1 + 20 * x * y * y + 20 * x * y + y + 1, 20 * x * x * y + 10 * x * x + x};
  }

  @Differentiable
  @At({0.7, 1.2})
  static double ignoredResult(double x, double y) {
    square(x);
    double r = y;
    square(r *= x);
    return r;
  }

  static double[] ignoredResultExpected(double x, double y) {
    return new double[] {y, x};
  }

  @Differentiable
  @At({0.7, 1.2})
  static double helperReturnsEarly(double x, double y) {
    double r = 0;
    for (int i = 0; i < 6; i++) {
      r += clip(x * i - y);
    }
    return r;
  }

  private static double clip(double z) {
    if (z < 0) {
      return 0;
    }
    if (z > 2) {
      return 2;
    }
    return z * z;
  }

  @Differentiable
  @At({0.7, 1.2})
  static double arrayArgument(double x, double y, @Constant double[] data) {
    return polynomial(x, data) * polynomial(y, data) + sum(data) * x;
  }

  private static double polynomial(double x, double[] c) {
    double r = 0;
    for (int i = c.length - 1; i >= 0; i--) {
      r = r * x + c[i];
    }
    return r;
  }

  private static double sum(double[] c) {
    double s = 0;
    for (double v : c) {
      s += v;
    }
    return s;
  }
}
