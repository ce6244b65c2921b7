package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.JacobiansGradients.*;

import dev.fluxion.Differentiable;

/**
 * Rows are outputs, columns are inputs: f = Ax (Deisenroth; 70015, lecture 1.4), squares (Virtue,
 * exercise 1), and [2x₁ + x₂, πx₂, −x₁/x₂] (Whitehill, "Jacobian matrices").
 */
final class Jacobians {

  private Jacobians() {}

  @Differentiable(wrt = "x")
  static double[] linear(double[][] A, double[] x) {
    return LinearAlgebra.times(A, x);
  }

  @Differentiable
  static double[] squares(double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] * x[i];
    }
    return y;
  }

  @Differentiable
  static double[] f(double x1, double x2) {
    return new double[] {2 * x1 + x2, Math.PI * x2, -x1 / x2};
  }

  public static void main(String[] args) {
    Blackboard.show(Jacobians::show);
  }

  static void show(Blackboard board) {
    board.title("Jacobian matrices");
    board.say("f(x) = Ax");
    double[][] A = {{1, 2, 3}, {4, 5, 6}};
    board.write("df/dx = A", linearJacobian(A, new double[] {7, 3, 5}).jacobian());

    board.say("f squares every element");
    var y = squaresJacobian(new double[] {7, 3, 5});
    board.write("f(7, 3, 5)", y.value());
    board.write("∂y/∂x = diag(2x₁, 2x₂, 2x₃)", y.jacobian());

    board.say("f(x) = [2x₁ + x₂, πx₂, −x₁/x₂], at (3, 2)");
    board.write("∂f/∂x = [2  1; 0  π; −1/x₂  x₁/x₂²]", fJacobian(3, 2).jacobian());
  }
}
