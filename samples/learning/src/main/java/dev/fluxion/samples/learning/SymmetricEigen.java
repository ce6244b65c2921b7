package dev.fluxion.samples.learning;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Eigenvalues of a symmetric matrix, the largest first, and the unit eigenvector of each: Jacobi's
 * method.
 */
record SymmetricEigen(double[] values, double[][] vectors) {

  private static final int SWEEPS = 30;

  static SymmetricEigen of(double[][] symmetric) {
    int n = symmetric.length;
    double[][] A = Arrays.stream(symmetric).map(double[]::clone).toArray(double[][]::new);
    double[][] V = new double[n][n];
    for (int i = 0; i < n; i++) {
      V[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(A, V, p, q);
        }
      }
    }
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> -A[i][i]));
    double[] values = Arrays.stream(order).mapToDouble(i -> A[i][i]).toArray();
    double[][] vectors = Arrays.stream(order).map(i -> V[i]).toArray(double[][]::new);
    return new SymmetricEigen(values, vectors);
  }

  /** Turns the plane of p and q so that A[p][q] becomes 0; the rows of V turn with it. */
  private static void rotate(double[][] A, double[][] V, int p, int q) {
    double angle = Math.atan2(2 * A[p][q], A[p][p] - A[q][q]) / 2;
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    turn(A, p, q, c, s);
    turn(V, p, q, c, s);
    for (double[] row : A) {
      double atP = row[p];
      row[p] = c * atP + s * row[q];
      row[q] = c * row[q] - s * atP;
    }
  }

  private static void turn(double[][] M, int p, int q, double c, double s) {
    for (int j = 0; j < M.length; j++) {
      double atP = M[p][j];
      M[p][j] = c * atP + s * M[q][j];
      M[q][j] = c * M[q][j] - s * atP;
    }
  }
}
