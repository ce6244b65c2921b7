package dev.fluxion.processor.corpus;

import dev.fluxion.Differentiable;

/** Recursion of every shape. */
final class Recursions {

  private Recursions() {}

  @Differentiable
  @At({1.1, 6})
  @At({1.1, 0})
  static double power(double x, int n) {
    return n == 0 ? 1 : x * power(x, n - 1);
  }

  static double[] powerExpected(double x, int n) {
    return new double[] {n == 0 ? 0 : n * Math.pow(x, n - 1)};
  }

  @Differentiable
  @At({1.1, 11})
  static double powerBySquares(double x, int n) {
    if (n == 0) {
      return 1;
    }
    double half = powerBySquares(x * x, n / 2);
    return n % 2 == 0 ? half : half * x;
  }

  static double[] powerBySquaresExpected(double x, int n) {
    return new double[] {n * Math.pow(x, n - 1)};
  }

  @Differentiable
  @At({0.7})
  static double mutual(double x) {
    return even(x, 5) + odd(x, 4);
  }

  private static double even(double x, int n) {
    return n == 0 ? x : Math.sin(odd(x, n - 1)) + x;
  }

  private static double odd(double x, int n) {
    return n == 0 ? x * x : even(x * 0.9, n - 1) * x;
  }

  @Differentiable
  @At({0.6, 0.4, 8})
  static double fibonacci(double x, double y, int n) {
    return n == 0 ? x : n == 1 ? y : fibonacci(x, y, n - 1) + fibonacci(x, y, n - 2);
  }

  static double[] fibonacciExpected(double x, double y, int n) {
    return new double[] {13, 21};
  }

  @Differentiable
  @At({0.6, 5})
  static double tree(double x, int depth) {
    if (depth == 0) {
      return Math.sin(x);
    }
    double left = tree(x * 0.9, depth - 1);
    return left * tree(x + left * 0.1, depth - 1) + x;
  }

  @Differentiable
  @At({0.6})
  static double inLoop(double x) {
    double r = x;
    for (int i = 0; i < 4; i++) {
      r += power(r * 0.5, i);
    }
    return r;
  }

  @Differentiable
  @At({0.6, 3})
  static double loopInside(double x, int depth) {
    double r = x;
    for (int i = 0; i < depth; i++) {
      r = r * 0.8 + loopInside(r * x, depth - 1 - i);
      if (r > 3) {
        return r * x;
      }
    }
    return Math.cos(r);
  }

  @Differentiable
  @At({0.3})
  static double untilSmall(double x) {
    return x < 0.01 ? x : untilSmall(x * 0.4) * 2 + Math.sin(x);
  }

  @Differentiable
  @At({2.5, 3})
  static double nestedCall(double x, int n) {
    return n == 0 ? Math.sqrt(x) : nestedCall(nestedCall(x, n - 1) + 1, n - 1);
  }

  @Differentiable
  @At({0.3, 2.0})
  static double bisect(double low, double high) {
    return high - low < 0.1
        ? low * high
        : (low + high) * (low + high) > 4
            ? bisect(low, (low + high) / 2)
            : bisect((low + high) / 2, high);
  }

  @Differentiable
  @At({0.0, 1.0, 0.8})
  static double adaptiveSimpson(double a, double b, double p) {
    return simpson(a, b, p, 6);
  }

  private static double simpson(double a, double b, double p, int depth) {
    double m = 0.5 * (a + b);
    double whole = (b - a) / 6 * (g(a, p) + 4 * g(m, p) + g(b, p));
    double left = (m - a) / 6 * (g(a, p) + 4 * g(0.5 * (a + m), p) + g(m, p));
    double right = (b - m) / 6 * (g(m, p) + 4 * g(0.5 * (m + b), p) + g(b, p));
    if (depth == 0 || Math.abs(left + right - whole) < 1e-5) {
      return left + right;
    }
    return simpson(a, m, p, depth - 1) + simpson(m, b, p, depth - 1);
  }

  private static double g(double t, double p) {
    return Math.exp(-p * t * t * 4);
  }

  @Differentiable
  @At({0.5, 4, 3})
  static double ackermannLike(double x, int m, int n) {
    if (m == 0) {
      return x * n + 1;
    }
    if (n == 0) {
      return ackermannLike(x * 0.9, m - 1, 1);
    }
    return ackermannLike(x, m - 1, n - 1) + 0.5 * ackermannLike(x * x, m, n - 1);
  }

  @Differentiable
  @At({0.7, 30})
  static double continuedFraction(double x, int n) {
    return n == 0 ? x : x / (1 + continuedFraction(x, n - 1));
  }

  // y = x / (1 + y): y (1 + y) = x, dy = 1 / (1 + 2 y).
  static double[] continuedFractionExpected(double x, int n) {
    return new double[] {1 / Math.sqrt(1 + 4 * x)};
  }
}
