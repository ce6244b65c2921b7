package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.FunctionsOfMatricesGradients.*;

import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

/**
 * d/dA ‖Ax − y‖² and d/dθ xᵀA(θ)x, the latter by way of vec A (70015, lecture 2).
 *
 * <p>Three slips in the notes: the sum of ‖Ax − y‖² misses its square (and sums over i twice); the
 * gradient of f: ℝ^{M×N} → ℝ^{P×Q} is in ℝ^{(P×Q)×(M×N)}, not in ℝ^{M×N}; and in the chain rule, A
 * is in ℝ^{N×M} and dA/dθ in ℝ^{(N×M)×L}.
 */
final class FunctionsOfMatrices {

  private FunctionsOfMatrices() {}

  /** ‖Ax − y‖². */
  @Differentiable(wrt = "A")
  static double squaredError(Tensor A, Tensor x, Tensor y) {
    return A.matmul(x).minus(y).square().sum();
  }

  /** xᵀAx. */
  @Differentiable(wrt = "A")
  static double quadraticForm(Tensor A, Tensor x) {
    return x.dot(A.matmul(x));
  }

  /** The notes leave A(θ) open; here it scales by θ₁ and turns by θ₂. */
  @Differentiable
  static Tensor A(Tensor theta) {
    double c = theta.get(0) * Math.cos(theta.get(1));
    double s = theta.get(0) * Math.sin(theta.get(1));
    return Tensor.matrix(new double[][] {{c, -s}, {s, c}});
  }

  @Differentiable
  static Tensor vecA(Tensor theta) {
    return A(theta).vec();
  }

  /** xᵀA(θ)x = θ₁ cos θ₂ ‖x‖². */
  @Differentiable(wrt = "theta")
  static double f(Tensor theta, Tensor x) {
    return quadraticForm(A(theta), x);
  }

  public static void main(String[] args) {
    Blackboard.show(FunctionsOfMatrices::show);
  }

  static void show(Blackboard board) {
    Tensor A = Tensor.matrix(new double[][] {{1, 2}, {3, 4}});
    Tensor x = Tensor.vector(2, -1);
    Tensor y = Tensor.vector(1, 1);
    board.title("Functions of matrices");
    board.write("d/dA ‖Ax − y‖² = 2(Ax − y)xᵀ", squaredErrorGradient(A, x, y).A());

    Tensor theta = Tensor.vector(2, 0.5);
    Tensor dfdA = quadraticFormGradient(A(theta), x).A();
    Tensor dvecA = vecAJacobian(theta).jacobian();
    board.say("f = xᵀA(θ)x, A(θ) = θ₁ [cos θ₂  −sin θ₂; sin θ₂  cos θ₂]");
    board.write("df/dA = x xᵀ", dfdA);
    board.write("dA/dθ ∈ ℝ^{(2×2)×2}", AJacobian(theta).jacobian());
    board.write("dvec A/dθ", dvecA);
    board.write("df/dθ = df/dvec A · dvec A/dθ", dfdA.vec().matmul(dvecA));
    board.write("by Fluxion, df/dθ = ‖x‖² [cos θ₂  −θ₁ sin θ₂]", fGradient(theta, x).theta());
  }
}
