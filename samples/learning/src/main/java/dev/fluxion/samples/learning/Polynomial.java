package dev.fluxion.samples.learning;

import static dev.fluxion.samples.learning.PolynomialGradients.lossGradient;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

/** f(x, θ) = θ₀ + θ₁x + … + θ_M x^M, and how it is fitted to observations. */
final class Polynomial {

  private Polynomial() {}

  @Differentiable
  static double f(double x, double[] theta) {
    double sum = 0;
    for (int i = theta.length - 1; i >= 0; i--) {
      sum = sum * x + theta[i];
    }
    return sum;
  }

  static double[] f(double[] x, double[] theta) {
    double[] y = new double[x.length];
    for (int n = 0; n < x.length; n++) {
      y[n] = f(x[n], theta);
    }
    return y;
  }

  /** 1/2N Σ (y_n − f(x_n, θ))². */
  @Differentiable
  static double loss(double[] theta, @Constant double[] x, @Constant double[] y) {
    double sum = 0;
    for (int n = 0; n < y.length; n++) {
      double e = y[n] - f(x[n], theta);
      sum += e * e;
    }
    return sum / (2 * y.length);
  }

  /** Where the gradient −(y − Φθ)ᵀΦ vanishes: ΦᵀΦθ = Φᵀy. */
  static double[] normalEquations(double[] x, double[] y, int order) {
    double[][] rows = new double[x.length][order + 1];
    for (int n = 0; n < x.length; n++) {
      for (int i = 0; i <= order; i++) {
        rows[n][i] = Math.pow(x[n], i);
      }
    }
    Tensor phi = Tensor.matrix(rows);
    Tensor right = phi.transpose().matmul(Tensor.vector(y));
    return phi.transpose().matmul(phi).solve(right).toArray();
  }

  /** A fit, and the loss before each step towards it. */
  record Descent(double[] theta, double[] losses) {}

  /** θ ← θ − ε dL/dθ, from θ = 0. */
  static Descent descend(double[] x, double[] y, int order, double rate, int steps) {
    double[] theta = new double[order + 1];
    double[] losses = new double[steps];
    for (int k = 0; k < steps; k++) {
      var loss = lossGradient(theta, x, y);
      losses[k] = loss.value();
      for (int i = 0; i < theta.length; i++) {
        theta[i] -= rate * loss.theta()[i];
      }
    }
    return new Descent(theta, losses);
  }
}
