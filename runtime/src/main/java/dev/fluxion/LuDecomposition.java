package dev.fluxion;

import java.util.Arrays;

/**
 * The LU decomposition of a square matrix, by LAPACK, which sees the matrix transposed: our rows
 * are its columns.
 */
final class LuDecomposition {
  private final int n;
  private final double[] factors;
  private final int[] pivots;
  private final Lapack.Scales scales;
  private final double norm;
  private final boolean hasZeroPivot;

  private LuDecomposition(double[] matrix, int n, boolean equilibrates) {
    this.n = n;
    factors = matrix.clone();
    pivots = new int[n];
    boolean isEmpty = n == 0;
    scales = equilibrates && !isEmpty ? Lapack.scales(n, factors) : Lapack.Scales.NONE;
    // Our rows are LAPACK's columns.
    for (int i = 0; scales != Lapack.Scales.NONE && i < factors.length; i++) {
      factors[i] = factors[i] * scales.rows()[i % n] * scales.columns()[i / n];
    }
    norm = isEmpty ? 0 : Lapack.norm(n, factors);
    hasZeroPivot = !isEmpty && !Lapack.factorize(n, factors, pivots);
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

  /** Whether a pivot is exactly zero. */
  boolean hasZeroPivot() {
    return hasZeroPivot;
  }

  /** Whether the matrix cannot be told from a singular one, which is LAPACK's own criterion. */
  boolean isSingularToWorkingPrecision() {
    if (hasZeroPivot || n == 0 || Double.isNaN(norm)) {
      return hasZeroPivot;
    }
    return Lapack.reciprocalCondition(n, factors, norm) < Lapack.epsilon();
  }

  /** Solves A X = B for B with as many columns; without meaning where a pivot is zero. */
  double[] solve(double[] b, int columns) {
    if (b.length == 0) {
      return b;
    }
    double[] x = transposed(b, n, columns);
    scale(x, scales.columns());
    Lapack.solveTransposed(n, factors, pivots, x, columns);
    scale(x, scales.rows());
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
