package dev.fluxion.processor.frontend.cases;

import static java.util.Arrays.copyOf;
import static java.util.Arrays.stream;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.Arrays;
import java.util.Objects;

/** Arrays made, written, passed on and compared. */
@SuppressWarnings({"lossy-conversions", "cast"})
public final class ArrayCases {
  private ArrayCases() {}

  private static final int[] PRIMES = copyOf(new int[] {2, 3, 5}, 3);
  private static final double[] SIZED = new double[3];
  private static final double[][] TRIANGLE = {{1}, new double[] {2, 3}, {}};

  @Differentiable
  static double creation(double x, int n) {
    double[] a = new double[n & 7];
    double[][] m = new double[2][3];
    double[][] open = new double[n & 3][];
    double[][][] cube = new double[2][1][2];
    float f[] = new float[2], g = 3;
    a[a.length - 1] = x;
    m[1][2] = 2 * x;
    cube[1][0][1] = m[1][2] + a[0];
    f[1] = g;
    return cube[1][0][1] * f[1] + open.length + m[0].length + cube.length;
  }

  @Differentiable
  static double negativeSize(double x, int n) {
    return new double[Math.min(n, 3)].length * x + new double[2][Math.min(n, 2)][].length;
  }

  @Differentiable
  static double sizesAreEvaluatedInOrder(double x, int n) {
    int i = 1;
    double[][] m = new double[i++][i = i * 2];
    m[0][3] = x;
    return m[0][3] + m.length + m[0].length + i;
  }

  @Differentiable
  static double sizesOfSmallTypes(double x, byte b, char c) {
    return x * new double[(byte) (b & 3)].length + new int[c].length;
  }

  @Differentiable
  static double initializers(double x, int n) {
    double[] a = {x, n, 1f, 'c', x * x};
    double[][] m = {{1, x}, {}, a, new double[] {n}, null};
    float[] f = new float[] {1, 'a', n};
    long[] l = {1, n};
    byte[] b = {1, (byte) n, 'x'};
    boolean[] p = {true, n > 2};
    char[] c = {'a', 98};
    String[] s = {"a", "b" + n};
    double[] one = {
      x = x + 1,
    };
    return a[1]
        + m[0][1] * m[2][4]
        + m[3][0]
        + f[2]
        + l[1]
        + b[1]
        + (p[1] ? x : 1)
        + c[1]
        + s[1].length()
        + one[0]
        + (m[4] == null ? 1 : 0);
  }

  @Differentiable
  static double initializerInPlace(double x) {
    return new double[] {x, 2 * x}[1] * new double[][] {{1}, {x}}[1][0];
  }

  @Differentiable
  static double varArray(double x) {
    var a = new double[] {x, x};
    var row = new double[][] {a}[0];
    row[0] = 3 * x;
    return a[0] * a[1];
  }

  @Differentiable
  static double everyCompound(double x, int n) {
    double[] a = {x, 1, 2, 3, 4, 5};
    int i = 1;
    a[i++] += a[0] * i;
    a[i] -= x;
    a[++i] *= x;
    a[i++] /= 3;
    a[i] %= 1.5;
    a[5] += n;
    a[0]++;
    --a[1];
    double before = a[2]--;
    double after = ++a[2];
    return a[0] + 2 * a[1] + 3 * a[2] + 5 * a[3] + 7 * a[4] + 11 * a[5] + before * after + i;
  }

  @Differentiable
  static double integerCompound(double x, int n, long l, byte b) {
    int[] a = {n, 7, 100, n};
    a[0] += 2.7;
    a[1] *= x;
    a[2] <<= l;
    a[3] >>>= 3;
    byte[] c = {b, b, b};
    c[0] += 100;
    c[1]++;
    c[2] >>= 1L;
    short[] s = {(short) n};
    s[0] *= 1000;
    char[] h = {'a'};
    h[0] += b;
    h[0]--;
    long[] k = {l};
    k[0] ^= n;
    boolean[] p = {n > 1, true};
    p[0] |= p[1] &= n > 3;
    return x + a[0] + a[1] + a[2] + a[3] + c[0] + c[1] + c[2] + s[0] + h[0] + k[0] + (p[0] ? 1 : 0);
  }

  @Differentiable
  static double castsInFloats(double x, float f) {
    float[] a = {f, 1, 2};
    a[0] += x;
    a[1] *= 1e-3;
    a[2] = a[0]++ + a[1];
    a[1] -= a[2] / 3;
    return a[0] + a[1] * 7 + a[2];
  }

  @Differentiable
  static double integerDivision(double x, int n) {
    int[] a = {7, n, 0};
    a[0] /= a[1];
    a[1] %= a[(int) 2.5];
    return a[0] * x;
  }

  @Differentiable
  static double castsInChains(double x) {
    double[] a = new double[3];
    double[] b = new double[3];
    float[] f = new float[1];
    int i = 0;
    double y = a[i++] = b[i++] = f[0] = (float) (x * i);
    int[] k = {3};
    a[2] = k[0] = 'a';
    return y + a[0] + b[1] + a[2] + f[0] + (a[1] = x) * a[1] + (b[0] += x) + k[0]++ + k[0];
  }

  @Differentiable
  static double theIndexIsEvaluatedBefore(double x) {
    double[] a = {1, 2, 3};
    int i = 0;
    a[i] = i = 2;
    a[i] += a[i = 1] + i;
    i = 0;
    a[i++] = a[i] + i++;
    double[] b = a;
    b[0] += (b = new double[] {x})[0];
    a[(a = b)[0] > 1 ? 0 : 0] = x * x;
    return a[0] + b[0] + i + (a = new double[] {4})[0] * a[0];
  }

  @Differentiable
  static double theElementIsReadBefore(double x) {
    double[] a = {x};
    a[0] += a[0] = 3 * x;
    a[0] = a[0] + (a[0] = 2) * a[0];
    a[0] *= a[0]++ + ++a[0];
    return a[0];
  }

  private static double throwing(double x) {
    if (x > 0) {
      throw new IllegalStateException("thrown " + x);
    }
    return x;
  }

  @Differentiable
  static double whichExceptionOfAWrite(double x, @Constant double[] a, int i) {
    a[i] = throwing(x);
    return a[0];
  }

  @Differentiable
  static double whichExceptionOfACompoundWrite(double x, @Constant double[] a, int i) {
    a[i] += throwing(x);
    return a[0];
  }

  @Differentiable
  static double writesBeforeTheException(double x, @Constant double[] a, int i) {
    a[0] = x;
    a[i]++;
    return a[0] * a[i];
  }

  @Differentiable
  static double whichExceptionOfAnIndex(double x, @Constant int[] k, int i) {
    double[] a = null;
    return a[k[i]] + x;
  }

  @Differentiable
  static double nulls(double x, @Constant double[] a, @Constant double[][] m, int n) {
    double[] b = n > 2 ? a : null;
    double[][] rows = new double[2][];
    rows[1] = b;
    double y = b == null ? x : b.length;
    if (rows[0] == null && null != rows[1]) {
      y += 2 * x;
    }
    if (a != b) {
      y *= 3;
    }
    if (m[0] == m[1] || rows[1] == a) {
      y -= x;
    }
    return y;
  }

  @Differentiable
  static double required(double x, @Constant double[] a, @Constant double[][] m) {
    double[] b = Objects.requireNonNull(a, "no a").clone();
    Objects.requireNonNull(m)[0] = b;
    return b.length * x + m[0].length;
  }

  @Differentiable
  static double aliases(double x) {
    double[] p = {x, 1};
    double[] q = p;
    q[0] = 3 * x;
    p[1] = p[0] * q[0];
    p = new double[2];
    p[0] = q[1];
    return p[0] + q[0] * p[1];
  }

  @Differentiable
  static double conditional(double x, int n) {
    double[] a = {x};
    double[] b = {2};
    double[] c = n > 2 ? a : b;
    (n > 3 ? a : n > 1 ? null : c)[0] += x * c[0];
    double[] d =
        switch (n) {
          case 0 -> a;
          case 1, 2 -> {
            a[0] *= 2;
            yield b;
          }
          default -> new double[] {x * x};
        };
    d[0]++;
    return a[0] + 3 * b[0] + 7 * c[0] + d[0];
  }

  @Differentiable
  static double rows(double x, int n) {
    double[][] m = new double[3][3];
    for (int i = 0; i < 3; i++) {
      double[] r = m[i];
      for (int j = 0; j < 3; j++) {
        r[j] += x * (i + 1) + j;
      }
    }
    double[] t = m[0];
    m[0] = m[2];
    m[2] = t;
    m[1] = m[n & 1];
    m[1][0] *= x;
    double s = 0;
    for (double[] row : m) {
      for (double v : row) {
        s += v * (s + 1);
        v = 0;
        s -= v;
      }
    }
    return s;
  }

  @Differentiable
  static double ragged(double x, @Constant double[][] m) {
    double[][] c = new double[m.length][];
    for (int i = 0; i < m.length; i++) {
      c[i] = new double[m[i].length + 1];
      for (int j = 0; j < m[i].length; j++) {
        c[i][j + 1] = c[i][j] + m[i][j] * x;
      }
    }
    return c[2][3] + c[0][2] * c[1][0];
  }

  @Differentiable
  static double carried(double x, int n) {
    double[] a = {x, 1};
    double[] b = {2, x};
    for (int i = 0; i < (n & 7); i++) {
      double[] t = a;
      a = b;
      b = t;
      a[0] += Math.sin(b[1]);
      if (i % 3 == 1) {
        b = new double[] {a[0], i};
        continue;
      }
      b[1] = a[0] / 2;
      if (a[0] > 5) {
        break;
      }
    }
    return a[0] * b[1] + a[1];
  }

  @Differentiable
  static double conditionsThatWrite(double x, int n) {
    double[] a = {Math.min(Math.abs(x), 100) + 1, 0};
    int[] k = {0};
    while ((a[0] = a[0] * 0.5) > 0.25) {
      a[1] += a[0];
    }
    for (; k[0]++ < (n & 7); ) {
      a[1] += k[0] * x;
    }
    while (step(a, k) < 12) {
      a[1] += 1;
    }
    do {
      a[0]++;
    } while (a[0]++ < 5 && k[0]-- > 0);
    return a[0] + a[1] * k[0] + (a[1]++ > 3 || (a[0] = x) > 0 ? a[0] : 1);
  }

  private static double step(double[] a, int[] k) {
    a[1] *= 1.5;
    return ++k[0];
  }

  @Differentiable
  static double wholeArrays(double x, int n) {
    double[] a = new double[5];
    Arrays.fill(a, x);
    Arrays.fill(a, 1, 3, 2 * x);
    double[] b = Arrays.copyOf(a, n & 7);
    double[] c = Arrays.copyOfRange(a, 1, 3);
    double[] d = a.clone();
    d[0] = 7;
    System.arraycopy(a, 0, d, 1, 3);
    System.arraycopy(d, 0, d, 1, 3);
    System.arraycopy(d, 2, d, 0, 3);
    float[] f = new float[3];
    Arrays.fill(f, 3);
    f = Arrays.copyOf(f, 4);
    return Arrays.stream(a).sum() + stream(b).sum() * c[1] + (Arrays.stream(d)).sum() + d[2] + f[2];
  }

  @Differentiable
  static double wholeMatrices(double x, int n) {
    double[][] m = {{x, 1}, {2}, {}};
    double[][] c = m.clone();
    double[][] d = Arrays.copyOf(m, 5);
    double[][] e = Arrays.copyOfRange(m, 1, 2);
    c[0][0] *= 2;
    e[0][0] += x;
    c[1] = new double[] {5};
    System.arraycopy(m, 0, d, 1, 3);
    d[1][1] = x * x;
    Arrays.fill(c, m[1]);
    c[2][0]++;
    double s = d[4] == null ? 1 : 0;
    for (double[] row : m) {
      s += Arrays.stream(row).sum();
    }
    return s + d[3].length + c[0][0];
  }

  @Differentiable
  static double wholeIntegers(double x, int n, @Constant int[] k) {
    int[] a = copyOf(k, 6);
    Arrays.fill(a, 2, 4, n);
    System.arraycopy(k, 0, a, 1, k.length);
    Arrays.sort(a);
    long[] l = {n, 1L << 40};
    boolean[] p = new boolean[2];
    Arrays.fill(p, true);
    return x * Arrays.stream(a).sum()
        + stream(l).sum()
        + PRIMES.clone()[2]
        + Arrays.copyOf(PRIMES, 4)[1]
        + (p[1] ? SIZED[1] : 1)
        + (Arrays.equals(a, k) ? 1 : 0)
        + TRIANGLE[1][1];
  }

  @Differentiable
  static double wholeOutOfBounds(double x, @Constant double[] a, int n) {
    double[] b = Arrays.copyOf(a, Math.min(n, 9));
    System.arraycopy(a, 0, b, n > 3 ? 1 : 0, a.length);
    Arrays.fill(b, 1, n, x);
    return Arrays.stream(b).sum() + Arrays.stream(a).sum();
  }

  private static void scale(double[] a, double by) {
    for (int i = 0; i < a.length; i++) {
      a[i] *= by;
    }
  }

  private static double[] filled(int n, double with) {
    double[] a = new double[n];
    Arrays.fill(a, with);
    return a;
  }

  private static double[] same(double[] a) {
    return a;
  }

  private static double sum(double... xs) {
    double s = 0;
    for (double x : xs) {
      s += x;
    }
    xs[0] = 0;
    return s;
  }

  private static double sums(int... ks) {
    return ks.length;
  }

  private static void halves(double[] a, int from, int to) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    halves(a, from, middle);
    halves(a, middle, to);
    a[from] += a[middle] * a[middle];
  }

  @Differentiable
  static double helpers(double x, int n) {
    double[] a = filled(4, x);
    scale(a, 3);
    same(a)[1] = x * x;
    double y = sum(a) + sum(x, 2, a[1]) + sum(new double[] {x}) + sums() + sums(1, n);
    halves(a, 0, a.length);
    filled(n & 3, y);
    return y + a[0] * a[3] + a[1];
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

  @Differentiable
  static double helpersThatShare(double x) {
    double[] r = {x, 2};
    double[][] m = new double[2][2];
    setRow(m, 0, r);
    r[0] = 3 * x;
    row(m, 1)[1] = m[0][0];
    double[][] p = pair(r, m[1]);
    p[1][0] += p[0][0] * x;
    return m[1][0] + m[1][1] * r[1];
  }

  private static double constantPart(double x, @Constant double[] a) {
    return x * a[0];
  }

  @Differentiable
  static double detached(double x) {
    double[] a = {x * x};
    return constantPart(x, a) + a[0];
  }

  @Differentiable
  static double scratch(double x, @Constant double[] a, @Constant double[][] m) {
    double y = 0;
    for (int i = 0; i < a.length; i++) {
      y += a[i];
      a[i] = y * x;
    }
    m[0][1] = y;
    return m[0][1] * m[2][0] + Arrays.stream(a).sum();
  }

  @Differentiable
  static double sameArrayTwice(double x, @Constant double[] a) {
    return both(a, a, x) + a[0];
  }

  private static double both(double[] a, double[] b, double x) {
    a[0] = x;
    b[0] *= a[0];
    return a[0] + b[0];
  }

  @Differentiable
  static double empty(double x) {
    double[] a = {};
    double[][] m = new double[0][3];
    double s = x;
    for (double v : a) {
      s += v;
    }
    scale(a, 2);
    return s + Arrays.stream(a).sum() + m.length + a.clone().length;
  }

  @Differentiable
  static double forEachKeepsItsArray(double x) {
    double[] a = {x, 2, 3};
    double s = 0;
    for (double v : a) {
      a = new double[] {7, 7, s};
      s += v * a[2];
      a[0] = 1;
      s += v;
    }
    for (int v : new int[] {1, 2}) {
      s += v;
    }
    for (double v : new float[] {1, 2}) {
      s += v;
    }
    return s + a[0];
  }

  @Differentiable
  static double strings(double x, int n) {
    String[] s = new String[2];
    s[0] = "a";
    s[1] += n;
    s[0] += s[1];
    char[] c = {'x', 'y'};
    c[n & 1]++;
    return s[0].length() * x + c[0] + (s[0].equals("anull7") ? 1 : 0);
  }

  @Differentiable
  static double lateAssignment(double x, int n) {
    double[] a;
    if (n > 2) {
      a = new double[] {x};
    } else if (n > 0) {
      a = new double[2];
    } else {
      return x;
    }
    a[a.length - 1] += x;
    return a[0];
  }
}
