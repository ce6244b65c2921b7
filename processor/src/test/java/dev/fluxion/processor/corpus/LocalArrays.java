package dev.fluxion.processor.corpus;

import static java.util.Arrays.copyOf;
import static java.util.Arrays.stream;

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
