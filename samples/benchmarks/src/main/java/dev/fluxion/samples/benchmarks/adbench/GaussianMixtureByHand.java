package dev.fluxion.samples.benchmarks.adbench;

import java.util.Arrays;

/**
 * The adjoint of {@link GaussianMixture#logPosterior} by hand, which adds into its three arrays. It
 * owns the scratch arrays of the calls for one size of problem.
 */
final class GaussianMixtureByHand {
  final double[] alphas;
  final double[][] means;
  final double[][] factors;

  private final double[][] diagonals;
  private final double[][] diagonalBars;
  private final double[] logDeterminants;
  private final double[] logDeterminantBars;
  // Of one point, a row for each component.
  private final double[][] centred;
  private final double[][] ys;
  private final double[] terms;
  private final double[] weights;

  GaussianMixtureByHand(int components, int dimension) {
    alphas = new double[components];
    means = new double[components][dimension];
    factors = new double[components][dimension * (dimension + 1) / 2];
    diagonals = new double[components][dimension];
    diagonalBars = new double[components][dimension];
    logDeterminants = new double[components];
    logDeterminantBars = new double[components];
    centred = new double[components][dimension];
    ys = new double[components][dimension];
    terms = new double[components];
    weights = new double[components];
  }

  /** Points only add to the sum: forth and back for each of them, without a tape. */
  double fused(
      double[] alphas,
      double[][] means,
      double[][] factors,
      double[][] points,
      double gamma,
      int m) {
    prepare(factors);
    double likelihood = 0;
    for (double[] point : points) {
      likelihood += forth(alphas, means, factors, point, centred, ys, weights);
      back(factors, centred, ys, weights);
    }
    int n = points.length;
    double normalization = normalizationGradient(alphas, n);
    finish(factors, gamma, m);
    return GaussianMixture.constant(n, means[0].length)
        + likelihood
        - n * normalization
        + GaussianMixture.logPrior(factors, diagonals, logDeterminants, gamma, m);
  }

  /** All points forth, on a tape of what the way back reads, and then all of them back. */
  double twoSweeps(
      double[] alphas,
      double[][] means,
      double[][] factors,
      double[][] points,
      double gamma,
      int m,
      Tape tape) {
    prepare(factors);
    int n = points.length;
    double likelihood = 0;
    for (int i = 0; i < n; i++) {
      likelihood +=
          forth(alphas, means, factors, points[i], tape.centred[i], tape.ys[i], tape.weights[i]);
    }
    double normalization = normalizationGradient(alphas, n);
    for (int i = n - 1; i >= 0; i--) {
      back(factors, tape.centred[i], tape.ys[i], tape.weights[i]);
    }
    finish(factors, gamma, m);
    return GaussianMixture.constant(n, means[0].length)
        + likelihood
        - n * normalization
        + GaussianMixture.logPrior(factors, diagonals, logDeterminants, gamma, m);
  }

  /** What two sweeps keep of each point. */
  static final class Tape {
    private final double[][][] centred;
    private final double[][][] ys;
    private final double[][] weights;

    Tape(int points, int components, int dimension) {
      centred = new double[points][components][dimension];
      ys = new double[points][components][dimension];
      weights = new double[points][components];
    }
  }

  private void prepare(double[][] factors) {
    for (int k = 0; k < factors.length; k++) {
      logDeterminants[k] = GaussianMixture.unpackDiagonal(factors[k], diagonals[k]);
      logDeterminantBars[k] = 0;
      Arrays.fill(diagonalBars[k], 0);
    }
  }

  /** One point's likelihood, and the components' weights in it. */
  private double forth(
      double[] alphas,
      double[][] means,
      double[][] factors,
      double[] point,
      double[][] centred,
      double[][] ys,
      double[] weights) {
    int components = alphas.length;
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < components; k++) {
      double square =
          GaussianMixture.mahalanobis(point, means[k], factors[k], diagonals[k], centred[k], ys[k]);
      double term = alphas[k] + logDeterminants[k] - 0.5 * square;
      terms[k] = term;
      largest = Math.max(largest, term);
    }
    double sum = 0;
    for (int k = 0; k < components; k++) {
      weights[k] = Math.exp(terms[k] - largest);
      sum += weights[k];
    }
    double inverse = 1 / sum;
    for (int k = 0; k < components; k++) {
      weights[k] *= inverse;
    }
    return Math.log(sum) + largest;
  }

  private void back(double[][] factors, double[][] centred, double[][] ys, double[] weights) {
    for (int k = 0; k < weights.length; k++) {
      double weight = weights[k];
      logDeterminantBars[k] += weight;
      mahalanobisPullback(
          weight,
          centred[k],
          ys[k],
          factors[k],
          diagonals[k],
          means[k],
          this.factors[k],
          diagonalBars[k]);
    }
  }

  /** Of minus half the square, times {@code weight}; overwrites {@code y}. */
  private static void mahalanobisPullback(
      double weight,
      double[] centred,
      double[] y,
      double[] factor,
      double[] diagonal,
      double[] meanBar,
      double[] factorBar,
      double[] diagonalBar) {
    int d = y.length;
    for (int b = 0; b < d; b++) {
      y[b] *= -weight;
    }
    // Where column a would begin if it were full.
    int column = d;
    for (int a = 0; a < d; a++) {
      double x = centred[a];
      double xBar = diagonal[a] * y[a];
      column -= a + 1;
      for (int b = a + 1; b < d; b++) {
        double bar = y[b];
        factorBar[column + b] += bar * x;
        xBar += factor[column + b] * bar;
      }
      column += d;
      diagonalBar[a] += x * y[a];
      meanBar[a] -= xBar;
    }
  }

  /** Of the weights' own normalization, n times subtracted. */
  private double normalizationGradient(double[] alphas, int n) {
    double largest = alphas[0];
    for (double alpha : alphas) {
      largest = Math.max(largest, alpha);
    }
    double sum = 0;
    for (int k = 0; k < alphas.length; k++) {
      terms[k] = Math.exp(alphas[k] - largest);
      sum += terms[k];
    }
    for (int k = 0; k < alphas.length; k++) {
      this.alphas[k] -= n * terms[k] / sum;
    }
    return Math.log(sum) + largest;
  }

  /** What all points have in common: the prior, the diagonals' exponentials, the determinants. */
  private void finish(double[][] factors, double gamma, int m) {
    double square = gamma * gamma;
    for (int k = 0; k < factors.length; k++) {
      double[] factor = factors[k];
      double[] factorBar = this.factors[k];
      double[] diagonal = diagonals[k];
      double[] diagonalBar = diagonalBars[k];
      int d = diagonal.length;
      alphas[k] += logDeterminantBars[k];
      double logDeterminantBar = logDeterminantBars[k] - m;
      for (int j = 0; j < d; j++) {
        double bar = diagonalBar[j] + square * diagonal[j];
        factorBar[j] += bar * diagonal[j] + logDeterminantBar;
      }
      for (int p = d; p < factor.length; p++) {
        factorBar[p] += square * factor[p];
      }
    }
  }
}
