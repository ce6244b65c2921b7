package dev.fluxion;

import java.util.Arrays;

/** Linear systems, inverses, determinants and the Cholesky factor. */
final class Factorization {
  private Factorization() {}

  static Tensor solve(Tensor a, Tensor b) {
    int columns = columnsOfRightSide(a, b);
    LuDecomposition lu = LuDecomposition.equilibrated(a, "solve");
    if (lu.isSingularToWorkingPrecision()) {
      throw singular("solve", a);
    }
    return new Tensor(lu.solve(b.data, columns), b.shape);
  }

  /** The same, but NaN where the matrix is exactly singular. */
  static Tensor solveAnyway(Tensor a, Tensor b) {
    int columns = columnsOfRightSide(a, b);
    LuDecomposition lu = LuDecomposition.equilibrated(a, "solve");
    double[] x =
        lu.hasZeroPivot() ? LuDecomposition.nothing(b.data.length) : lu.solve(b.data, columns);
    return new Tensor(x, b.shape);
  }

  private static int columnsOfRightSide(Tensor a, Tensor b) {
    int n = a.shape.length == 2 ? a.shape[0] : -1;
    int rank = b.shape.length;
    if (n < 0 || a.shape[1] != n || rank < 1 || rank > 2 || b.shape[0] != n) {
      throw TensorShape.mismatch("solve", a.shape, b.shape);
    }
    return rank == 1 ? 1 : b.shape[1];
  }

  static Tensor inverse(Tensor a) {
    LuDecomposition lu = LuDecomposition.equilibrated(a, "inverse");
    if (lu.isSingularToWorkingPrecision()) {
      throw singular("inverse", a);
    }
    return new Tensor(lu.inverse(), a.shape);
  }

  /** The same, but NaN where the matrix is exactly singular. */
  static Tensor inverseAnyway(Tensor a) {
    LuDecomposition lu = LuDecomposition.equilibrated(a, "inverse");
    double[] y = lu.hasZeroPivot() ? LuDecomposition.nothing(a.data.length) : lu.inverse();
    return new Tensor(y, a.shape);
  }

  private static ArithmeticException singular(String operation, Tensor a) {
    return new ArithmeticException(
        operation + ": the matrix of the shape " + TensorShape.text(a.shape) + " is singular");
  }

  static double det(Tensor a) {
    return LuDecomposition.of(a, "det").det();
  }

  static double logDet(Tensor a) {
    return LuDecomposition.of(a, "logDet").logDet();
  }

  static Tensor cholesky(Tensor a) {
    int n = TensorShape.side("cholesky", a.shape);
    double[] factor = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        factor[i * n + j] = 0.5 * a.data[i * n + j] + 0.5 * a.data[j * n + i];
      }
    }
    if (n == 0) {
      return a;
    }
    boolean isNumber = Arrays.stream(factor).noneMatch(Double::isNaN);
    // The upper triangle of what LAPACK stores by columns is our lower one.
    if (!Lapack.cholesky(n, factor) || !isNumber) {
      throw new ArithmeticException(
          "cholesky: the matrix of the shape "
              + TensorShape.text(a.shape)
              + " is not positive definite");
    }
    for (int i = 0; i < n; i++) {
      Arrays.fill(factor, i * n + i + 1, (i + 1) * n, 0);
    }
    return new Tensor(factor, a.shape);
  }
}
