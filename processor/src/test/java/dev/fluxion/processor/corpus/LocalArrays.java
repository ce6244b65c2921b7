package dev.fluxion.processor.corpus;

import static java.util.Arrays.copyOf;
import static java.util.Arrays.stream;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.Arrays;
import java.util.Objects;

/** Arrays that a method makes itself, in every way that Java has. */
@SuppressWarnings({"lossy-conversions", "cast"})
final class LocalArrays {
  private LocalArrays() {}

  @Differentiable
  @At({0.7, 3})
  @At({0.7, 0})
  static double powersInAnArray(double x, int n) {
    double[] p = new double[n + 1];
    p[0] = 1;
    for (int i = 1; i <= n; i++) {
      p[i] = p[i - 1] * x;
    }
    return p[n];
  }

  static double[] powersInAnArrayExpected(double x, int n) {
    return new double[] {n == 0 ? 0 : n * Math.pow(x, n - 1)};
  }

  @Differentiable
  @At({1.3, 0.4})
  static double initializers(double x, double y) {
    double[] a = {x, y, x * y, 2};
    double[][] m = {{1, x}, a, new double[] {y}, null, {}};
    a[3] *= m[0][1] + m[2][0];
    return m[1][2] * m[1][3] + new double[] {x, y * y}[1] * m[0][1];
  }

  static double[] initializersExpected(double x, double y) {
    // 2xy(x + y) + xy²
    return new double[] {4 * x * y + 3 * y * y, 2 * x * x + 6 * x * y};
  }

  @Differentiable
  @At({1.3, 0.4})
  static double everyCompound(double x, double y) {
    double[] a = {x, y, 2, x * y};
    int i = 0;
    a[i++] += a[1] * i;
    a[i++] -= Math.sin(a[0]);
    a[i] *= a[i - 1];
    a[i++] /= x;
    a[i] %= 1.25;
    a[0]++;
    double before = a[1]--;
    double after = --a[1];
    return a[0] * a[1] + a[2] * a[3] + before * after * x;
  }

  @Differentiable
  @At({1.3, 0.4})
  static double chained(double x, double y) {
    double[] a = new double[3];
    double[] b = new double[3];
    int i = 0;
    double z = a[i++] = b[i++] = x * y + i;
    double w = (a[1] = y) * a[1] + (b[0] += x) * b[0];
    return z * a[0] + b[1] * w + (a[2] = b[2] = z * z) * a[2];
  }

  @Differentiable
  @At({1.3, 0.4})
  static double evaluatedInOrder(double x, double y) {
    double[] a = {x, y, 1};
    int i = 0;
    a[i] += a[0] = 3 * y;
    a[i++] = a[i] * a[0] + i;
    double[] b = a;
    a[2] *= (a = new double[] {x * x, 5})[0] + a[1];
    a[0] = a[0] + (a[0] = y) * a[0];
    b[1] *= b[1]++ + ++b[1];
    return a[0] * b[0] + b[1] * b[2];
  }

  @Differentiable
  @At({1.3, 5})
  @At({1.3, 0})
  static double conditionsThatWrite(double x, int n) {
    double[] a = {x * 8, x};
    int[] k = {0};
    while ((a[0] = a[0] * 0.5) > 0.3) {
      a[1] += a[0] * a[1];
    }
    for (; k[0]++ < n; ) {
      a[1] = Math.sin(a[1]) * x;
    }
    while (grown(a, k) < 9) {
      a[0] += a[1];
    }
    do {
      a[1] *= a[0];
    } while (a[0]++ < 2 && k[0]-- > 0);
    return a[0] * a[1];
  }

  private static int grown(double[] a, int[] k) {
    a[1] *= 0.9;
    return ++k[0];
  }

  @Differentiable
  @At({1.3, 0.4, 0})
  @At({1.3, 0.4, 1})
  @At({1.3, 0.4, 2})
  @At({1.3, 0.4, 7})
  static double arraysBySwitch(double x, double y, int n) {
    double[] a = {x};
    double[] b = {y};
    double[] c =
        switch (n) {
          case 0 -> a;
          case 1, 2 -> {
            a[0] *= b[0];
            yield n == 1 ? b : a;
          }
          default -> new double[] {x * y};
        };
    c[0] += Math.sin(c[0]);
    (n > 1 ? b : c)[0] *= x;
    return a[0] * b[0] + c[0] * c[0];
  }

  @Differentiable
  @At({1.3, 0.4})
  static double wholeArrays(double x, double y) {
    double[] a = new double[6];
    Arrays.fill(a, x);
    Arrays.fill(a, 1, 3, x * y);
    double[] b = copyOf(a, 8);
    b[7] = y;
    double[] c = Arrays.copyOfRange(b, 2, 10);
    double[] d = c.clone();
    d[0] *= d[5];
    System.arraycopy(b, 0, d, 1, 4);
    System.arraycopy(d, 0, d, 2, 5);
    System.arraycopy(d, 3, d, 1, 4);
    Arrays.fill(b, 0, 2, 3);
    return stream(a).sum() * Arrays.stream(d).sum() + b[0] * b[2] * (Arrays.stream(c)).sum();
  }

  @Differentiable
  @At({1.3, 0.4})
  static double constantsCopiedOver(double x, double y) {
    double[] zeros = {1, 2, 3};
    double[] a = {x, y, x * y};
    System.arraycopy(zeros, 0, a, 1, 2);
    double[] copy = zeros.clone();
    copy[0] = a[0] * a[1] * a[2];
    double[] filled = new double[2];
    Arrays.fill(filled, y);
    Arrays.fill(filled, 4);
    return copy[0] * y + filled[0] * filled[1] + Arrays.stream(zeros).sum();
  }

  static double[] constantsCopiedOverExpected(double x, double y) {
    return new double[] {2 * y, 2 * x};
  }

  @Differentiable
  @At({1.3, 0.4})
  static double wholeMatrices(double x, double y) {
    double[][] m = {{x, 1}, {y}, {}};
    double[][] c = m.clone();
    double[][] d = Arrays.copyOf(m, 5);
    double[][] e = Arrays.copyOfRange(m, 1, 2);
    c[0][0] *= y;
    e[0][0] += x;
    c[1] = new double[] {x * y};
    System.arraycopy(m, 0, d, 1, 3);
    d[1][1] = x * x;
    d[2][0] *= c[1][0];
    Arrays.fill(c, m[1]);
    c[2][0] += m[0][1];
    double s = d[4] == null ? x : 1;
    for (double[] row : m) {
      s += Arrays.stream(row).sum() * s;
    }
    return s + c[0][0];
  }

  @Differentiable
  @At({1.3, 0.4, 3})
  @At({1.3, 0.4, 2})
  static double rowsSwapped(double x, double y, int n) {
    double[][] m = new double[3][3];
    for (int i = 0; i < 3; i++) {
      double[] r = m[i];
      for (int j = 0; j < 3; j++) {
        r[j] += x * (i + 1) + j * y;
      }
    }
    for (int k = 0; k < n; k++) {
      double[] t = m[k % 3];
      m[k % 3] = m[2];
      m[2] = t;
      m[0][k % 3] *= Math.sin(m[2][1]);
      t[0] += m[0][0] * m[1][1];
    }
    m[1] = m[n & 1];
    m[1][0] *= x;
    double s = 0;
    for (double[] row : m) {
      for (double v : row) {
        s = s / 2 + v * v;
      }
    }
    return s;
  }

  @Differentiable
  @At({1.3, 0.4})
  static double threeDimensions(double x, double y) {
    double[][][] c = new double[2][3][];
    c[0] = new double[][] {{x}, {y, x}};
    c[1][2] = c[0][1];
    c[1][2][0] *= c[0][0][0];
    double[][] plane = c[0];
    plane[0] = plane[1].clone();
    plane[0][1] += y * y;
    double[][][] shallow = c.clone();
    shallow[1] = plane;
    double s = 1;
    for (double[][] p : c) {
      for (double[] row : p) {
        if (row != null) {
          for (double v : row) {
            s = s * v + x;
          }
        }
      }
    }
    return s + shallow[1][0][0];
  }

  @Differentiable
  @At({0.8, 7})
  @At({0.8, 4})
  @At({0.8, 0})
  static double swappedInALoop(double x, int n) {
    double[] a = {x, 1};
    double[] b = {2, x};
    for (int i = 0; i < n; i++) {
      double[] t = a;
      a = b;
      b = t;
      a[0] += Math.sin(b[1]);
      if (i % 3 == 1) {
        b = new double[] {a[0], i * x};
        continue;
      }
      b[1] = a[0] * b[0] / 4;
      if (a[0] > 4) {
        break;
      }
    }
    return a[0] * b[1] + a[1];
  }

  @Differentiable
  @At({1.3, 3})
  @At({1.3, 1})
  @At({1.3, 0})
  static double nulls(double x, int n) {
    double[] a = n > 2 ? new double[] {x} : null;
    double[] b = a;
    double[][] rows = new double[2][];
    if (n == 1) {
      b = new double[] {x * x, 3};
      rows[1] = b;
    }
    double y = b == null ? x : Objects.requireNonNull(b, "b")[0] * x;
    if (a != b && rows[1] == b && rows[0] == null) {
      b[0] += y;
      y *= rows[1][0];
    }
    return y + Math.sin(y);
  }

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
  static double helpersThatShare(double x, double y) {
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
  static double indicesFromAnArray(double x, int n) {
    int[] next = {2, 0, 3, 1};
    double[] a = {x, 1, x * x, 2};
    int at = 0;
    for (int i = 0; i < n; i++) {
      a[next[at]] += a[at] * Math.sin(a[next[at]]);
      at = next[at];
      next[at] = (next[at] + i) & 3;
    }
    boolean[] seen = new boolean[4];
    long[] count = new long[1];
    for (int k : next) {
      if (!seen[k]) {
        count[0] += k;
        seen[k] = true;
      }
    }
    return a[at] * count[0] + a[0];
  }

  @Differentiable
  @At({0.6, 3})
  @At({0.6, 0})
  static double madeInALoop(double x, int n) {
    double[][] kept = new double[n][];
    double y = x;
    for (int i = 0; i < n; i++) {
      double[] a = {y, i, 0};
      a[2] = a[0] * x + a[1];
      kept[i] = a;
      if (i > 0) {
        kept[i - 1][0] += a[2] * kept[i - 1][2];
        y = kept[i - 1][0];
      }
    }
    for (double[] a : kept) {
      y += a[0] * a[2];
    }
    return y;
  }

  @Differentiable
  @At({0.6, 2.5})
  static double returnInTheMiddle(double x, double y) {
    double[] a = {x, y};
    for (int i = 0; i < 10; i++) {
      a[i & 1] += a[0] * a[1] / 8;
      if (a[0] > 3) {
        a[1] *= x;
        return a[0] + a[1];
      }
      a[0] *= 1.25;
    }
    return a[0];
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

  @Differentiable
  @At({0.6, 5})
  @At({0.6, 1})
  @At({0.6, 0})
  static double bestSoFar(double x, int n) {
    double[] best = null;
    double[][] trail = null;
    for (int i = 0; i < n; i++) {
      double[] candidate = {Math.sin(x * i * 2), i * x};
      if (best == null || candidate[0] > best[0]) {
        trail = new double[][] {best, candidate};
        best = candidate;
      } else {
        best[1] *= candidate[0];
      }
    }
    if (trail == null) {
      return x;
    }
    return best[0] * best[1] + (trail[0] == null ? x : trail[0][1]);
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

  @Differentiable
  @At({0.6, 5})
  static double boundsInAnArray(double x, int n) {
    int[] bound = {n, 0};
    double[] a = new double[n];
    for (bound[1] = 0; bound[1] < bound[0]; bound[1]++) {
      a[bound[1]] = x * bound[1] + 1;
      if (bound[1] % 2 == 0) {
        bound[0]--;
        a[0] *= a[bound[1]];
      }
    }
    char[] places = {2, 1, 0};
    long[] index = {1};
    for (char place : places) {
      a[place] += a[(int) index[0]] * a[place];
      index[0] = place;
    }
    return a[0] * a[1] + a[2];
  }

  @Differentiable
  @At({0.6, 2.5})
  static double throwsUnlessTaken(double x, double y) {
    double[] a = {x, y};
    for (int i = 0; i < 3; i++) {
      if (a[0] < 0) {
        throw new IllegalArgumentException("negative: " + a[0]);
      }
      a[i & 1] = Math.sqrt(a[i & 1]) * a[1 - (i & 1)];
      if (a[1] > 100) {
        a[0] = 7;
        break;
      }
    }
    return a[0] * a[1];
  }

  @Differentiable
  @At({0.6, 2.5, 3})
  static double sharedRowsInALoop(double x, double y, int n) {
    double[] row = {x, y};
    double[][] m = {row, row, {y, x}};
    for (int i = 0; i < n; i++) {
      m[i % 3][0] += m[(i + 1) % 3][1] * Math.sin(m[2][0]);
      m[(i + 1) % 3] = m[i % 3];
      m[2][1] *= row[0];
      row = i == 1 ? m[2].clone() : m[0];
    }
    return m[0][0] * m[1][1] + m[2][0] * row[1];
  }

  @Differentiable
  @At({0.6, 2.5})
  static double choleskyOfTwo(double x, double y) {
    double[][] a = {{2 + x * x, x * y, 1}, {x * y, 3 + y * y, x}, {1, x, 4}};
    int n = a.length;
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < j; k++) {
        a[j][j] -= a[j][k] * a[j][k];
      }
      a[j][j] = Math.sqrt(a[j][j]);
      for (int i = j + 1; i < n; i++) {
        for (int k = 0; k < j; k++) {
          a[i][j] -= a[i][k] * a[j][k];
        }
        a[i][j] /= a[j][j];
      }
    }
    double logDeterminant = 0;
    for (int i = 0; i < n; i++) {
      logDeterminant += 2 * Math.log(a[i][i]);
    }
    return logDeterminant;
  }

  static double[] choleskyOfTwoExpected(double x, double y) {
    // det = 4(2 + x²)(3 + y²) + 2x²y − (3 + y²) − x²(2 + x²) − 4x²y²
    double det =
        4 * (2 + x * x) * (3 + y * y)
            + 2 * x * x * y
            - (3 + y * y)
            - x * x * (2 + x * x)
            - 4 * x * x * y * y;
    double byX = 8 * x * (3 + y * y) + 4 * x * y - 4 * x - 4 * x * x * x - 8 * x * y * y;
    double byY = 8 * y * (2 + x * x) + 2 * x * x - 2 * y - 8 * x * x * y;
    return new double[] {byX / det, byY / det};
  }

  enum Rule {
    GROW;

    boolean step(double[] a, int k) {
      a[0] *= Math.sin(a[0] + k);
      return k < 4;
    }
  }

  @Differentiable
  @At(1.3)
  static double anObjectThatWritesInACondition(double x) {
    double[] a = {x};
    int k = 0;
    while (Rule.GROW.step(a, k)) {
      a[0] += x;
      k++;
    }
    return a[0];
  }
}
