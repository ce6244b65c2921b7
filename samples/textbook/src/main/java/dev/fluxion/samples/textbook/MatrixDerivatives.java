package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MatrixDerivativesGradients.*;

import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

/**
 * df/dA ∈ ℝ^{M×(M×N)} for f = Ax: df/dA[i, j, k] = ∂f_i/∂A_jk (Deisenroth, "Derivatives with
 * Respect to Matrices").
 */
final class MatrixDerivatives {

  private MatrixDerivatives() {}

  @Differentiable(wrt = "A")
  static Tensor f(Tensor A, Tensor x) {
    return A.matmul(x);
  }

  public static void main(String[] args) {
    Blackboard.show(MatrixDerivatives::show);
  }

  static void show(Blackboard board) {
    Tensor A = Tensor.matrix(new double[][] {{1, 2, 3}, {4, 5, 6}});
    Tensor x = Tensor.vector(7, 8, 9);
    Tensor dfdA = fJacobian(A, x).jacobian();

    board.title("f = Ax, A ∈ ℝ^{2×3}, x = (7, 8, 9)");
    board.write("∂f₁/∂A = [xᵀ; 0ᵀ]", dfdA.row(0));
    board.write("∂f₂/∂A = [0ᵀ; xᵀ]", dfdA.row(1));
    board.write("df/dA ∈ ℝ^{2×(2×3)}", dfdA);
  }
}
