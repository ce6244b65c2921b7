package dev.fluxion.processor.corpus;

import dev.fluxion.Differentiable;

/** Every form of assignment, and Java's order of evaluation. */
final class Assignments {

  private Assignments() {}

  @Differentiable
  @At({1.5, -0.5})
  static double chained(double x, double y) {
    double u = x;
    double v = y;
    u = v = u * v;
    return u + 2 * v;
  }

  static double[] chainedExpected(double x, double y) {
    return new double[] {3 * y, 3 * x};
  }

  @Differentiable
  @At({1.5})
  static double leftOperandFirst(double x) {
    double y = x + (x = 2 * x) * x;
    return y;
  }

  static double[] leftOperandFirstExpected(double x) {
    return new double[] {1 + 8 * x};
  }

  @Differentiable
  @At({0.7})
  static double postfix(double x) {
    double y = x++ * x + x-- * x;
    return y * x;
  }

  static double[] postfixExpected(double x) {
    return new double[] {6 * x * x + 4 * x};
  }

  @Differentiable
  @At({0.7})
  static double prefix(double x) {
    double y = ++x * x;
    return y - --x;
  }

  static double[] prefixExpected(double x) {
    return new double[] {2 * (x + 1) - 1};
  }

  @Differentiable
  @At({1.3, 0.4})
  static double compound(double x, double y) {
    double s = x;
    s += y;
    s *= s;
    s -= x * y;
    s /= y;
    s %= 5;
    return s;
  }

  // ((x + y)^2 - x y) / y = x^2 / y + x + y, less a multiple of 5.
  static double[] compoundExpected(double x, double y) {
    return new double[] {2 * x / y + 1, 1 - x * x / (y * y)};
  }

  @Differentiable
  @At({1.3, 0.4})
  static double compoundReadsFirst(double x, double y) {
    x += (x = y) * x;
    return x;
  }

  static double[] compoundReadsFirstExpected(double x, double y) {
    return new double[] {1, 2 * y};
  }

  @Differentiable
  @At({1.3, 0.4})
  static double compoundInCompound(double x, double y) {
    double u = x;
    double v = y;
    u += v *= u;
    return u * v;
  }

  // v = x y, u = x + x y.
  static double[] compoundInCompoundExpected(double x, double y) {
    return new double[] {2 * x * y + 2 * x * y * y, x * x + 2 * x * x * y};
  }

  @Differentiable
  @At({1.3})
  static double square(double x) {
    x = x * x;
    x = x * x;
    return x;
  }

  static double[] squareExpected(double x) {
    return new double[] {4 * x * x * x};
  }

  @Differentiable
  @At({1.3})
  static double signs(double x) {
    double y = -(-x);
    double z = - -y;
    return -(+(-z)) * x - -x;
  }

  static double[] signsExpected(double x) {
    return new double[] {2 * x + 1};
  }

  @Differentiable
  @At({1.3, 2.1, 0.3})
  static double parentheses(double x, double y, double z) {
    return x - (y - z) - (x / (y / z)) + x / (y * z) - (x - y) * (y - z) / (z - x);
  }

  @Differentiable
  @At({1.3, 2.1})
  static double declarators(double x, double y) {
    double a = x * y, b = a + x, c;
    final double d = b * a;
    var e = d - b;
    c = e * d;
    return c;
  }

  @Differentiable
  @At({0.5, 2})
  static double assignedInCondition(double x, double y) {
    double t;
    if ((t = x * y) > 0.5) {
      t = t * t;
    }
    return t + x;
  }

  static double[] assignedInConditionExpected(double x, double y) {
    return new double[] {2 * x * y * y + 1, 2 * x * x * y};
  }

  @Differentiable
  @At({0.5, 2})
  @At({-0.5, 2})
  static double assignedInShortCircuit(double x, double y) {
    double t = y;
    if (x > 0 && (t = x * x) < 1) {
      t += x;
    }
    return t * y;
  }

  static double[] assignedInShortCircuitExpected(double x, double y) {
    return x > 0 ? new double[] {y * (2 * x + 1), x * x + x} : new double[] {0, 2 * y};
  }

  @Differentiable
  @At({0.5, 2})
  @At({-0.5, 2})
  static double assignedInOr(double x, double y) {
    double t = y;
    boolean b = x > 0 || (t = x * y) > 3 || (t *= x) > 100;
    return b ? t * t : t;
  }

  static double[] assignedInOrExpected(double x, double y) {
    return x > 0 ? new double[] {0, 2 * y} : new double[] {2 * x * y, x * x};
  }

  @Differentiable
  @At({0.5, 2})
  @At({1.5, 2})
  static double assignedInConditional(double x, double y) {
    double t = x;
    double r = x < 1 ? (t = y * x) : (t += y);
    return r * t;
  }

  static double[] assignedInConditionalExpected(double x, double y) {
    return x < 1
        ? new double[] {2 * x * y * y, 2 * x * x * y}
        : new double[] {2 * (x + y), 2 * (x + y)};
  }

  @Differentiable
  @At({0.5, 2})
  static double assignedInArgument(double x, double y) {
    double t = x;
    return Math.hypot(t *= y, t + x) + t;
  }

  @Differentiable
  @At({0.5, 2, -1})
  static double swap(double x, double y, double z) {
    double t = x;
    x = y;
    y = z;
    z = t;
    return x + 10 * y * y + 100 * z * z * z;
  }

  static double[] swapExpected(double x, double y, double z) {
    return new double[] {300 * x * x, 1, 20 * z};
  }

  @Differentiable
  @At({0.5, 2})
  static double overwrittenParameter(double x, double y) {
    double first = x * y;
    x = Math.sin(y);
    y = 3;
    return first * x * y;
  }

  static double[] overwrittenParameterExpected(double x, double y) {
    return new double[] {3 * y * Math.sin(y), 3 * x * Math.sin(y) + 3 * x * y * Math.cos(y)};
  }

  @Differentiable
  @At({0.5})
  static double uninitialised(double x) {
    double y;
    if (x > 0) {
      y = x * x;
    } else {
      y = -x;
    }
    double z;
    z = y * x;
    return z;
  }

  @Differentiable
  @At({0.5, 4})
  static double sameVariableTwice(double x, double y) {
    double s = x;
    return s * s * s / (s + s) - Math.atan2(s, s) + Math.pow(s, s) + y;
  }

  @Differentiable
  @At({0.5, 4})
  static double shadowingBlocks(double x, double y) {
    double r = 0;
    {
      double t = x * y;
      r += t;
    }
    {
      float t = 2f;
      r *= t;
    }
    {
      int t = 3;
      r += t * x;
    }
    return r;
  }

  static double[] shadowingBlocksExpected(double x, double y) {
    return new double[] {2 * y + 3, 2 * x};
  }

  @Differentiable
  @At({0.5})
  static double constantResult(double x) {
    x = 2;
    return x;
  }

  static double[] constantResultExpected(double x) {
    return new double[] {0};
  }

  @Differentiable
  @At({0.5, 3})
  static double theParameterItself(double x, double y) {
    return y;
  }

  static double[] theParameterItselfExpected(double x, double y) {
    return new double[] {0, 1};
  }
}
