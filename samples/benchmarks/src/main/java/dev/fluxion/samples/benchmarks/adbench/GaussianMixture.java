package dev.fluxion.samples.benchmarks.adbench;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** The log posterior of a Gaussian mixture with a Wishart prior. */
final class GaussianMixture {

  /** As ADBench truncates it. */
  private static final double PI = 3.14159265359;

  private GaussianMixture() {}

  /**
   * The log posterior.
   *
   * @param alphas logarithms of the components' weights, not normalized
   * @param means one row for each component
   * @param factors one row for each component, of the lower triangular square root of its inverse
   *     covariance: the logarithms of the diagonal, then what is below it, column by column
   * @param points one row for each point
   * @param gamma the prior's scale
   * @param m the prior's degrees of freedom, beyond the dimension and one
   */
  @Differentiable
  static double logPosterior(
      double[] alphas,
      double[][] means,
      double[][] factors,
      @Constant double[][] points,
      @Constant double gamma,
      int m) {
    int components = alphas.length;
    int d = means[0].length;
    int n = points.length;
    double[][] diagonals = new double[components][d];
    double[] logDeterminants = new double[components];
    for (int k = 0; k < components; k++) {
      logDeterminants[k] = unpackDiagonal(factors[k], diagonals[k]);
    }
    double[] centred = new double[d];
    double[] y = new double[d];
    double[] terms = new double[components];
    double likelihood = 0;
    for (int i = 0; i < n; i++) {
      double[] point = points[i];
      for (int k = 0; k < components; k++) {
        double square = mahalanobis(point, means[k], factors[k], diagonals[k], centred, y);
        terms[k] = alphas[k] + logDeterminants[k] - 0.5 * square;
      }
      likelihood += logSumExp(terms);
    }
    return constant(n, d)
        + likelihood
        - n * logSumExp(alphas)
        + logPrior(factors, diagonals, logDeterminants, gamma, m);
  }

  /**
   * The same of flat arrays, as C would have it: one row of a component or point after the other.
   */
  @Differentiable
  static double flatLogPosterior(
      double[] alphas,
      double[] means,
      double[] factors,
      @Constant double[] points,
      @Constant double gamma,
      int m) {
    int components = alphas.length;
    int d = means.length / components;
    int n = points.length / d;
    int size = d * (d + 1) / 2;
    double[] diagonals = new double[components * d];
    double[] logDeterminants = new double[components];
    for (int k = 0; k < components; k++) {
      for (int j = 0; j < d; j++) {
        logDeterminants[k] += factors[k * size + j];
        diagonals[k * d + j] = Math.exp(factors[k * size + j]);
      }
    }
    double[] centred = new double[d];
    double[] y = new double[d];
    double[] terms = new double[components];
    double likelihood = 0;
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < components; k++) {
        for (int j = 0; j < d; j++) {
          centred[j] = points[i * d + j] - means[k * d + j];
          y[j] = diagonals[k * d + j] * centred[j];
        }
        int p = k * size + d;
        for (int a = 0; a < d; a++) {
          for (int b = a + 1; b < d; b++) {
            y[b] += factors[p] * centred[a];
            p++;
          }
        }
        double square = 0;
        for (int j = 0; j < d; j++) {
          square += y[j] * y[j];
        }
        terms[k] = alphas[k] + logDeterminants[k] - 0.5 * square;
      }
      likelihood += logSumExp(terms);
    }
    double prior = 0;
    for (int k = 0; k < components; k++) {
      double frobenius = 0;
      for (int j = 0; j < d; j++) {
        frobenius += diagonals[k * d + j] * diagonals[k * d + j];
      }
      for (int p = k * size + d; p < (k + 1) * size; p++) {
        frobenius += factors[p] * factors[p];
      }
      prior += 0.5 * gamma * gamma * frobenius - m * logDeterminants[k];
    }
    return constant(n, d)
        + likelihood
        - n * logSumExp(alphas)
        + prior
        - components * logNormalization(d, gamma, m);
  }

  static double constant(int n, int d) {
    return -(n * d) * 0.5 * Math.log(2 * PI);
  }

  /** The exponentials of the diagonal; returns the sum of their logarithms. */
  static double unpackDiagonal(double[] factor, double[] diagonal) {
    double sum = 0;
    for (int i = 0; i < diagonal.length; i++) {
      sum += factor[i];
      diagonal[i] = Math.exp(factor[i]);
    }
    return sum;
  }

  /** The square of the point's distance from the mean, in the measure of the component. */
  static double mahalanobis(
      double[] point,
      double[] mean,
      double[] factor,
      double[] diagonal,
      double[] centred,
      double[] y) {
    int d = y.length;
    for (int j = 0; j < d; j++) {
      centred[j] = point[j] - mean[j];
      y[j] = diagonal[j] * centred[j];
    }
    int p = d;
    for (int a = 0; a < d; a++) {
      for (int b = a + 1; b < d; b++) {
        y[b] += factor[p] * centred[a];
        p++;
      }
    }
    return squaredNorm(y, 0);
  }

  static double logPrior(
      double[][] factors, double[][] diagonals, double[] logDeterminants, double gamma, int m) {
    int components = factors.length;
    int d = diagonals[0].length;
    double sum = 0;
    for (int k = 0; k < components; k++) {
      double frobenius = squaredNorm(diagonals[k], 0) + squaredNorm(factors[k], d);
      sum += 0.5 * gamma * gamma * frobenius - m * logDeterminants[k];
    }
    return sum - components * logNormalization(d, gamma, m);
  }

  /** Of one component's prior. */
  private static double logNormalization(int d, double gamma, int m) {
    int freedom = d + m + 1;
    return freedom * d * (Math.log(gamma) - 0.5 * Math.log(2)) - logGamma(0.5 * freedom, d);
  }

  private static double squaredNorm(double[] v, int from) {
    double sum = 0;
    for (int i = from; i < v.length; i++) {
      sum += v[i] * v[i];
    }
    return sum;
  }

  private static double logSumExp(double[] v) {
    double largest = v[0];
    for (int i = 1; i < v.length; i++) {
      largest = Math.max(largest, v[i]);
    }
    double sum = 0;
    for (int i = 0; i < v.length; i++) {
      sum += Math.exp(v[i] - largest);
    }
    return Math.log(sum) + largest;
  }

  /** The logarithm of the multivariate gamma function. */
  private static double logGamma(double a, int p) {
    double sum = 0.25 * p * (p - 1) * Math.log(PI);
    for (int j = 1; j <= p; j++) {
      sum += logGammaOfHalf(a + 0.5 * (1 - j));
    }
    return sum;
  }

  /** ln Γ of a multiple of one half, at least 1. */
  private static double logGammaOfHalf(double x) {
    double z = x;
    double sum = 0;
    while (z > 1.5) {
      z -= 1;
      sum += Math.log(z);
    }
    return z == 1 ? sum : sum + Math.log(0.5 * Math.sqrt(Math.PI));
  }
}
