package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MatrixDerivativesGradients.*;

import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

/** df/dA ∈ ℝ^{M×(M×N)} for f = Ax (Deisenroth, "Derivatives with Respect to Matrices"). */
final class MatrixDerivatives {

  private MatrixDerivatives() {}

  @Differentiable(wrt = "A")
  static double[] f(double[][] A, double[] x) {
    return LinearAlgebra.times(A, x);
  }

  /** df/dA[i, j, k] = ∂f_i/∂A_jk. */
  static Tensor dfdA(double[][] A, double[] x) {
    return Tensor.matrix(fJacobian(A, x).jacobian()).reshape(A.length, A.length, x.length);
  }

  public static void main(String[] args) {
    Blackboard.show(MatrixDerivatives::show);
  }

  static void show(Blackboard board) {
    double[][] A = {{1, 2, 3}, {4, 5, 6}};
    double[] x = {7, 8, 9};
    Tensor dfdA = dfdA(A, x);

    board.title("f = Ax, A ∈ ℝ^{2×3}, x = (7, 8, 9)");
    board.write("∂f₁/∂A = [xᵀ; 0ᵀ]", dfdA.row(0));
    board.write("∂f₂/∂A = [0ᵀ; xᵀ]", dfdA.row(1));
    board.write("df/dA ∈ ℝ^{2×(2×3)}", dfdA);
  }
}
