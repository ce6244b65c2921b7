package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.TwoViewsGradients.*;

import dev.fluxion.Differentiable;

/** The same function seen from different perspectives (Whitehill, "Jacobian matrices"). */
final class TwoViews {

  private TwoViews() {}

  @Differentiable(
      wrt = {"x", "y"},
      name = "fInX")
  @Differentiable(
      wrt = {"a", "b"},
      name = "fInW")
  static double f(double x, double y, double a, double b) {
    return 2 * a * x + b / y;
  }

  public static void main(String[] args) {
    Blackboard.show(TwoViews::show);
  }

  static void show(Blackboard board) {
    board.title("f(x; w) = f(x, y; a, b) = 2ax + b/y, at (5, 2; 3, 7)");
    board.write("∂f/∂x = [2a  −b/y²]", fInXGradient(5, 2, 3, 7).toArray());
    board.write("∂f/∂w = [2x  1/y]", fInWGradient(5, 2, 3, 7).toArray());
  }
}
