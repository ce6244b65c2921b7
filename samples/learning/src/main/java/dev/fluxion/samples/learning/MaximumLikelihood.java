package dev.fluxion.samples.learning;

import static dev.fluxion.samples.learning.MaximumLikelihoodGradients.*;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;
import java.util.Arrays;

/**
 * y = f(x, θ) + ε, ε ~ 𝒩(0, σ²): the parabola and the noise that make the observations likeliest,
 * by Newton's method on the negative log-likelihood. In closed form, θ solves the normal equations
 * and σ² is the mean squared residual.
 */
final class MaximumLikelihood {

  static final int ORDER = 2;

  private MaximumLikelihood() {}

  static Observations observations() {
    return Observations.of(x -> 0.5 - x + 2 * x * x, 60, 0.25, 3);
  }

  /** −1/N log p(y | x, θ, σ), with σ = e^{logSigma} so that every number is allowed. */
  @Differentiable
  static double negativeLogLikelihood(
      double[] theta, double logSigma, @Constant double[] x, @Constant double[] y) {
    double sum = 0;
    for (int n = 0; n < y.length; n++) {
      double standardized = (y[n] - Polynomial.f(x[n], theta)) * Math.exp(-logSigma);
      sum += standardized * standardized / 2 + logSigma + Math.log(2 * Math.PI) / 2;
    }
    return sum / y.length;
  }

  /** θ and σ. */
  record Fit(double[] theta, double sigma) {}

  static Fit closedForm(Observations data) {
    double[] theta = Polynomial.normalEquations(data.x(), data.y(), ORDER);
    return new Fit(theta, Math.sqrt(2 * Polynomial.loss(theta, data.x(), data.y())));
  }

  /** Newton's method; a step that would not lower the function is halved. */
  static Fit newton(Observations data, Report report) {
    double[] p = new double[ORDER + 2];
    for (int k = 0; k < 50; k++) {
      var h = negativeLogLikelihoodHessian(theta(p), p[ORDER + 1], data.x(), data.y());
      Tensor gradient = Tensor.vector(h.gradient());
      report.line(
          "  step %2d  −log p / N = %.9f  |gradient| = %.2e", k, h.value(), gradient.norm());
      if (gradient.norm() < 1e-8) {
        break;
      }
      Tensor step = Tensor.matrix(h.hessian()).solve(gradient);
      double length = step.dot(gradient) > 0 ? 1 : -1;
      Tensor next = Tensor.vector(p).minus(step.times(length));
      while (value(next.toArray(), data) > h.value() && Math.abs(length) > 1e-9) {
        length /= 2;
        next = Tensor.vector(p).minus(step.times(length));
      }
      p = next.toArray();
    }
    return new Fit(theta(p), Math.exp(p[ORDER + 1]));
  }

  private static double[] theta(double[] p) {
    return Arrays.copyOf(p, ORDER + 1);
  }

  private static double value(double[] p, Observations data) {
    return negativeLogLikelihood(theta(p), p[ORDER + 1], data.x(), data.y());
  }

  public static void main(String[] args) {
    Learning.tell(args, MaximumLikelihood::tell);
  }

  static void tell(Report report) {
    Observations data = observations();
    report.title("Maximum likelihood: y = 0.5 − x + 2x² + ε, ε ~ 𝒩(0, 0.25²)");
    Fit fit = newton(data, report);
    print(report, "Newton      ", fit);
    print(report, "closed form ", closedForm(data));

    double[] grid = Observations.grid();
    double[] mean = Polynomial.f(grid, fit.theta);
    report.plot(
        new Plot("Maximum likelihood", "x", "y")
            .points("observations", data.x(), data.y())
            .curve("f(x, θ)", grid, mean)
            .curve("f + 2σ", grid, shifted(mean, 2 * fit.sigma))
            .curve("f − 2σ", grid, shifted(mean, -2 * fit.sigma)),
        "maximum-likelihood");
  }

  private static void print(Report report, String name, Fit fit) {
    double[] theta = fit.theta;
    report.line(
        "  %s θ = (%.6f, %.6f, %.6f)  σ = %.6f", name, theta[0], theta[1], theta[2], fit.sigma);
  }

  private static double[] shifted(double[] y, double by) {
    return Arrays.stream(y).map(element -> element + by).toArray();
  }
}
