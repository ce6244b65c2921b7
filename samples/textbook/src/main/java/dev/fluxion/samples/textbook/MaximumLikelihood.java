package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MaximumLikelihoodGradients.*;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/**
 * For y = f(x, θ) + ε, ε ~ 𝒩(0, I), the negative log-likelihood and the squared loss ½‖y − f‖²
 * have the same gradient, here for the polynomial f(x, θ) = Σ θ_i xⁱ (Deisenroth, "Training Neural
 * Networks as Maximum Likelihood Estimation", "Example: Linear Regression").
 *
 * <p>The slide's log p = −½‖y − f‖² leaves out the constant −½N ln 2π, which no gradient sees.
 */
final class MaximumLikelihood {

  private MaximumLikelihood() {}

  /** θ₀ + θ₁x + … + θ_M x^M. */
  static double f(double x, double[] theta) {
    double sum = 0;
    for (int i = theta.length - 1; i >= 0; i--) {
      sum = sum * x + theta[i];
    }
    return sum;
  }

  private static double density(double epsilon) {
    return Math.exp(-epsilon * epsilon / 2) / Math.sqrt(2 * Math.PI);
  }

  /** −log p(y | X, θ): the data are independent, so their densities multiply. */
  @Differentiable
  static double negativeLogLikelihood(double[] theta, @Constant double[] x, @Constant double[] y) {
    double product = 1;
    for (int n = 0; n < y.length; n++) {
      product *= density(y[n] - f(x[n], theta));
    }
    return -Math.log(product);
  }

  /** ½‖y − f‖². */
  @Differentiable
  static double L(double[] theta, @Constant double[] x, @Constant double[] y) {
    double sum = 0;
    for (int n = 0; n < y.length; n++) {
      double e = y[n] - f(x[n], theta);
      sum += e * e / 2;
    }
    return sum;
  }

  public static void main(String[] args) {
    Blackboard.show(MaximumLikelihood::show);
  }

  static void show(Blackboard board) {
    double[] x = {-1, 0, 0.5, 2};
    double[] y = {0.5, 1, 1.2, -0.3};
    double[] theta = {1, 0.5, -0.5, 0.1};
    var p = negativeLogLikelihoodGradient(theta, x, y);
    var L = LGradient(theta, x, y);
    board.title("Maximum likelihood: y = θ₀ + θ₁x + θ₂x² + θ₃x³ + ε, ε ~ 𝒩(0, 1)");
    board.write("−log p", p.value());
    board.write("½‖y − f‖² + ½N ln 2π", L.value() + y.length * Math.log(2 * Math.PI) / 2);
    board.write("∇ −log p", p.theta());
    board.write("∇ ½‖y − f‖² = −(y − f)ᵀΦ", L.theta());
  }
}
