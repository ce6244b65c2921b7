package dev.fluxion.processor.frontend.cases;

import static java.util.Arrays.copyOf;
import static java.util.Arrays.stream;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.Arrays;

/** Methods on whole arrays: copies, fills, moves, sums. */
@SuppressWarnings({"lossy-conversions", "cast"})
public final class WholeArrayCases {
  private WholeArrayCases() {}

  private static final int[] PRIMES = copyOf(new int[] {2, 3, 5}, 3);
  private static final double[] SIZED = new double[3];
  private static final double[][] TRIANGLE = {{1}, new double[] {2, 3}, {}};

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
}
