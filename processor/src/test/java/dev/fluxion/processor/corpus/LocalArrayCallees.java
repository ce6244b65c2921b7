package dev.fluxion.processor.corpus;

import static java.util.Arrays.copyOf;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.Arrays;

/** Arrays that a method makes itself and that others read, write, return or share. */
final class LocalArrayCallees {
  private LocalArrayCallees() {}

  private static void scale(double[] a, double by) {
    for (int i = 0; i < a.length; i++) {
      a[i] *= by;
    }
  }

  private static double product(double... xs) {
    double p = 1;
    for (double x : xs) {
      p *= x;
    }
    if (xs.length > 0) {
      xs[0] = p;
    }
    return p;
  }

  @Differentiable
  @At({1.3, 0.4})
  static double variableArguments(double x, double y) {
    double[] a = {x, y};
    double p = product(a) + product() + product(x, 2, y) * product(x);
    scale(a, a[0]);
    return p + a[0] * a[1];
  }

  static double[] variableArgumentsExpected(double x, double y) {
    // xy + 1 + 2x²y + (xy)²·y·xy
    return new double[] {
      y + 4 * x * y + 3 * x * x * Math.pow(y, 4), x + 2 * x * x + 4 * Math.pow(x * y, 3)
    };
  }

  private static void halves(double[] a, int from, int to) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    halves(a, from, middle);
    halves(a, middle, to);
    a[from] += a[middle] * a[middle];
    a[middle] = Math.sin(a[from]);
  }

  private static double[] filled(double x, int n) {
    if (n == 0) {
      return new double[0];
    }
    double[] less = filled(x * x, n - 1);
    double[] a = copyOf(less, n);
    a[n - 1] = x;
    return a;
  }

  @Differentiable
  @At({0.7, 5})
  @At({0.7, 1})
  static double recursiveCallees(double x, int n) {
    double[] a = filled(x, n);
    halves(a, 0, a.length);
    filled(a[0], 2);
    return Arrays.stream(a).sum() * a[0];
  }

  private static double[] row(double[][] m, int i) {
    return m[i];
  }

  private static void setRow(double[][] m, int i, double[] row) {
    m[i] = row;
  }

  private static double[][] pair(double[] a, double[] b) {
    return new double[][] {a, b};
  }

  /** The same, but it cannot be inlined. */
  private static double[][] pairLater(double[] a, double[] b, int n) {
    return n == 0 ? pair(a, b) : pairLater(b, a, n - 1);
  }

  private static double[] rowLater(double[][] m, int i) {
    return i == 0 ? m[0] : rowLater(Arrays.copyOfRange(m, 1, m.length), i - 1);
  }

  private static void setRowLater(double[][] m, int i, double[] row, int n) {
    if (n > 0) {
      setRowLater(m, i, row, n - 1);
    } else {
      m[i] = row;
    }
  }

  @Differentiable
  @At({1.3, 0.4})
  static double calleesThatShare(double x, double y) {
    double[] r = {x, 2};
    double[][] m = new double[2][2];
    setRow(m, 0, r);
    r[0] = y * x;
    row(m, 1)[1] = m[0][0];
    double[][] p = pair(r, m[1]);
    p[1][0] += p[0][0] * x;
    return m[1][0] + m[1][1] * r[1];
  }

  @Differentiable
  @At({1.3, 0.4, 0})
  @At({1.3, 0.4, 3})
  static double recursiveCalleesThatShare(double x, double y, int n) {
    double[] r = {x, 2};
    double[][] m = new double[2][2];
    setRowLater(m, 0, r, n);
    r[0] = y * x;
    rowLater(m, 1)[1] = m[0][0] * m[0][0];
    double[][] p = pairLater(r, m[1], n);
    p[1][0] += p[0][0] * x;
    r[1] *= m[1][0] + Math.sin(r[0]);
    return m[1][0] * m[0][1] + m[1][1] * r[1];
  }

  private static double sameTwice(double[] a, double[] b, int n) {
    a[0] = a[0] * a[0];
    b[0] = Math.sin(b[0]) + a[0];
    return n == 0 ? a[0] * b[0] : sameTwice(b, a, n - 1) * a[0];
  }

  @Differentiable
  @At({0.4, 0})
  @At({0.4, 1})
  static double oneArrayForTwoParameters(double x, int n) {
    double[] a = {x};
    double[] b = {x};
    return sameTwice(a, a, n) + sameTwice(a, b, n);
  }

  private static double cutOff(double x, @Constant double[] a) {
    return x * a[0];
  }

  @Differentiable
  @At(value = 1.3, kink = true)
  static double detached(double x) {
    double[] a = {x * x};
    return cutOff(x, a) + a[0];
  }

  static double[] detachedExpected(double x) {
    return new double[] {x * x + 2 * x};
  }

  @Differentiable
  @At(
      value = 1.3,
      arrays = {"{1, 2, 3}", "{{0, 0}, {1, 2}}"})
  static double scratch(double x, @Constant double[] a, @Constant double[][] m) {
    double y = 1;
    for (int i = 0; i < a.length; i++) {
      y += a[i];
      a[i] = y * x;
      y = a[i] * a[0];
    }
    m[0][1] = y;
    m[1] = m[0];
    return m[0][1] * m[1][1] + m[1][0] + Arrays.stream(a).sum();
  }

  @Differentiable
  @At(
      value = 1.3,
      arrays = {"{1, 2, 3}", "{4, 5, 6}"})
  @At(
      value = 1.3,
      arrays = {"{1, 2, 3}", "=1"})
  static double oneScratchForTwo(double x, @Constant double[] a, @Constant double[] b) {
    a[0] = x * x;
    b[1] = b[0] * x;
    a[1] += b[1];
    return a[1] * b[1] + a[0];
  }

  @Differentiable
  @At({0.6, 4})
  static double fibonacciByMemory(double x, int n) {
    double[] memory = new double[n + 1];
    return fibonacci(x, n, memory) * memory[2];
  }

  private static double fibonacci(double x, int n, double[] memory) {
    if (n < 2) {
      return x + n;
    }
    if (memory[n] == 0) {
      memory[n] = fibonacci(x, n - 1, memory) * fibonacci(x, n - 2, memory);
    }
    return memory[n];
  }

  private static double byNewton(double x) {
    double[] state = {x, 1};
    for (int i = 0; i < 20; i++) {
      double[] next = {state[0], state[1] - (state[1] * state[1] - state[0]) / (2 * state[1])};
      if (next[1] == state[1]) {
        break;
      }
      state = next;
    }
    return state[1];
  }

  @Differentiable
  @At({0.6, 5})
  static double arraysInsideAnInlinedCallee(double x, double y) {
    double s = 0;
    for (int i = 1; i < 4; i++) {
      s += byNewton(x * i + y) * byNewton(s + 1);
    }
    return s;
  }
}
