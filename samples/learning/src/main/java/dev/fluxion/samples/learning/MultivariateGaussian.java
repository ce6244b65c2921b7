package dev.fluxion.samples.learning;

import static dev.fluxion.samples.learning.MultivariateGaussianGradients.byFactorGradient;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;
import java.util.Locale;
import java.util.Random;

/**
 * The Gaussian that fits a cloud of points best: mean and covariance by the gradient of the
 * log-likelihood, beside the mean and the covariance of the points.
 */
final class MultivariateGaussian {

  static final int STEPS = 1000;
  private static final int POINTS = 400;
  private static final double RATE = 0.1;

  private MultivariateGaussian() {}

  /** Points with mean (1, −0.5), stretched and turned. */
  static Tensor points() {
    Random random = new Random(5);
    double[][] X = new double[POINTS][2];
    for (double[] x : X) {
      double first = random.nextGaussian();
      double second = random.nextGaussian();
      x[0] = 1 + 1.5 * first;
      x[1] = -0.5 + 0.8 * first + 0.5 * second;
    }
    return Tensor.matrix(X);
  }

  /** 1/N Σ (x − μ)(x − μ)ᵀ. */
  static Tensor scatter(Tensor mu, Tensor X) {
    Tensor centered = X.minus(mu);
    return centered.transpose().matmul(centered).div(X.shape()[0]);
  }

  /**
   * −1/N Σ log p(x), the density being (2π)^{−m/2} det Σ^{−1/2} exp(−½(x − μ)ᵀΣ⁻¹(x − μ)). The sum
   * of the exponents is −½N tr(Σ⁻¹S), with S the scatter around μ.
   */
  @Differentiable
  static double negativeLogLikelihood(Tensor mu, Tensor Sigma, @Constant Tensor X) {
    double constant = mu.size() * Math.log(2 * Math.PI);
    return 0.5 * (constant + Sigma.logDet() + Sigma.solve(scatter(mu, X)).trace());
  }

  /** The same by a factor A, Σ = AAᵀ: whatever A becomes, Σ remains a covariance. */
  @Differentiable
  static double byFactor(Tensor mu, Tensor A, @Constant Tensor X) {
    return negativeLogLikelihood(mu, A.matmul(A.transpose()), X);
  }

  /** A fit, and the function before each step towards it. */
  record Fit(Tensor mu, Tensor A, double[] losses) {
    Tensor Sigma() {
      return A.matmul(A.transpose());
    }
  }

  /** Gradient descent, from the standard Gaussian. */
  static Fit fit(Tensor X) {
    Tensor mu = Tensor.zeros(2);
    Tensor A = Tensor.identity(2);
    double[] losses = new double[STEPS];
    for (int k = 0; k < STEPS; k++) {
      var gradient = byFactorGradient(mu, A, X);
      losses[k] = gradient.value();
      mu = mu.minus(gradient.mu().times(RATE));
      A = A.minus(gradient.A().times(RATE));
    }
    return new Fit(mu, A, losses);
  }

  public static void main(String[] args) {
    Learning.tell(args, MultivariateGaussian::tell);
  }

  static void tell(Report report) {
    Tensor X = points();
    Fit fit = fit(X);
    Tensor mean = X.mean(0);
    Tensor covariance = scatter(mean, X);
    report.title("Maximum likelihood of a Gaussian in the plane");
    report.line("  gradient descent  μ = %s  Σ = %s", text(fit.mu), text(fit.Sigma()));
    report.line("  of the points     μ = %s  Σ = %s", text(mean), text(covariance));

    Plot plot = new Plot("The Gaussian that fits best", "x₁", "x₂").coarse();
    plot.points("points", column(X, 0), column(X, 1));
    for (int radius = 1; radius <= 2; radius++) {
      Tensor ellipse = ellipse(fit, radius);
      plot.curve(radius + "σ", column(ellipse, 0), column(ellipse, 1));
    }
    report.plot(plot, "gaussian");
    report.plot(
        new Plot("Fitting a Gaussian", "step", "−log p / N").curve("loss", fit.losses),
        "gaussian-loss");
  }

  /** μ + rA(cos t, sin t)ᵀ, a row for each t. */
  private static Tensor ellipse(Fit fit, double radius) {
    double[][] circle = new double[101][];
    for (int i = 0; i < circle.length; i++) {
      double t = 2 * Math.PI * i / 100;
      circle[i] = new double[] {radius * Math.cos(t), radius * Math.sin(t)};
    }
    return Tensor.matrix(circle).matmul(fit.A.transpose()).plus(fit.mu);
  }

  static double[] column(Tensor X, int j) {
    return X.transpose().row(j).toArray();
  }

  private static String text(Tensor tensor) {
    StringBuilder text = new StringBuilder();
    for (double element : tensor.toArray()) {
      text.append(String.format(Locale.ROOT, "%s%.6f", text.isEmpty() ? "" : " ", element));
    }
    return "(" + text + ")";
  }
}
