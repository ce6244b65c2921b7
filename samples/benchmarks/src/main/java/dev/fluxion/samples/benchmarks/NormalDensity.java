package dev.fluxion.samples.benchmarks;

import dev.fluxion.Differentiable;

/** The density of a multivariate normal distribution, by Cholesky's decomposition. */
final class NormalDensity {

  private NormalDensity() {}

  /**
   * The negative logarithm of the density, but for a constant.
   *
   * @param covariance symmetric, of which the lower triangle is read
   * @param y the point, less the mean
   */
  @Differentiable
  static double energy(double[][] covariance, double[] y) {
    int n = y.length;
    double[][] l = new double[n][n];
    double[] z = new double[n];
    double energy = 0;
    for (int i = 0; i < n; i++) {
      double rest = y[i];
      for (int j = 0; j < i; j++) {
        double s = covariance[i][j];
        for (int k = 0; k < j; k++) {
          s -= l[i][k] * l[j][k];
        }
        l[i][j] = s / l[j][j];
        rest -= l[i][j] * z[j];
      }
      double square = covariance[i][i];
      for (int k = 0; k < i; k++) {
        square -= l[i][k] * l[i][k];
      }
      l[i][i] = Math.sqrt(square);
      z[i] = rest / l[i][i];
      energy += 0.5 * z[i] * z[i] + Math.log(l[i][i]);
    }
    return energy;
  }

  /** The adjoint by hand, which adds into its arrays: row by row back through the triangle. */
  static final class ByHand {
    final double[][] covariance;
    final double[] y;

    private final double[][] l;
    private final double[][] lBar;
    private final double[] z;
    private final double[] zBar;

    ByHand(int n) {
      covariance = new double[n][n];
      y = new double[n];
      l = new double[n][n];
      lBar = new double[n][n];
      z = new double[n];
      zBar = new double[n];
    }

    double fused(double[][] covariance, double[] y) {
      double energy = forth(covariance, y);
      for (int i = y.length - 1; i >= 0; i--) {
        back(i);
      }
      return energy;
    }

    private double forth(double[][] covariance, double[] y) {
      double energy = 0;
      for (int i = 0; i < y.length; i++) {
        double[] li = l[i];
        double[] ci = covariance[i];
        double rest = y[i];
        double square = ci[i];
        for (int j = 0; j < i; j++) {
          double[] lj = l[j];
          double s = ci[j];
          for (int k = 0; k < j; k++) {
            s -= li[k] * lj[k];
          }
          double t = s / lj[j];
          li[j] = t;
          rest -= t * z[j];
          square -= t * t;
        }
        double root = Math.sqrt(square);
        li[i] = root;
        z[i] = rest / root;
        energy += 0.5 * z[i] * z[i] + Math.log(root);
      }
      return energy;
    }

    private void back(int i) {
      double[] li = l[i];
      double[] liBar = lBar[i];
      double[] ciBar = covariance[i];
      double inverse = 1 / li[i];
      double restBar = (z[i] + zBar[i]) * inverse;
      double squareBar = 0.5 * inverse * (liBar[i] + inverse - restBar * z[i]);
      y[i] += restBar;
      ciBar[i] += squareBar;
      zBar[i] = 0;
      liBar[i] = 0;
      for (int j = i - 1; j >= 0; j--) {
        double[] lj = l[j];
        double[] ljBar = lBar[j];
        double sBar = (liBar[j] - restBar * z[j] - 2 * squareBar * li[j]) / lj[j];
        liBar[j] = 0;
        zBar[j] -= restBar * li[j];
        ljBar[j] -= sBar * li[j];
        ciBar[j] += sBar;
        for (int k = 0; k < j; k++) {
          liBar[k] -= sBar * lj[k];
          ljBar[k] -= sBar * li[k];
        }
      }
    }
  }
}
