package dev.fluxion.processor.frontend.cases;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Loops of all forms, with jumps. */
@SuppressWarnings({"fallthrough", "empty", "cast", "lossy-conversions", "divzero"})
public final class LoopCases {
  private LoopCases() {}

  @Differentiable
  static double countUp(double x, int n) {
    double p = 1;
    for (int i = 0; i < Math.min(n, 50); i++) {
      p *= x;
    }
    return p;
  }

  @Differentiable
  static double countDown(double x, int n) {
    double s = 0;
    for (int i = n % 20; i-- > 0; ) {
      s += x * i;
    }
    return s;
  }

  @Differentiable
  static double severalVariables(double x) {
    double s = 0;
    for (int i = 0, j = 10; i < j; i++, j -= 2) {
      s += x * i - j;
    }
    return s;
  }

  @Differentiable
  static double whileLoop(double x) {
    int n = 0;
    while (x > 1 && n < 100) {
      x /= 2;
      n++;
    }
    return x + n;
  }

  @Differentiable
  static double doLoop(double x) {
    int n = 0;
    do {
      x = x * 0.5 + 1;
      n++;
    } while (x > 3 && n < 30);
    return x * n;
  }

  @Differentiable
  static double doWhileTrue(double x) {
    int n = 0;
    do {
      x += 1;
      if (n++ > 5) return x;
    } while (true);
  }

  @Differentiable
  static double conditionAssigns(double x) {
    double y = 0;
    int n = 0;
    while ((y = x * 0.5) > 1 && n++ < 60) {
      x = y - 0.25;
    }
    return x + y * n;
  }

  @Differentiable
  static double conditionAssignsWithJumps(double x, int k) {
    int i = 0;
    while (i++ < 20) {
      if (i == k) continue;
      if (i * x > 40) break;
      x += 0.5;
      if (x == 7) return -1;
    }
    return x * i;
  }

  @Differentiable
  static double forConditionAssigns(double x) {
    double s = 0;
    double t;
    for (int i = 0; (t = i * x) < 10 && i < 12; i++) {
      s += t;
    }
    return s;
  }

  @Differentiable
  static double nested(double x) {
    double s = 0;
    for (int i = 0; i < 4; i++) {
      double p = 1;
      for (int j = 0; j <= i; j++) {
        p *= x + j;
      }
      s += p;
    }
    return s;
  }

  @Differentiable
  static double overwrittenBounds(double x, int n) {
    int m = n & 15;
    double s = 0;
    for (int i = 0; i < m; i++) {
      s += x;
      if (i == 2) m -= 3;
      if (s > 5) i++;
    }
    return s + m;
  }

  @Differentiable
  static double swapping(double a, double b) {
    for (int i = 0; i < 7; i++) {
      double t = a;
      a = b;
      b = t * 0.5 + a;
    }
    return a * b;
  }

  @Differentiable
  static double unassignedBefore(double x, boolean p) {
    double y;
    int n = 0;
    do {
      y = x * n;
    } while (n++ < 3);
    double z;
    if (p) {
      z = y;
    } else {
      z = 1;
    }
    return y + z;
  }

  @Differentiable
  static double forEach(
      double x,
      @Constant double[] a,
      int[] k,
      boolean[] p,
      @Constant float[] f,
      @Constant double[][] m) {
    double s = 0;
    for (double v : a) s += v * x;
    for (final int i : k) s = s * 1.5 + i;
    for (boolean b : p) s = b ? s + 1 : s;
    for (double v : f) s += v;
    for (double[] row : m) {
      for (var v : row) {
        s += v;
      }
    }
    return s;
  }

  @Differentiable
  static double arrays(double x, @Constant double[] a, int[] k, @Constant double[][] m, int i) {
    return x * a[i] * k[i] + m[i][1] + m[0].length + a.length + m[2][(int) a[0]];
  }

  @Differentiable
  static double emptyBodies(double x) {
    int i = 0;
    while (++i < 5)
      ;
    for (; i > 0; i--)
      ;
    for (int j = 0; j < 3; j++) {}
    return x + i;
  }

  static final double STEP = 0.5;

  @Differentiable
  static double hiddenInBody(double x, int n) {
    double s = 0;
    double i = 0;
    do {
      double STEP = 3 * x;
      s += STEP;
      if (s > 40) break;
    } while ((i += STEP) < 4);
    for (double j = 0; j < 2; j += STEP) {
      int STEP = n & 3;
      s += STEP;
      if (s < -30) return s;
    }
    return s + i;
  }

  @Differentiable
  static double newton(double x) {
    double y = x > 0 ? x : 1;
    for (int i = 0; i < 60; i++) {
      double next = 0.5 * (y + x / y);
      if (Math.abs(next - y) < 1e-12) {
        return next;
      }
      y = next;
    }
    return y;
  }

  @Differentiable
  static double longCounter(double x) {
    double s = 0;
    for (long i = 0; i < 5L; i += 2) s += i * x;
    for (float f = 0; f < 1; f += 0.25f) s += f;
    for (char c = 'a'; c <= 'e'; c++) s += c;
    return s;
  }

  @Differentiable
  static double loopInBranch(double x, int n) {
    double s = 1;
    if (x > 0) {
      for (int i = 0; i < 3; i++) {
        s *= x;
        if (n == i) return s;
      }
      s += 2;
    } else {
      while (s < 10) s *= 2;
    }
    return s;
  }

  @Differentiable
  static double switchInLoop(double x) {
    double s = 0;
    for (int i = 0; i < 8; i++) {
      switch (i % 4) {
        case 0:
          s += x;
          break;
        case 1:
          s *= 2;
        case 2:
          s -= 1;
          continue;
        default:
          if (s > 20) return s;
      }
      s += 0.5;
    }
    return s;
  }
}
