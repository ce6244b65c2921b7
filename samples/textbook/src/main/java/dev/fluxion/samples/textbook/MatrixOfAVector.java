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
  static double[][] A(double[] x) {
    return new double[][] {
      {x[0], x[1] * x[2]},
      {x[0] * x[0], Math.sin(x[1])},
      {Math.exp(x[2]), x[0] * x[1]},
      {x[2], 1}
    };
  }

  /** The partial derivatives ∂A/∂x₁, ∂A/∂x₂, ∂A/∂x₃ ∈ ℝ^{4×2}, one behind the other. */
  static Tensor partialsCollated(double[] x) {
    return Tensor.stack(2, partial(x, 1, 0, 0), partial(x, 0, 1, 0), partial(x, 0, 0, 1));
  }

  private static Tensor partial(double[] x, double... direction) {
    return Tensor.matrix(AJvp(x, direction).tangent());
  }

  /** The Jacobian ∈ ℝ^{8×3} of A as a vector in ℝ⁸, shaped back. */
  static Tensor flattenedAndShapedBack(double[] x) {
    double[][] jacobian = AJacobian(x).jacobian();
    return Tensor.matrix(jacobian).reshape(4, 2, 3);
  }

  public static void main(String[] args) {
    Blackboard.show(MatrixOfAVector::show);
  }

  static void show(Blackboard board) {
    double[] x = {2, 0.5, 1};
    board.title("dA(x)/dx ∈ ℝ^{4×2×3}, at x = (2, 0.5, 1)");
    board.write("A = [x₁ x₂x₃; x₁² sin x₂; exp x₃ x₁x₂; x₃ 1]", A(x));
    board.write("∂A/∂x₁", partial(x, 1, 0, 0));
    board.write("∂A/∂x₂", partial(x, 0, 1, 0));
    board.write("∂A/∂x₃", partial(x, 0, 0, 1));
    board.write("collated, dA/dx", partialsCollated(x));
    board.write("by way of ℝ⁸, dA/dx", flattenedAndShapedBack(x));
  }
}
