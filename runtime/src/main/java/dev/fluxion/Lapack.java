package dev.fluxion;

import dev.ludovic.netlib.lapack.LAPACK;
import java.util.Arrays;
import org.netlib.util.doubleW;
import org.netlib.util.intW;

/**
 * The routines of LAPACK that we call, on square matrices that are not empty, without its ways of
 * returning numbers. They take matrices by columns: what is a row to us is a column to them.
 */
final class Lapack {
  // To be there before any of its boxes is touched.
  private static final LAPACK ROUTINES = Netlib.lapack();

  // As LAPACK decides it itself (dlaqge).
  private static final double WELL_SCALED = 0.1;
  private static final double SMALL = Double.MIN_NORMAL / 0x1p-52;

  private Lapack() {}

  /** The relative rounding error. */
  static double epsilon() {
    return ROUTINES.dlamch("E");
  }

  /** The largest sum of the sizes of the elements of a column. */
  static double norm(int n, double[] matrix) {
    return ROUTINES.dlange("1", n, n, matrix, n, new double[n]);
  }

  /** What to multiply rows and columns by; empty for nothing. */
  record Scales(double[] rows, double[] columns) {
    static final Scales NONE = new Scales(new double[0], new double[0]);
  }

  /**
   * Powers of two that make the largest element of each row and column about 1 (dgeequ), or nothing
   * where their sizes differ little.
   */
  static Scales scales(int n, double[] matrix) {
    double[] rows = new double[n];
    double[] columns = new double[n];
    doubleW rowCondition = new doubleW(0);
    doubleW columnCondition = new doubleW(0);
    doubleW largest = new doubleW(0);
    intW info = new intW(0);
    ROUTINES.dgeequ(n, n, matrix, n, rows, columns, rowCondition, columnCondition, largest, info);
    boolean scaled =
        rowCondition.val >= WELL_SCALED
            && columnCondition.val >= WELL_SCALED
            && largest.val >= SMALL
            && largest.val <= 1 / SMALL;
    return info.val != 0 || scaled
        ? Scales.NONE
        : new Scales(powersOfTwo(rows), powersOfTwo(columns));
  }

  private static double[] powersOfTwo(double[] x) {
    return Arrays.stream(x).map(scale -> Math.scalb(1.0, Math.getExponent(scale))).toArray();
  }

  /** Replaces a matrix by its LU factors (dgetrf); whether no pivot is exactly zero. */
  static boolean factorize(int n, double[] matrix, int[] pivots) {
    intW info = new intW(0);
    ROUTINES.dgetrf(n, n, matrix, n, pivots, info);
    return info.val == 0;
  }

  /** The reciprocal of the condition of a matrix, given by its LU factors and norm (dgecon). */
  static double reciprocalCondition(int n, double[] factors, double norm) {
    doubleW condition = new doubleW(0);
    ROUTINES.dgecon(
        "1", n, factors, n, norm, condition, new double[4 * n], new int[n], new intW(0));
    return condition.val;
  }

  /** Solves Mᵀ X = B, where M is given by its LU factors, in place (dgetrs). */
  static void solveTransposed(int n, double[] factors, int[] pivots, double[] b, int columns) {
    ROUTINES.dgetrs("T", n, columns, factors, n, pivots, b, n, new intW(0));
  }

  /** Replaces the upper triangle by R with Rᵀ R = M (dpotrf); whether M is positive definite. */
  static boolean cholesky(int n, double[] matrix) {
    intW info = new intW(0);
    ROUTINES.dpotrf("U", n, matrix, n, info);
    return info.val == 0;
  }

  /** M = left · diag(s) · right, for orthogonal left and right (dgesvd); whether it converged. */
  static boolean singularValues(int n, double[] matrix, double[] left, double[] s, double[] right) {
    double[] work = new double[Math.max(64, 8 * n)];
    intW info = new intW(0);
    ROUTINES.dgesvd("A", "A", n, n, matrix, n, s, left, n, right, n, work, work.length, info);
    return info.val == 0;
  }
}
