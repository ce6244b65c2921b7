package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.FunctionsOfMatricesGradients.*;
import static dev.fluxion.samples.textbook.LinearAlgebra.*;

import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

/**
 * d/dA ‖Ax − y‖² and d/dθ xᵀA(θ)x, the latter by way of vec A (70015, lecture 2).
 *
 * <p>Three slips in the notes: the sum of ‖Ax − y‖² misses its square (and sums over i twice); the
 * gradient of f: ℝ^{M×N} → ℝ^{P×Q} has P·Q·M·N elements, not M·N; and in the chain rule A is in
 * ℝ^{N×M}, with dA/dθ ∈ ℝ^{(N×M)×L}.
 */
final class FunctionsOfMatrices {

  private FunctionsOfMatrices() {}

  /** ‖Ax − y‖². */
  @Differentiable(wrt = "A")
  static double squaredError(double[][] A, double[] x, double[] y) {
    return squaredNorm(minus(times(A, x), y));
  }

  /** xᵀAx. */
  @Differentiable(wrt = "A")
  static double quadraticForm(double[][] A, double[] x) {
    return dot(x, times(A, x));
  }

  /** The notes leave A(θ) open; here it scales by θ₁ and turns by θ₂. */
  @Differentiable
  static double[][] A(double[] theta) {
    double c = theta[0] * Math.cos(theta[1]);
    double s = theta[0] * Math.sin(theta[1]);
    return new double[][] {{c, -s}, {s, c}};
  }

  /** xᵀA(θ)x = θ₁ cos θ₂ ‖x‖². */
  @Differentiable(wrt = "theta")
  static double f(double[] theta, double[] x) {
    return quadraticForm(A(theta), x);
  }

  public static void main(String[] args) {
    Blackboard.show(FunctionsOfMatrices::show);
  }

  static void show(Blackboard board) {
    double[][] A = {{1, 2}, {3, 4}};
    double[] x = {2, -1};
    double[] y = {1, 1};
    board.title("Functions of matrices");
    board.write("d/dA ‖Ax − y‖² = 2(Ax − y)xᵀ", squaredErrorGradient(A, x, y).A());

    double[] theta = {2, 0.5};
    double[][] dfdA = quadraticFormGradient(A(theta), x).A();
    double[][] dAdtheta = AJacobian(theta).jacobian();
    double[] vec = Tensor.matrix(dfdA).reshape(4).toArray();
    board.say("f = xᵀA(θ)x, A(θ) = θ₁ [cos θ₂  −sin θ₂; sin θ₂  cos θ₂]");
    board.write("df/dA = x xᵀ", dfdA);
    board.write("dvec A/dθ", dAdtheta);
    board.write("df/dθ = df/dvec A · dvec A/dθ", times(new double[][] {vec}, dAdtheta));
    board.write("by Fluxion, df/dθ = ‖x‖² [cos θ₂  −θ₁ sin θ₂]", fGradient(theta, x).theta());
  }
}
