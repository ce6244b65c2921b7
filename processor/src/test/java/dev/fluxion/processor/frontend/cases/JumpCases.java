package dev.fluxion.processor.frontend.cases;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Branches, early returns, exceptions. */
@SuppressWarnings({"fallthrough", "empty", "cast", "lossy-conversions", "divzero"})
public final class JumpCases {
  private JumpCases() {}

  @Differentiable
  static double branch(double x, double y) {
    double z = 1;
    if (x > y) {
      z = x * y;
      y = 2;
    } else {
      z += y;
    }
    return z + y;
  }

  @Differentiable
  static double branchWithoutElse(double x) {
    double z;
    z = x;
    if (x < 0) z = -x;
    return z;
  }

  @Differentiable
  static double elseIf(double x) {
    double r;
    if (x < -1) {
      r = 1;
    } else if (x < 0) {
      r = x;
    } else if (x < 1) {
      r = x * x;
    } else {
      r = 2 * x;
    }
    return r;
  }

  @Differentiable
  static double earlyReturn(double x) {
    if (x < 0) {
      return 0;
    }
    double y = x * x;
    if (y > 4) {
      y += 1;
      return y;
    }
    return x + y;
  }

  @Differentiable
  static double returnInBothBranches(double x, boolean p) {
    if (p) {
      x = 2 * x;
      return x;
    } else {
      return -x;
    }
  }

  @Differentiable
  static double nestedReturn(double x, double y) {
    double z = x;
    if (x > 0) {
      z += 1;
      if (y > 0) {
        return z * y;
      }
      z += 2;
    }
    z *= 3;
    if (y < -1) {
      z -= y;
    }
    return z;
  }

  @Differentiable
  static double nestedReturnInElse(double x, double y) {
    double z = 0;
    if (x > 0) {
      z = 1;
    } else {
      if (y > 0) {
        z = y;
      } else {
        return y - 1;
      }
      z = z * 2;
    }
    return z + x;
  }

  @Differentiable
  static double throwing(double x, int i) {
    if (x < 0) {
      throw new IllegalArgumentException("x = " + x + ", i = " + i);
    }
    double y = Math.sqrt(x);
    if (i > 5) {
      y = 2 * y;
    } else if (i == 3) {
      throw new ArithmeticException();
    }
    if (Double.isNaN(x)) throw new IllegalStateException("nan", new RuntimeException("cause"));
    return y;
  }

  @Differentiable
  static double throwInBoth(double x, boolean p) {
    if (x > 0) {
      if (p) {
        throw new IllegalStateException("p");
      } else {
        throw new UnsupportedOperationException("not p");
      }
    }
    return x;
  }

  @Differentiable
  static double throwOrReturn(double x, boolean p) {
    if (x > 0) {
      if (p) {
        throw new IllegalStateException(String.format("%.3f of %s", x, p));
      } else {
        return 3 * x;
      }
    }
    return x - 1;
  }

  @Differentiable
  static double checkedException(double x) throws Exception {
    if (x > 2) {
      throw new Exception("too large");
    }
    return x;
  }

  @Differentiable
  static double throwVariable(double x) {
    RuntimeException e = new IllegalArgumentException("as a variable");
    if (x > 1) {
      throw e;
    }
    return x;
  }

  @Differentiable
  static double throwNull(double x) {
    if (x > 1) {
      throw null;
    }
    return x;
  }

  @Differentiable
  static double asserting(double x, int i) {
    assert i < 200;
    assert x < 1e6 : "x is " + x;
    assert i != 65 : i;
    assert i != 7 : x;
    return x * i;
  }

  @Differentiable
  static double labelledBlock(double x, double y) {
    double z = 0;
    out:
    {
      if (x > 0) {
        z = x;
        if (y > 0) {
          break out;
        }
        z += 1;
      }
      z += y;
    }
    return z * 2;
  }

  @Differentiable
  static double labelledIf(double x) {
    out:
    if (x > 0) {
      if (x > 1) break out;
      x = x * 10;
    }
    return x;
  }

  @Differentiable
  static double knownConditions(double x) {
    boolean verbose = false;
    if (verbose) {
      x = 17;
    }
    if (true) {
      x += 1;
    } else {
      x -= 1;
    }
    return x;
  }

  @Differentiable
  static double returnInsideNestedLoops(@Constant double[] a, double x) {
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = i; j < a.length; j++) {
        s += a[i] * a[j];
        if (s > x) {
          return s * x;
        }
      }
      s -= 0.1;
    }
    return s;
  }

  @Differentiable
  static double returnAfterLoop(@Constant double[] a, double x) {
    for (double v : a) {
      if (v > x) {
        return v;
      }
    }
    double r = x;
    for (double v : a) {
      r += v;
    }
    return r;
  }

  @Differentiable
  static double manyExits(double x, int k) {
    double s = 0;
    if (k == 0) return 1;
    if (k == 1) {
      s = x;
    } else if (k == 2) {
      return s - x;
    } else if (k == 3) {
      throw new IllegalStateException();
    } else {
      s = 2 * x;
    }
    s += 1;
    if (s > 5) {
      if (k > 4) return s;
      s = s / 2;
    } else {
      if (k < 0) return -s;
    }
    return s * s;
  }

  @Differentiable
  static double scopes(double x) {
    {
      double t = x * 2;
      x += t;
    }
    {
      double t = x * 3;
      x -= t;
    }
    for (int i = 0; i < 2; i++) {
      double t = x + i;
      x = t;
    }
    for (int i = 5; i < 6; i++) x += i;
    return x;
  }
}
