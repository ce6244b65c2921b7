package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.LinearizationGradients.*;

import dev.fluxion.Differentiable;

/**
 * f(x) ≈ f(x₀) + ∇f(x₀)(x − x₀), and how the error grows with the distance ("Vector Calculus 2 of
 * 2", equation 53).
 */
final class Linearization {

  private Linearization() {}

  @Differentiable
  static double f(double[] x) {
    return x[0] * x[0] + 2 * x[0] * x[1] + x[1] * x[1] * x[1];
  }

  /** f(x₀) + ∇f(x₀) δ, in one forward sweep. */
  static double linearized(double[] x0, double[] delta) {
    var f = fJvp(x0, delta);
    return f.value() + f.tangent();
  }

  public static void main(String[] args) {
    Blackboard.show(Linearization::show);
  }

  static void show(Blackboard board) {
    double[] x0 = {1, 2};
    board.title("Linearization of f(x, y) = x² + 2xy + y³ around (1, 2)");
    board.write("f(x₀)", f(x0));
    board.write("∇f(x₀) = [2x + 2y  2x + 3y²]", fGradient(x0).x());
    for (double h = 0.001; h < 2; h *= 10) {
      double exact = f(new double[] {x0[0] + h, x0[1] + h});
      double error = exact - linearized(x0, new double[] {h, h});
      board.write("x − x₀ = (h, h), h = " + Blackboard.text(h) + ": error", error);
    }
    board.say("  ten times the distance, a hundred times the error (and soon more)");
  }
}
