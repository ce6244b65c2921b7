package dev.fluxion.processor.frontend.cases;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Arrays made, written, passed on and compared. */
@SuppressWarnings({"lossy-conversions", "cast"})
public final class ArrayCases {
  private ArrayCases() {}

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
