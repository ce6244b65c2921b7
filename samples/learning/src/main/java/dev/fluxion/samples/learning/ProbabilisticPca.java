package dev.fluxion.samples.learning;

import static dev.fluxion.samples.learning.MultivariateGaussian.column;
import static dev.fluxion.samples.learning.ProbabilisticPcaGradients.negativeLogLikelihoodGradient;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;
import java.util.Random;

/**
 * x = Wh + b + σε with h ~ 𝒩(0, I), ε ~ 𝒩(0, I): W, b and σ by the gradient of the
 * log-likelihood, beside the solution by the eigenvectors of the covariance; and new points drawn
 * from the model.
 */
final class ProbabilisticPca {

  static final int DIMENSIONS = 5;
  static final int CODES = 2;
  static final int STEPS = 4000;
  private static final int POINTS = 500;
  private static final double RATE = 0.05;

  private ProbabilisticPca() {}

  /** W, b and σ. */
  record Model(Tensor W, Tensor b, double sigma) {

    /** C = WWᵀ + σ²I, the covariance of x. No rotation of the codes changes it. */
    Tensor covariance() {
      return W.matmul(W.transpose()).plus(Tensor.identity(b.size()).times(sigma * sigma));
    }

    /** Draws codes h, then points x given h. */
    Tensor sample(int points, Random random) {
      Tensor h = gaussians(random, points, W.shape()[1]);
      Tensor noise = gaussians(random, points, b.size()).times(sigma);
      return h.matmul(W.transpose()).plus(b).plus(noise);
    }

    /** E[h | x] = (WᵀW + σ²I)⁻¹Wᵀ(x − b), by Bayes' rule. */
    Tensor code(Tensor x) {
      Tensor Wt = W.transpose();
      Tensor M = Wt.matmul(W).plus(Tensor.identity(W.shape()[1]).times(sigma * sigma));
      return M.solve(Wt.matmul(x.minus(b)));
    }
  }

  private static Tensor gaussians(Random random, int rows, int columns) {
    double[] data = new double[rows * columns];
    for (int i = 0; i < data.length; i++) {
      data[i] = random.nextGaussian();
    }
    return Tensor.of(data, rows, columns);
  }

  static Model truth() {
    double[][] W = {{2, 0}, {1.5, 0.5}, {-1, 1}, {0, 1.2}, {0.5, -0.8}};
    return new Model(Tensor.matrix(W), Tensor.vector(1, -2, 0, 0.5, 3), 0.4);
  }

  /** W, b and ln σ: whatever number it becomes, σ is positive. */
  record Parameters(Tensor W, Tensor b, double logSigma) {

    /** These parameters, moved against the gradient. */
    Parameters descend(double rate, Parameters gradient) {
      return new Parameters(
          W.minus(gradient.W.times(rate)),
          b.minus(gradient.b.times(rate)),
          logSigma - rate * gradient.logSigma);
    }
  }

  /** −1/N log p(X), but for the constant ½m ln 2π: ½(ln det C + tr(C⁻¹S)). */
  @Differentiable
  static double negativeLogLikelihood(Parameters p, @Constant Tensor X) {
    Tensor centered = X.minus(p.b());
    Tensor S = centered.transpose().matmul(centered).div(X.shape()[0]);
    Tensor noise = Tensor.identity(p.b().size()).times(Math.exp(2 * p.logSigma()));
    Tensor C = p.W().matmul(p.W().transpose()).plus(noise);
    return 0.5 * (C.logDet() + C.solve(S).trace());
  }

  /** −log P(x | h)P(h), but for constants. */
  @Differentiable(wrt = "h")
  static double negativeLogPosterior(Tensor h, Tensor x, Tensor W, Tensor b, double sigma) {
    double distance = x.minus(W.matmul(h).plus(b)).square().sum();
    return 0.5 * (distance / (sigma * sigma) + h.square().sum());
  }

  /** A fit, and the function before each step towards it. */
  record Fit(Model model, double[] losses) {}

  static Fit fit(Tensor X, Report report) {
    Tensor W = gaussians(new Random(1), DIMENSIONS, CODES);
    Parameters p = new Parameters(W, Tensor.zeros(DIMENSIONS), 0);
    double[] losses = new double[STEPS];
    for (int k = 0; k < STEPS; k++) {
      var gradient = negativeLogLikelihoodGradient(p, X);
      losses[k] = gradient.value();
      p = p.descend(RATE, gradient.p());
      report.progress("step", k + 1, STEPS, gradient.value());
    }
    return new Fit(new Model(p.W, p.b, Math.exp(p.logSigma)), losses);
  }

  /**
   * b is the mean, σ² the mean of the small eigenvalues of the covariance, and the columns of W are
   * the principal eigenvectors times √(λ − σ²).
   */
  static Model byEigenvectors(Tensor X) {
    Tensor mean = X.mean(0);
    var eigen = SymmetricEigen.of(MultivariateGaussian.scatter(mean, X).toMatrix());
    double rest = 0;
    for (int i = CODES; i < DIMENSIONS; i++) {
      rest += eigen.values()[i] / (DIMENSIONS - CODES);
    }
    double[][] W = new double[DIMENSIONS][CODES];
    for (int i = 0; i < DIMENSIONS; i++) {
      for (int j = 0; j < CODES; j++) {
        W[i][j] = eigen.vectors()[j][i] * Math.sqrt(eigen.values()[j] - rest);
      }
    }
    return new Model(Tensor.matrix(W), mean, Math.sqrt(rest));
  }

  public static void main(String[] args) {
    Learning.tell(args, ProbabilisticPca::tell);
  }

  static void tell(Report report) {
    Tensor X = truth().sample(POINTS, new Random(2));
    report.title("Probabilistic PCA: five dimensions, two codes");
    Fit fit = fit(X, report);
    Model model = fit.model;
    Model exact = byEigenvectors(X);
    report.line("  σ by the gradient %.6f  by eigenvalues %.6f", model.sigma, exact.sigma);
    double difference = model.covariance().minus(exact.covariance()).abs().max();
    report.line("  largest difference of the covariances WWᵀ + σ²I %.2e", difference);
    report.line("  largest difference of b %.2e", model.b.minus(exact.b).abs().max());

    Tensor samples = model.sample(POINTS, new Random(3));
    report.plot(
        new Plot("Probabilistic PCA: two of five dimensions", "x₁", "x₃")
            .coarse()
            .points("data", column(X, 0), column(X, 2))
            .points("drawn from the model", column(samples, 0), column(samples, 2)),
        "ppca");
    report.plot(
        new Plot("Probabilistic PCA", "step", "−log p / N").curve("loss", fit.losses), "ppca-loss");
  }
}
