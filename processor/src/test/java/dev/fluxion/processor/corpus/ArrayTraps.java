package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Silent errors that well-known tools have shipped, in the form that they take with arrays. */
final class ArrayTraps {
  private ArrayTraps() {}

  @Differentiable
  @At(arrays = "{1, -2, 3, 0, 2}")
  static double continueBesideDecrement(double[] x) {
    double s = 1;
    int i = x.length;
    while (i-- > 0) {
      if (x[i] > 2.5) {
        continue;
      }
      s = s * x[i] + Math.sin(s);
      if (s > 50) {
        break;
      }
    }
    return s;
  }

  @Differentiable
  @At(arrays = "{1, -2, 3, 0.5}")
  static double assignmentInCondition(double[] x) {
    double[] y = x.clone();
    double s = 0;
    int i = 0;
    while ((y[i] = y[i] * y[i]) < 8 && i + 1 < y.length) {
      s += y[i++] * y[i];
    }
    return s + y[i];
  }

  @Differentiable
  @At(value = 4, arrays = "{1, -2, 3}")
  static double swapsInLoop(double[] x, int n) {
    double[] y = x.clone();
    for (int k = 0; k < n; k++) {
      double t = y[0];
      y[0] = y[1];
      y[1] = y[2] * t;
      y[2] = t;
    }
    return y[0] * y[1] + y[2];
  }

  @Differentiable
  @At(arrays = "{1, -2, 3}")
  static double accumulatedProduct(double[] x) {
    double[] acc = {1};
    for (double v : x) {
      acc[0] = acc[0] * v + v;
    }
    return acc[0];
  }

  @Differentiable
  @At(value = 3, arrays = "{1.1, -0.9}")
  static double squaredInLoop(double[] x, int n) {
    double[] y = x.clone();
    for (int k = 0; k < n; k++) {
      y[0] = y[0] * y[0];
      y[1] *= y[1];
    }
    return y[0] * y[1];
  }

  static double[] squaredInLoopExpected(double[] x, int n) {
    double u = Math.pow(x[0], 7);
    double v = Math.pow(x[1], 7);
    return new double[] {8 * u * v * x[1], 8 * u * x[0] * v};
  }

  @Differentiable
  @At(value = 1, arrays = "{1.1, -0.9}")
  @At(value = -1, arrays = "{1.1, -0.9}")
  static double earlyReturnBeforeLoop(double[] x, int which) {
    double[] y = {x[0] * x[1]};
    if (which > 0) {
      return y[0] * y[0] * x[0];
    }
    for (double v : x) {
      y[0] = y[0] * v + Math.exp(v);
    }
    return y[0];
  }

  @Differentiable
  @At(arrays = "{1, -2, 3}")
  static double sameElementTwice(double[] x) {
    return product(x[1], x[1]) + product(x[0], x[0] * x[2]);
  }

  private static double product(double a, double b) {
    a *= b;
    return a * b;
  }

  @Differentiable
  @At(arrays = "{1, -2, 3}")
  static double orderOfEvaluation(double[] x) {
    double[] y = x.clone();
    return y[0] + (y[0] = 2 * y[1]) * y[0] + (y[2] += y[0]) * y[2]--;
  }

  @Differentiable
  @At(arrays = "{1, -2, 3}")
  static double effectsInShortCircuit(double[] x) {
    double[] y = x.clone();
    if ((y[0] *= y[1]) > 0 && (y[1] = y[2]) > 0 || (y[2] *= y[0]) < 0) {
      return y[0] * y[1] * y[2];
    }
    return ((y[1] = y[0] * y[0]) > 3 ? y[1] : (y[2] = 7)) * y[2];
  }

  @Differentiable
  @SuppressWarnings({"fluxion", "cast"})
  @At(arrays = "{1.6, -2.3, 3.2}")
  static double castBinds(double[] x) {
    return (int) x[0] * x[0] + (int) (x[1] * x[2]) * x[1] - -(-x[2]);
  }

  static double[] castBindsExpected(double[] x) {
    return new double[] {1, -7, -1};
  }

  @Differentiable
  @At(arrays = "{1, -2, 3}")
  static double overwrittenIndex(double[] x) {
    double s = 0;
    int j = 0;
    for (int i = 0; i < x.length; i++) {
      j = i;
      s += x[j] * x[j];
      j = (j + 2) % x.length;
      s *= x[j];
      j = 0;
    }
    return s + j;
  }

  @Differentiable
  @At(
      arrays = {"{4, 0, 9}", "{1, 0, 1}"},
      kink = true)
  static double branchNotTaken(double[] x, int[] use) {
    double[] roots = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      roots[i] = use[i] == 1 ? Math.sqrt(x[i]) : 0 * x[i];
    }
    double s = 0;
    for (double r : roots) {
      s += r;
    }
    return s;
  }

  static double[] branchNotTakenExpected(double[] x, int[] use) {
    return new double[] {0.25, 0, 1.0 / 6};
  }

  @Differentiable
  @At(
      arrays = {"{0, 0, 2}", "{0, 1, 1}"},
      kink = true)
  static double normsAtZero(double[] x, @Constant double[] weights) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      s += weights[i] * Math.hypot(x[i], 0 * x[i]) + 0 * Math.sqrt(x[0]);
    }
    return s;
  }

  static double[] normsAtZeroExpected(double[] x, double[] weights) {
    return new double[] {0, 0, 1};
  }

  @Differentiable
  @At(arrays = "{1, 3, 3, 2}", kink = true)
  static double tiesOfMaximum(double[] x) {
    double m = x[0];
    for (int i = 1; i < x.length; i++) {
      m = Math.max(m, x[i]);
    }
    return m;
  }

  static double[] tiesOfMaximumExpected(double[] x) {
    return new double[] {0, 0.5, 0.5, 0};
  }

  @Differentiable
  @At(value = 0, arrays = "{1.5, 3}")
  @At(value = 2, arrays = "{1.5, 3}")
  static double loopThatMayNotRun(double[] x, int n) {
    double[] y = x.clone();
    for (int outer = 0; outer < 2; outer++) {
      for (int i = 0; i < n * outer; i++) {
        y[i % 2] *= y[(i + 1) % 2] + i;
      }
      y[0] += Math.sin(y[1]);
    }
    return y[0] * y[1];
  }

  @Differentiable(wrt = "x")
  @At(arrays = {"{1, -2, 3}", "{0, 0, 0}"})
  static double namesOfGeneratedCode(double[] x, @Constant double[] xBar) {
    double[] tape = {x[0], x[1]};
    double[] xTangent = tape;
    double[] adjoint = x;
    for (int trips = 0; trips < 2; trips++) {
      xTangent[trips] *= adjoint[trips + 1];
      xBar[trips] = tape[trips];
    }
    {
      double value = xBar[0];
      xBar[2] = value * xBar[1];
    }
    double value = xBar[2] * x[0];
    return value;
  }

  @Differentiable
  @At(arrays = "{1, -2, 3}")
  static double labelledJumps(double[] x) {
    double[] y = new double[3];
    double s = 1;
    outer:
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        y[j] += s * x[i];
        if (y[j] < -4) {
          continue outer;
        }
        if (y[j] > 20) {
          break outer;
        }
        s = 0.5 * s + y[j] * x[j];
      }
      y[i] *= s;
    }
    return s + y[0] * y[1] + y[2];
  }

  @Differentiable
  @SuppressWarnings("fallthrough")
  @At(arrays = {"{1, -2, 3}", "{0, 2, 1, 7}"})
  static double switchOnElements(double[] x, int[] codes) {
    double[] y = x.clone();
    for (int code : codes) {
      switch (code) {
        case 0:
          y[0] *= y[1];
        case 1:
          y[1] += y[2];
          break;
        case 2:
          y[2] = y[0] * y[2];
          continue;
        default:
          y[0] =
              switch (code % 3) {
                case 1 -> y[1] * y[1];
                default -> 1;
              };
      }
      y[2] += 1;
    }
    return y[0] + y[1] * y[2];
  }

  @Differentiable
  @At(arrays = "{1, -2, 3}")
  static double threadedThroughBooleans(double[] x) {
    boolean[] large = new boolean[x.length];
    int[] order = new int[x.length];
    int n = 0;
    for (int i = 0; i < x.length; i++) {
      large[i] = x[i] * x[i] > 2;
      if (large[i]) {
        order[n++] = i;
      }
    }
    double s = n;
    while (n-- > 0) {
      s = s * x[order[n]] + (large[0] ? 1 : x[0]);
    }
    return s;
  }
}
