package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.LagrangeMultipliersGradients.*;

import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

/**
 * min 2x + 9 subject to x² = 2, as the game L(x, λ) = 2x + 9 − λ(x² − 2) (Virtue, "Mini-max game").
 *
 * <p>The slides leave the exercise open. ∂L/∂x = 2 − 2λx and ∂L/∂λ = 2 − x² vanish at (√2, 1/√2)
 * and at (−√2, −1/√2). Team λ, who goes first, must choose λ < 0: else team x, who goes second,
 * answers with L → −∞. Then x = 1/λ is the best answer, and 9 + 1/λ + 2λ is largest at λ = −1/√2:
 * the game ends at x = −√2 with L = 9 − 2√2, the minimum sought. The other point is the maximum.
 */
final class LagrangeMultipliers {

  private LagrangeMultipliers() {}

  @Differentiable
  static double L(double x, double lambda) {
    return 2 * x + 9 - lambda * (x * x - 2);
  }

  /** A choice of both teams. */
  record Point(double x, double lambda) {}

  /**
   * Newton's method on ∇L = 0: a stationary point is a saddle of L, where descent would not end.
   */
  static Point stationary(Point start) {
    Point point = start;
    for (int k = 0; k < 50; k++) {
      var l = LHessian(point.x, point.lambda);
      Tensor gradient = Tensor.vector(l.gradient());
      if (gradient.norm() < 1e-13) {
        break;
      }
      Tensor step = Tensor.matrix(l.hessian()).solve(gradient);
      point = new Point(point.x - step.get(0), point.lambda - step.get(1));
    }
    return point;
  }

  public static void main(String[] args) {
    Blackboard.show(LagrangeMultipliers::show);
  }

  static void show(Blackboard board) {
    board.title("Mini-max game: L(x, λ) = 2x + 9 − λ(x² − 2)");
    showPoint(board, stationary(new Point(-1, -1)));
    showPoint(board, stationary(new Point(1, 1)));
  }

  private static void showPoint(Blackboard board, Point point) {
    double[][] H = LHessian(point.x, point.lambda).hessian();
    String answer = H[0][0] > 0 ? "x is the best answer: the minimum" : "x is the worst answer";
    board.say("Newton on ∇L = 0");
    board.write("x", point.x);
    board.write("λ", point.lambda);
    board.write("L", L(point.x, point.lambda));
    board.write("∇L", LGradient(point.x, point.lambda).toArray());
    board.write("∂²L/∂x² = −2λ, so " + answer, H[0][0]);
  }
}
