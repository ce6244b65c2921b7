package dev.fluxion;

import dev.ludovic.netlib.lapack.LAPACK;
import java.util.Arrays;
import org.netlib.util.StringW;
import org.netlib.util.doubleW;
import org.netlib.util.intW;

/**
 * The LU decomposition of a square matrix, by LAPACK, which sees the matrix transposed: our rows
 * are its columns.
 */
final class LuDecomposition {
  private final LAPACK lapack = Netlib.lapack();
  private final int n;
  private final double[] factors;
  private final int[] pivots;
  private final boolean hasZeroPivot;

  private final double norm;

  // What LAPACK multiplied its rows and columns by; empty for nothing.
  private double[] rowScale = {};
  private double[] columnScale = {};

  private LuDecomposition(double[] matrix, int n, boolean equilibrates) {
    this.n = n;
    factors = matrix.clone();
    pivots = new int[n];
    if (n == 0) {
      // LAPACK does not take it.
      norm = 0;
      hasZeroPivot = false;
      return;
    }
    if (equilibrates) {
      equilibrate();
    }
    norm = lapack.dlange("1", n, n, factors, n, new double[n]);
    intW info = new intW(0);
    lapack.dgetrf(n, n, factors, n, pivots, info);
    hasZeroPivot = info.val > 0;
  }

  /** Of the matrix as it is. */
  static LuDecomposition of(Tensor a, String operation) {
    return new LuDecomposition(a.data, TensorShape.side(operation, a.shape), false);
  }

  /**
   * Of the matrix after its rows and columns were scaled where their sizes differ much, so that it
   * can be judged whether it is singular.
   */
  static LuDecomposition equilibrated(Tensor a, String operation) {
    return new LuDecomposition(a.data, TensorShape.side(operation, a.shape), true);
  }

  private void equilibrate() {
    double[] rows = new double[n];
    double[] columns = new double[n];
    doubleW rowCondition = new doubleW(0);
    doubleW columnCondition = new doubleW(0);
    doubleW largest = new doubleW(0);
    intW info = new intW(0);
    lapack.dgeequ(n, n, factors, n, rows, columns, rowCondition, columnCondition, largest, info);
    if (info.val != 0) {
      return;
    }
    StringW scaled = new StringW("N");
    lapack.dlaqge(
        n,
        n,
        factors,
        n,
        rows,
        columns,
        rowCondition.val,
        columnCondition.val,
        largest.val,
        scaled);
    boolean both = scaled.val.equals("B");
    if (both || scaled.val.equals("R")) {
      rowScale = rows;
    }
    if (both || scaled.val.equals("C")) {
      columnScale = columns;
    }
  }

  /** Whether a pivot is exactly zero. */
  boolean hasZeroPivot() {
    return hasZeroPivot;
  }

  /** Whether the matrix cannot be told from a singular one, which is LAPACK's own criterion. */
  boolean isSingularToWorkingPrecision() {
    if (hasZeroPivot || n == 0 || Double.isNaN(norm)) {
      return hasZeroPivot;
    }
    doubleW condition = new doubleW(0);
    lapack.dgecon("1", n, factors, n, norm, condition, new double[4 * n], new int[n], new intW(0));
    return condition.val < lapack.dlamch("E");
  }

  /** Solves A X = B for B with as many columns; without meaning where a pivot is zero. */
  double[] solve(double[] b, int columns) {
    if (b.length == 0) {
      return b;
    }
    double[] x = transposed(b, n, columns);
    scale(x, columnScale);
    lapack.dgetrs("T", n, columns, factors, n, pivots, x, n, new intW(0));
    scale(x, rowScale);
    return transposed(x, columns, n);
  }

  private void scale(double[] x, double[] factor) {
    for (int i = 0; factor.length > 0 && i < x.length; i++) {
      x[i] *= factor[i % n];
    }
  }

  private static double[] transposed(double[] x, int rows, int columns) {
    if (rows == 1 || columns == 1) {
      return x.clone();
    }
    return Layout.transpose(new Tensor(x, new int[] {rows, columns})).data;
  }

  double[] inverse() {
    double[] identity = new double[n * n];
    for (int i = 0; i < n; i++) {
      identity[i * (n + 1)] = 1;
    }
    return solve(identity, n);
  }

  double det() {
    double det = isOdd() ? -1 : 1;
    for (int i = 0; i < n; i++) {
      det *= factors[i * (n + 1)];
    }
    return det;
  }

  private boolean isOdd() {
    boolean odd = false;
    for (int i = 0; i < n; i++) {
      odd ^= pivots[i] != i + 1;
    }
    return odd;
  }

  double logDet() {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += Math.log(Math.abs(factors[i * (n + 1)]));
    }
    return sum;
  }

  /** All NaN, for what does not exist. */
  static double[] nothing(int size) {
    double[] nothing = new double[size];
    Arrays.fill(nothing, Double.NaN);
    return nothing;
  }
}
