package dev.fluxion.processor.frontend.cases;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Loops that are left, or whose trips are cut short. */
@SuppressWarnings({"fallthrough", "empty", "cast", "lossy-conversions", "divzero"})
public final class LoopJumpCases {
  private LoopJumpCases() {}

  @Differentiable
  static double doLoopWithJumps(double x, int k) {
    int n = 0;
    do {
      n++;
      if (n == k) continue;
      x += n;
      if (x > 30) break;
      if (x < -20) return x;
    } while (n < 10);
    return x + n;
  }

  @Differentiable
  static double breakOut(double x) {
    double s = 0;
    for (int i = 0; i < 10; i++) {
      s += x;
      if (s > 10) {
        break;
      }
      s *= 1.5;
    }
    return s;
  }

  @Differentiable
  static double endless(double x) {
    int n = 0;
    while (true) {
      if (!(x > 1) || n > 1100) {
        break;
      }
      x *= 0.7;
      n++;
    }
    return x + n;
  }

  @Differentiable
  static double endlessFor(double x) {
    for (int i = 0; ; i++) {
      x += i;
      if (i > 7) return x;
    }
  }

  @Differentiable
  static double skip(@Constant double[] a, double x) {
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      if (a[i] < 0) {
        continue;
      }
      double t = a[i] * x;
      if (t > 1) {
        s -= t;
        continue;
      }
      s += t;
    }
    return s;
  }

  @Differentiable
  static double skipInNestedBranch(@Constant double[] a, double x) {
    double s = 0;
    for (double v : a) {
      if (v > 0) {
        if (x > v) continue;
        s += 1;
      }
      s += v;
      if (s > 100) break;
    }
    return s * x;
  }

  @Differentiable
  static double labelledContinue(double x, int n) {
    double s = 0;
    outer:
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        if (j == n) continue outer;
        s += x * j;
        if (s > 50) break outer;
      }
      s -= 1;
    }
    return s;
  }

  @Differentiable
  static double labelledEverything(double x, int n) {
    double s = 0;
    int guard = 0;
    a:
    while (guard++ < 10) {
      b:
      do {
        for (int j = 0; j < 4; j++) {
          s += x;
          if (j == n) continue b;
          if (s > 20) continue a;
          if (s < -30) break a;
          if (guard == 9) break b;
          if (s == 5.5) return s;
        }
        s += 1;
      } while (s < 4 && guard++ < 30);
      s *= 1.1;
    }
    return s + guard;
  }

  @Differentiable
  static double forEachWithJumps(@Constant double[] a, double x) {
    double s = 0;
    for (double v : a) {
      if (v < -1) continue;
      s += v * x;
      if (s > 1) break;
      if (s < -1) return s;
      s += 0.125;
    }
    return s;
  }

  @Differentiable
  static double breakAtEnd(double x, @Constant double[] a) {
    for (double v : a) {
      x += v;
      break;
    }
    return x;
  }

  @Differentiable
  static double throwInLoop(double x, @Constant double[] a) {
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      if (a[i] > 1.5) throw new IllegalArgumentException("a[" + i + "] = " + a[i]);
      s += a[i] * x;
    }
    return s;
  }
}
