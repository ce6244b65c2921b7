package dev.fluxion.processor.corpus;

import dev.fluxion.Differentiable;

/** Loops of every kind, their counters and bounds. */
final class Loops {

  private Loops() {}

  @Differentiable
  @At({1.1, 5})
  @At({1.1, 0})
  @At({1.1, -3})
  static double power(double x, int n) {
    double r = 1;
    for (int i = 0; i < n; i++) {
      r = r * x;
    }
    return r;
  }

  static double[] powerExpected(double x, int n) {
    return new double[] {n <= 0 ? 0 : n * Math.pow(x, n - 1)};
  }

  @Differentiable
  @At({0.9, 3})
  @At({0.9, 0})
  static double repeatedSquare(double x, int n) {
    for (int i = 0; i < n; i++) {
      x = x * x;
    }
    return x;
  }

  static double[] repeatedSquareExpected(double x, int n) {
    double p = Math.pow(2, n);
    return new double[] {p * Math.pow(x, p - 1)};
  }

  @Differentiable
  @At({0.9, -0.4, 5})
  @At({0.9, -0.4, 4})
  static double swapInLoop(double a, double b, int n) {
    for (int i = 0; i < n; i++) {
      double t = a;
      a = b;
      b = t;
    }
    return a * a + 3 * b;
  }

  static double[] swapInLoopExpected(double a, double b, int n) {
    return n % 2 == 0 ? new double[] {2 * a, 3} : new double[] {3, 2 * b};
  }

  @Differentiable
  @At({0.9, -0.4, 0.3, 7})
  static double rotateInLoop(double a, double b, double c, int n) {
    for (int i = 0; i < n; i++) {
      double t = a;
      a = b * 1.5;
      b = c + t * t;
      c = t;
    }
    return a * b * c;
  }

  @Differentiable
  @At({0.9, 0.4})
  static double fibonacciLike(double a, double b) {
    for (int i = 0; i < 10; i++) {
      double t = a + b;
      a = b;
      b = t;
    }
    return b;
  }

  static double[] fibonacciLikeExpected(double a, double b) {
    return new double[] {55, 89};
  }

  @Differentiable
  @At({0.4})
  static double countDown(double x) {
    double r = 0;
    for (int i = 10; i > 0; i -= 3) {
      r = r * x + i;
    }
    return r;
  }

  // i = 10, 7, 4, 1.
  static double[] countDownExpected(double x) {
    return new double[] {30 * x * x + 14 * x + 4};
  }

  @Differentiable
  @At({0.4})
  static double stepTwo(double x) {
    double r = 0;
    for (int i = 1; i <= 7; i += 2) {
      r += Math.pow(x, i) / i;
    }
    return r;
  }

  static double[] stepTwoExpected(double x) {
    double x2 = x * x;
    return new double[] {1 + x2 + x2 * x2 + x2 * x2 * x2};
  }

  @Differentiable
  @At({1.2})
  static double geometricCounter(double x) {
    double r = x;
    for (int i = 1; i < 100; i *= 3) {
      r = Math.sin(r) * i + x;
    }
    return r;
  }

  @Differentiable
  @At({1.2})
  static double counterChangedInside(double x) {
    double r = x;
    for (int i = 0; i < 12; i++) {
      r = r * 0.7 + Math.cos(r * i);
      if (i % 3 == 1) {
        i += 2;
      }
      r -= i * 0.1 * x;
    }
    return r;
  }

  @Differentiable
  @At({1.2})
  static double boundOverwritten(double x) {
    int n = 10;
    double r = x;
    for (int i = 0; i < n; i++) {
      r = Math.sin(r) + x;
      n = n - i;
    }
    return r + n;
  }

  @Differentiable
  @SuppressWarnings("fluxion")
  @At({1.2})
  static double boundFromData(double x) {
    double r = x;
    int n = (int) (x * 5);
    for (int i = 0; i < n; i++) {
      n = Math.min(n, 4);
      r = r * r * 0.5 + x;
    }
    return r;
  }

  @Differentiable
  @At({1.2})
  static double counterAfterLoop(double x) {
    int i = 0;
    double r = 1;
    while (r < 20) {
      r *= x;
      i++;
    }
    return r * i;
  }

  @Differentiable
  @At({1.2})
  static double assignmentInLoopCondition(double x) {
    double r = 0.1;
    double t;
    while ((t = r * x) < 2) {
      r = t + t * t;
    }
    return r * t;
  }

  @Differentiable
  @At({1.2})
  static double assignmentsInForHeader(double x) {
    double s = 0;
    double t = x;
    for (int i = 0; (t *= 0.5) > 0.01 && i < 20; i++, s += t * t) {
      s *= x;
    }
    return s + t;
  }

  @Differentiable
  @At({1.2})
  static double decrementInCondition(double x) {
    int n = 6;
    double r = 1;
    while (n-- > 0) {
      if (n == 3) {
        continue;
      }
      r *= x + n;
      if (n == 1) {
        break;
      }
    }
    return r * n;
  }

  // n = 5, 4, 2, 1; the last value of n is 1.
  static double[] decrementInConditionExpected(double x) {
    double p = (x + 5) * (x + 4) * (x + 2) * (x + 1);
    return new double[] {p * (1 / (x + 5) + 1 / (x + 4) + 1 / (x + 2) + 1 / (x + 1))};
  }

  @Differentiable
  @At({0.3})
  @At({5.0})
  static double doWhile(double x) {
    double r = x;
    do {
      r = r * r + 0.1;
    } while (r < 3 && r > 0.2);
    return r;
  }

  @Differentiable
  @At({0.3})
  static double doWhileWithContinue(double x) {
    double r = x;
    int i = 0;
    do {
      i++;
      if (i % 2 == 0) {
        continue;
      }
      r += Math.sin(r * i);
    } while (i < 7 && (r *= 0.9) < 100);
    return r;
  }

  /** What is divided by b does not matter in the end: no 0 · ∞ where b is tiny, or zero. */
  @Differentiable
  @At({0.3, 0.7, 3})
  @At({0.3, 0.7, 0})
  @At(
      value = {0.3, 0, 2},
      kink = true)
  @At(
      value = {0.3, 1e-310, 2},
      kink = true)
  static double dividedByAnInvariant(double x, double b, int n) {
    double y = x;
    double lost = x;
    for (int i = 0; i < n; i++) {
      lost = lost / b;
      y = y + Math.sin(y) + 0 * i;
    }
    return b > 1e-300 ? y + lost : y;
  }

  static double[] dividedByAnInvariantExpected(double x, double b, int n) {
    double y = x;
    double slope = 1;
    for (int i = 0; i < n; i++) {
      slope *= 1 + Math.cos(y);
      y += Math.sin(y);
    }
    return b > 1e-300
        ? new double[] {slope + Math.pow(b, -n), -n * x * Math.pow(b, -n - 1)}
        : new double[] {slope, 0};
  }
}
