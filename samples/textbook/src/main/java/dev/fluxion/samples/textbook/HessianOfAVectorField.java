package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.HessianOfAVectorFieldGradients.fHessian;

import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

/**
 * If f: ℝⁿ → ℝᵐ is a vector field, its Hessian is an (m × n × n)-tensor ("Vector Calculus 2 of 2",
 * "Hessian"). The slide leaves f open; this one maps ℝ² to ℝ³.
 */
final class HessianOfAVectorField {

  private HessianOfAVectorField() {}

  @Differentiable
  static double[] f(double[] x) {
    return new double[] {x[0] * x[0] * x[1], Math.sin(x[0]) + x[1] * x[1], Math.exp(x[0] * x[1])};
  }

  public static void main(String[] args) {
    Blackboard.show(HessianOfAVectorField::show);
  }

  static void show(Blackboard board) {
    Tensor H = fHessian(new double[] {1, 2});
    board.title("Hessian of f(x) = [x₁²x₂, sin x₁ + x₂², exp(x₁x₂)] at (1, 2)");
    board.write("H[1] = [2x₂ 2x₁; 2x₁ 0]", H.row(0));
    board.write("H[2] = [−sin x₁ 0; 0 2]", H.row(1));
    board.write("H[3] = e^{x₁x₂} [x₂² 1 + x₁x₂; 1 + x₁x₂ x₁²]", H.row(2));
    board.write("H ∈ ℝ^{3×2×2}", H);
  }
}
