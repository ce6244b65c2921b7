package dev.fluxion.processor.corpus;

import dev.fluxion.Differentiable;

/** {@code if}, {@code ?:} and all forms of {@code switch}. */
final class Branches {

  private Branches() {}

  @Differentiable
  @At({0.5, 2})
  @At({2.5, 2})
  static double ifElse(double x, double y) {
    double r = y;
    if (x < y) {
      r = x * x * y;
    } else if (x > 2 * y) {
      r = 0;
    } else {
      r *= r;
    }
    return r;
  }

  static double[] ifElseExpected(double x, double y) {
    return x < y ? new double[] {2 * x * y, x * x} : new double[] {0, 2 * y};
  }

  @Differentiable
  @At({0.5})
  @At({-0.5})
  static double nestedConditional(double x) {
    return x > 0 ? x > 1 ? x : x * x : x < -1 ? -x : -x * x;
  }

  static double[] nestedConditionalExpected(double x) {
    return new double[] {2 * Math.abs(x)};
  }

  @Differentiable
  @At({-0.5})
  @At({0.5})
  static double branchNotTaken(double x) {
    double r = x;
    if (x > 0) {
      r = Math.sqrt(x) + Math.log(x);
    }
    return r * r;
  }

  @Differentiable
  @At(
      value = {0.0},
      kink = true)
  static double guardedDivision(double x) {
    return x == 0 ? 1 : Math.sin(x) / x;
  }

  static double[] guardedDivisionExpected(double x) {
    return new double[] {0};
  }

  @Differentiable
  @At({0.5, 1, 0})
  @At({0.5, 1, 1})
  @At({0.5, 1, 2})
  @At({0.5, 1, 3})
  @At({0.5, 1, 9})
  static double oldSwitch(double x, double y, int n) {
    double r = y;
    switch (n) {
      case 0:
        r = x * y;
        break;
      case 1:
      case 2:
        r += x * x;
        if (n == 2) {
          break;
        }
        r *= y;
        break;
      default:
        return x * x * x;
      case 3:
        r = -x;
    }
    return r * r;
  }

  @Differentiable
  @SuppressWarnings("fallthrough")
  @At({0.5, 0})
  @At({0.5, 1})
  @At({0.5, 2})
  @At({0.5, 5})
  static double fallThrough(double x, int n) {
    double r = x;
    switch (n) {
      case 0:
        r = r * x;
      case 1:
        r = r * x;
      case 2:
        r = r * x;
      default:
    }
    return r;
  }

  static double[] fallThroughExpected(double x, int n) {
    return new double[] {n > 2 ? 1 : (4 - n) * Math.pow(x, 3 - n)};
  }

  @Differentiable
  @At({0.5, 0})
  @At({0.5, 1})
  @At({0.5, 7})
  static double arrows(double x, int n) {
    double r = x;
    switch (n) {
      case 0 -> r = Math.sin(x);
      case 1, 2 -> {
        double t = x * x;
        r = t * t;
      }
      default -> r -= 1;
    }
    return r * x;
  }

  @Differentiable
  @At({0.5, 0})
  @At({0.5, 2})
  @At({0.5, 7})
  static double switchExpression(double x, int n) {
    double r =
        switch (n) {
          case 0 -> Math.exp(x);
          case 1, 2 -> {
            double t = x;
            for (int i = 0; i < 3; i++) {
              t *= x + i;
            }
            yield t;
          }
          default -> 1;
        };
    return r * x;
  }

  @Differentiable
  @At({0.5, 1})
  @At({0.5, 2})
  @At({0.5, 3})
  static double oldSwitchExpression(double x, int n) {
    return x
        + switch (n) {
          case 1:
            yield x * x;
          case 2:
            double t = Math.cos(x);
            if (t > 2) {
              yield 0;
            }
            yield t * x;
          default:
            yield -x;
        };
  }

  @Differentiable
  @At({0.5, 2})
  static double switchOnAssigned(double x, int n) {
    int k;
    double r = 0;
    for (int i = 0; i < 5; i++) {
      switch (k = (i * n) % 3) {
        case 0 -> r += x;
        case 1 -> r *= x;
        default -> r += k * Math.sin(r);
      }
    }
    return r;
  }

  @Differentiable
  @SuppressWarnings("fluxion")
  @At({0.6})
  static double switchOnCast(double x) {
    double r = 0;
    for (int i = 0; i < 4; i++) {
      switch ((int) (x * i * 2)) {
        case 0:
          r += x;
          continue;
        case 1:
          r += x * x;
          break;
        default:
          r *= x;
      }
      r = r * 2;
    }
    return r;
  }

  @Differentiable
  @At({0.5})
  static double switchOnString(double x) {
    String mode = "square";
    return switch (mode) {
      case "square" -> x * x;
      case "cube" -> x * x * x;
      default -> 0;
    };
  }

  static double[] switchOnStringExpected(double x) {
    return new double[] {2 * x};
  }

  @Differentiable
  @At({0.5, 2})
  static double booleans(double x, double y) {
    boolean a = x < y;
    boolean b = !a || x > 3;
    boolean c = a ^ b;
    boolean d = a & b | c;
    a &= c;
    c |= b;
    double r = 0;
    if (a != b) {
      r += x * x;
    }
    if (c && d == true) {
      r += y * y * x;
    }
    return r;
  }

  static double[] booleansExpected(double x, double y) {
    return new double[] {2 * x + y * y, 2 * x * y};
  }

  @Differentiable
  @At({0.5, 2})
  static double deepBranches(double x, double y) {
    double r = x;
    if (r > 0) {
      r *= y;
      if (r > 0.9) {
        r *= r;
        if (y < 5) {
          double t = r;
          r = x;
          x = t;
        }
      } else {
        r = 0;
      }
    }
    return r * x + y;
  }

  static double[] deepBranchesExpected(double x, double y) {
    return new double[] {3 * x * x * y * y, 2 * x * x * x * y + 1};
  }

  @Differentiable
  @At({0.5, 2})
  static double onlyOneSideAssigns(double x, double y) {
    double r = 0;
    if (x > y) {
      r = x;
    }
    if (x < y) {
      r += y * y;
    }
    return r;
  }

  static double[] onlyOneSideAssignsExpected(double x, double y) {
    return new double[] {0, 2 * y};
  }

  @Differentiable
  @At({0.5, 2})
  static double conditionalOfMixedTypes(double x, int n) {
    return (n > 1 ? x : 1) * (n > 5 ? 1 : x * 2f) + (n > 0 ? n : x);
  }

  static double[] conditionalOfMixedTypesExpected(double x, int n) {
    return new double[] {4 * x};
  }
}
