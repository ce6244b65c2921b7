package dev.fluxion.processor.frontend.cases;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.Arrays;
import java.util.Objects;

/** What arrays throw, and what happens before. */
@SuppressWarnings({"lossy-conversions", "cast"})
public final class ArrayExceptionCases {
  private ArrayExceptionCases() {}

  @Differentiable
  static double negativeSize(double x, int n) {
    return new double[Math.min(n, 3)].length * x + new double[2][Math.min(n, 2)][].length;
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
  static double wholeOutOfBounds(double x, @Constant double[] a, int n) {
    double[] b = Arrays.copyOf(a, Math.min(n, 9));
    System.arraycopy(a, 0, b, n > 3 ? 1 : 0, a.length);
    Arrays.fill(b, 1, n, x);
    return Arrays.stream(b).sum() + Arrays.stream(a).sum();
  }
}
