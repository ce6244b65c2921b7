package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.LinearAlgebra.*;
import static dev.fluxion.samples.textbook.MetricTensorGradients.*;

import dev.fluxion.Differentiable;

/**
 * ‖y‖² = xᵀJᵀJx: JᵀJ measures lengths; for a network it is the Fisher information matrix ("Vector
 * Calculus 2 of 2", the slides before its title).
 *
 * <p>The slide prints the outer product of the gradient with itself as a 2×4 matrix. It is the 2×2
 * matrix of the products dy/dx_i dy/dx_j; and the rule beside it is (xy)ᵀ = yᵀxᵀ.
 */
final class MetricTensor {

  private MetricTensor() {}

  /** y = ½x₁ + ½x₂. */
  @Differentiable
  static double[] mean(double[] x) {
    return new double[] {0.5 * x[0] + 0.5 * x[1]};
  }

  /** A small network: w₂ tanh(w₁x + b₁) + b₂, with θ = (w₁, b₁, w₂, b₂). */
  @Differentiable(wrt = "theta")
  static double[] network(double[] theta, double[] x) {
    double[] y = new double[x.length];
    for (int n = 0; n < x.length; n++) {
      y[n] = theta[2] * Math.tanh(theta[0] * x[n] + theta[1]) + theta[3];
    }
    return y;
  }

  /** −log p(y | x, θ) for y ~ 𝒩(network(x), I), but for a constant. */
  @Differentiable(wrt = "theta")
  static double negativeLogLikelihood(double[] theta, double[] x, double[] y) {
    double sum = 0;
    double[] f = network(theta, x);
    for (int n = 0; n < y.length; n++) {
      sum += (y[n] - f[n]) * (y[n] - f[n]) / 2;
    }
    return sum;
  }

  /** JᵀJ. */
  static double[][] metric(double[][] J) {
    return times(transposed(J), J);
  }

  public static void main(String[] args) {
    Blackboard.show(MetricTensor::show);
  }

  static void show(Blackboard board) {
    board.title("The metric JᵀJ");
    board.write("[1  1] [2; 2]", dot(new double[] {1, 1}, new double[] {2, 2}));
    double[] x = {1, 3};
    double[][] J = meanJacobian(x).jacobian();
    double[][] M = metric(J);
    board.say("y = ½x₁ + ½x₂, at (1, 3)");
    board.write("∇f", J);
    board.write("y = ∇f x", times(J, x));
    board.write("M = ∇fᵀ∇f", M);
    board.write("‖y‖² = xᵀMx", dot(x, times(M, x)));

    board.say("f(x; θ) = w₂ tanh(w₁x + b₁) + b₂, y ~ 𝒩(f(x; θ), I)");
    double[] theta = {0.8, -0.3, 1.5, 0.2};
    double[] inputs = {-1, 0.5, 2};
    double[][] F = metric(networkJacobian(theta, inputs).jacobian());
    board.write("Fisher information JᵀJ", F);
    double[] expected = network(theta, inputs);
    double[][] H = negativeLogLikelihoodHessian(theta, inputs, expected).hessian();
    board.write("E[−∂² log p/∂θ²]", H);
  }
}
