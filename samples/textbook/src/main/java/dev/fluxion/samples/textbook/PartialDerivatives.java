package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.PartialDerivativesGradients.*;

import dev.fluxion.Differentiable;

/** The gradient collects all partial derivatives (Deisenroth, "Multivariate Differentiation"). */
final class PartialDerivatives {

  private PartialDerivatives() {}

  @Differentiable
  static double beginner(double x1, double x2) {
    return x1 * x1 * x2 + x1 * x2 * x2 * x2;
  }

  @Differentiable
  static double advanced(double x1, double x2) {
    double root = x1 + 2 * x2 * x2 * x2;
    return root * root;
  }

  public static void main(String[] args) {
    Blackboard.show(PartialDerivatives::show);
  }

  static void show(Blackboard board) {
    board.title("Partial derivatives, at (x₁, x₂) = (1, 2)");
    board.say("f(x₁, x₂) = x₁²x₂ + x₁x₂³");
    board.write("df/dx = [2x₁x₂ + x₂³  x₁² + 3x₁x₂²]", beginnerGradient(1, 2).toArray());
    board.say("f(x₁, x₂) = (x₁ + 2x₂³)²");
    board.write("df/dx = [2(x₁ + 2x₂³)  12(x₁ + 2x₂³)x₂²]", advancedGradient(1, 2).toArray());
  }
}
