package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.LayoutsGradients.*;
import static dev.fluxion.samples.textbook.LinearAlgebra.transposed;

import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;
import java.util.Arrays;

/**
 * Numerator layout (outputs × inputs, as Fluxion's Jacobians have it) and denominator layout
 * (inputs × outputs), for all shapes of input and output (Virtue, "Calculus with Linear Algebra";
 * Whitehill, "Jacobian versus gradient").
 */
final class Layouts {

  private Layouts() {}

  /** Vector in, vector out: ℝ² → ℝ³. */
  @Differentiable
  static double[] vectorToVector(double[] x) {
    return new double[] {x[0] * x[1], x[0] + x[1], x[1] * x[1]};
  }

  /** Vector in, scalar out. */
  @Differentiable
  static double vectorToScalar(double[] x) {
    return x[0] * x[0] * x[1];
  }

  /** Scalar in, vector out. */
  @Differentiable
  static double[] scalarToVector(double x) {
    return new double[] {x, x * x, x * x * x};
  }

  /** Matrix in, scalar out: the sum of the squares. */
  @Differentiable
  static double matrixToScalar(double[][] X) {
    double sum = 0;
    for (double[] row : X) {
      for (double element : row) {
        sum += element * element;
      }
    }
    return sum;
  }

  /** Matrix in, matrix out: XᵀX, from ℝ^{2×3} to ℝ^{3×3}. */
  @Differentiable
  static Tensor matrixToMatrix(Tensor X) {
    return X.transpose().matmul(X);
  }

  public static void main(String[] args) {
    Blackboard.show(Layouts::show);
  }

  static void show(Blackboard board) {
    double[] x = {2, 3};
    board.title("Numerator and denominator layout");
    board.say("vector in, vector out: y = [x₁x₂, x₁ + x₂, x₂²] at (2, 3)");
    double[][] jacobian = vectorToVectorJacobian(x).jacobian();
    board.write("numerator layout, ∂y/∂x ∈ ℝ^{3×2}", jacobian);
    board.write("denominator layout, ∂y/∂x ∈ ℝ^{2×3}", transposed(jacobian));
    board.say("vector in, scalar out: y = x₁²x₂ at (2, 3)");
    double[][] row = {vectorToScalarGradient(x).x()};
    board.write("numerator layout, ∂y/∂x ∈ ℝ^{1×2}", row);
    board.write("gradient = its transpose, ∇f ∈ ℝ^{2×1}", transposed(row));
    board.say("scalar in, vector out: y = [x, x², x³] at 2");
    board.write("numerator layout, ∂y/∂x ∈ ℝ^{3×1}", scalarToVectorJacobian(2).jacobian());
    board.say("matrix in, scalar out: y = Σ X_ij²");
    double[][] X = {{1, 2, 3}, {4, 5, 6}};
    board.write("∂y/∂X has the shape of X", matrixToScalarGradient(X).X());
    Tensor bag = matrixToMatrixJacobian(Tensor.matrix(X)).jacobian();
    board.say("matrix in, matrix out: Y = XᵀX, a bag of " + bag.size() + " derivatives");
    board.say("  ∂Y/∂X has the shape " + Arrays.toString(bag.shape()));
    double[] dY12 = {bag.get(0, 1, 0, 0), bag.get(0, 1, 0, 1), bag.get(0, 1, 0, 2)};
    board.write("∂Y₁₂/∂X₁: = [X₁₂  X₁₁  0]", dY12);
  }
}
