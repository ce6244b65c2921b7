package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** {@code break}, {@code continue}, labels and early returns. */
final class Jumps {

  private Jumps() {}

  @Differentiable
  @At({1.3})
  @At({0.2})
  static double breakInLoop(double x) {
    double r = x;
    for (int i = 0; i < 20; i++) {
      r = r * r + 0.1;
      if (r > 2) {
        break;
      }
      r += x;
    }
    return r;
  }

  @Differentiable
  @At({1.3})
  static double continueInLoop(double x) {
    double r = 0;
    for (int i = 1; i <= 6; i++) {
      if (i % 2 == 0) {
        continue;
      }
      r += Math.pow(x, i);
    }
    return r;
  }

  static double[] continueInLoopExpected(double x) {
    return new double[] {1 + 3 * x * x + 5 * x * x * x * x};
  }

  @Differentiable
  @At({1.3})
  static double continueBeforeDecrement(double x) {
    int i = 8;
    double r = x;
    while (i > 0) {
      if (i == 5) {
        i -= 2;
        continue;
      }
      r = r * 0.8 + Math.sin(x * i);
      if (r > 1.5) {
        i--;
        continue;
      }
      r += x * x * 0.1;
      i--;
    }
    return r;
  }

  @Differentiable
  @At({0.7})
  static double breakAndContinue(double x) {
    double r = 1;
    for (int i = 0; ; i++) {
      if (i == 2) {
        continue;
      }
      r *= x + i;
      if (i >= 4) {
        break;
      }
    }
    return r;
  }

  static double[] breakAndContinueExpected(double x) {
    double p = x * (x + 1) * (x + 3) * (x + 4);
    return new double[] {p * (1 / x + 1 / (x + 1) + 1 / (x + 3) + 1 / (x + 4))};
  }

  @Differentiable
  @At({0.4, 0.9})
  static double labelledBreak(double x, double y) {
    double r = 0;
    outer:
    for (int i = 0; i < 5; i++) {
      double s = x;
      for (int j = 0; j < 5; j++) {
        s = s * y + i * j * x;
        if (s > 6) {
          r += s * s;
          break outer;
        }
        r += s;
      }
      r *= x;
    }
    return r;
  }

  @Differentiable
  @At({0.4, 0.9})
  static double labelledContinue(double x, double y) {
    double r = 0;
    outer:
    for (int i = 0; i < 5; i++) {
      double s = x;
      int j = 0;
      while (j < 6) {
        j++;
        s = s * y + j * x;
        if (s > 2 + i) {
          r += s * s;
          continue outer;
        }
        r += Math.sin(s);
      }
      r *= x;
    }
    return r;
  }

  @Differentiable
  @At({0.4, 0.9})
  @At({1.4, 0.9})
  static double labelledBlock(double x, double y) {
    double r = x * y;
    block:
    {
      r = r * r;
      if (x < 1) {
        break block;
      }
      r += Math.exp(y);
    }
    return r * x;
  }

  @Differentiable
  @At({0.4})
  @At({-0.4})
  @At({3.0})
  static double earlyReturn(double x) {
    if (x < 0) {
      return x * x * x;
    }
    double r = x * 2;
    if (r > 5) {
      return Math.sin(r);
    }
    return r * r;
  }

  static double[] earlyReturnExpected(double x) {
    return new double[] {x < 0 ? 3 * x * x : x > 2.5 ? 2 * Math.cos(2 * x) : 8 * x};
  }

  @Differentiable
  @At({0.4})
  @At({1.4})
  static double earlyReturnBeforeLoop(double x) {
    double r = x * x;
    if (x > 1) {
      return r * x;
    }
    for (int i = 0; i < 4; i++) {
      r = Math.sin(r) + x * r;
    }
    return r;
  }

  @Differentiable
  @At({0.4})
  @At({1.4})
  static double returnFromLoop(double x) {
    double r = x;
    for (int i = 0; i < 10; i++) {
      r = r * r + 0.3;
      if (r > 1.5) {
        return r * x;
      }
      r -= 0.1 * x;
    }
    return r;
  }

  @Differentiable
  @At({0.4, 0.9})
  @At({0.1, 0.2})
  static double returnFromNestedLoops(double x, double y) {
    double r = x;
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j <= i; j++) {
        r += y * Math.cos(r * j);
        if (r > 2.2) {
          return r * r * x;
        }
        double k = x;
        while (k < 1) {
          k += 0.4;
          if (r * k > 2) {
            return k * y;
          }
        }
      }
      r *= 1.1;
    }
    return r;
  }

  @Differentiable
  @At({0.4, 1})
  @At({0.4, 4})
  static double returnFromSwitchInLoop(double x, int n) {
    double r = x;
    for (int i = 0; ; i++) {
      switch (i % 3) {
        case 0:
          r *= 1.5;
          break;
        case 1:
          if (i > n) {
            return r * r;
          }
          continue;
        default:
          r += x;
      }
      r += 0.1;
    }
  }

  @Differentiable
  @At({0.4})
  static double breakFromSwitchInLoop(double x) {
    double r = x;
    loop:
    for (int i = 0; i < 9; i++) {
      switch (i) {
        case 2, 4 -> {
          continue;
        }
        case 7 -> {
          break loop;
        }
        default -> r = r * 1.2 + Math.sin(x * i);
      }
      r *= x + 1;
    }
    return r;
  }

  @Differentiable
  @At({0.4})
  static double unconditionalBreak(double x) {
    double r = x;
    while (r < 5) {
      r = r * r + x;
      break;
    }
    do {
      r *= x;
      if (r < 100) {
        continue;
      }
      r = 0;
    } while (r > 100);
    return r;
  }

  static double[] unconditionalBreakExpected(double x) {
    return new double[] {3 * x * x + 2 * x};
  }

  @Differentiable
  @At({0.4})
  static double search(double x, @Constant double[] data) {
    int found = -1;
    for (int i = 0; i < data.length; i++) {
      if (data[i] * x > 0.5) {
        found = i;
        break;
      }
    }
    return found < 0 ? x : data[found] * x * x;
  }

  @Differentiable
  @At({0.4})
  static double breakBeforeUpdate(double x) {
    double r = 0;
    int i;
    for (i = 0; i < 10; i++) {
      r += x * i;
      if (r > 3) {
        break;
      }
      r *= 1.1;
    }
    return r + i * x;
  }
}
