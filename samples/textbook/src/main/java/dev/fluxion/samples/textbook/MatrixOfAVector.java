package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MatrixOfAVectorGradients.*;

import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

/**
 * dA(x)/dx ∈ ℝ^{4×2×3} for A ∈ ℝ^{4×2}, x ∈ ℝ³, in two equivalent ways (Deisenroth, "Gradient
 * Computation: Two Alternatives"). The slides leave A open; this one has simple derivatives.
 */
final class MatrixOfAVector {

  private MatrixOfAVector() {}

  @Differentiable
  static Tensor A(Tensor x) {
    double x1 = x.get(0);
    double x2 = x.get(1);
    double x3 = x.get(2);
    double[][] rows = {{x1, x2 * x3}, {x1 * x1, Math.sin(x2)}, {Math.exp(x3), x1 * x2}, {x3, 1}};
    return Tensor.matrix(rows);
  }

  /** A as a vector in ℝ⁸. */
  @Differentiable
  static Tensor flattened(Tensor x) {
    return A(x).reshape(8);
  }

  /** ∂A/∂x_k ∈ ℝ^{4×2}, for k = 1, 2, 3. */
  static Tensor partial(Tensor x, int k) {
    return AJvp(x, Tensor.identity(3).row(k - 1)).tangent();
  }

  /** The three partial derivatives, one behind the other. */
  static Tensor collated(Tensor x) {
    return Tensor.stack(2, partial(x, 1), partial(x, 2), partial(x, 3));
  }

  /** The Jacobian ∈ ℝ^{8×3} of A as a vector, shaped back. */
  static Tensor shapedBack(Tensor x) {
    return flattenedJacobian(x).jacobian().reshape(4, 2, 3);
  }

  public static void main(String[] args) {
    Blackboard.show(MatrixOfAVector::show);
  }

  static void show(Blackboard board) {
    Tensor x = Tensor.vector(2, 0.5, 1);
    board.title("dA(x)/dx ∈ ℝ^{4×2×3}, at x = (2, 0.5, 1)");
    board.write("A = [x₁ x₂x₃; x₁² sin x₂; exp x₃ x₁x₂; x₃ 1]", A(x));
    board.write("∂A/∂x₁", partial(x, 1));
    board.write("∂A/∂x₂", partial(x, 2));
    board.write("∂A/∂x₃", partial(x, 3));
    board.write("collated, dA/dx", collated(x));
    board.write("as a vector, dA/dx ∈ ℝ^{8×3}", flattenedJacobian(x).jacobian());
    board.write("shaped back, dA/dx", shapedBack(x));
    board.write("by Fluxion, dA/dx", AJacobian(x).jacobian());
  }
}
