package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Methods that end in exceptions at some points. */
final class Throwing {

  private Throwing() {}

  @Differentiable
  static double message(double x, int n) {
    double r = x;
    for (int i = 0; i < n; i++) {
      r = r * r + x;
      if (r > 100) {
        throw new IllegalArgumentException("too large: " + i + " at " + r);
      }
    }
    return r;
  }

  @Differentiable
  static double divides(double x, int n) {
    double r = x;
    for (int i = 3; i >= n; i--) {
      r = Math.sin(r) * x + 6 / i;
    }
    return r;
  }

  @Differentiable
  static double index(double x, int n, @Constant double[] data) {
    double r = x;
    for (int i = 0; i < n; i++) {
      r = r * x + data[i];
    }
    return r;
  }

  @Differentiable
  static double asserts(double x, int n) {
    double r = x;
    for (int i = 0; i < n; i++) {
      assert r < 50 : "r is " + r;
      r = r * r + x;
    }
    assert r > 0;
    return r;
  }

  @Differentiable
  static double exact(double x, int n) {
    int k = Math.multiplyExact(n, 1_000_000);
    return x * x * k;
  }

  @Differentiable
  static double deadButThrowing(double x, int n) {
    int unused = 10 / n;
    return x * x;
  }

  @Differentiable
  static double inCallee(double x, int n) {
    double r = 1;
    for (int i = n; i > -2; i--) {
      r += checked(x, i);
    }
    return r;
  }

  private static double checked(double x, int i) {
    if (i < 0) {
      throw new IllegalStateException();
    }
    return x * i;
  }

  @Differentiable
  static double stack(double x, int n) {
    return n == 0 ? x : stack(x, n - 1) * x;
  }
}
