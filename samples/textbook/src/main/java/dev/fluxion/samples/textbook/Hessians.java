package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.HessiansGradients.*;
import static dev.fluxion.samples.textbook.LinearAlgebra.dot;

import dev.fluxion.Differentiable;

/**
 * The second directional derivative vᵀHv, and what the Hessian's definiteness says about a point
 * without slope (70015, lecture 1.5; "Vector Calculus 2 of 2", equations 51 and 52).
 *
 * <p>Two slips in the notes: in the second line of the derivation the outer derivative is by θ_i,
 * not by θ_j; and a minimum is where vᵀHv > 0 for every v ≠ 0: with vᵀHv ≥ 0 alone, as printed, the
 * point may lie in a level valley.
 */
final class Hessians {

  private Hessians() {}

  @Differentiable
  static double f(double x, double y) {
    return x * x * y + x * y * y * y;
  }

  /** Definite: a minimum. */
  @Differentiable
  static double bowl(double x, double y) {
    return x * x + x * y + y * y;
  }

  @Differentiable
  static double dome(double x, double y) {
    return -bowl(x, y);
  }

  @Differentiable
  static double saddle(double x, double y) {
    return x * x + 4 * x * y + y * y;
  }

  /** vᵀHv ≥ 0 for all v, and yet no strict minimum: level along (1, 1). */
  @Differentiable
  static double valley(double x, double y) {
    return (x - y) * (x - y);
  }

  /** ∇_v[df/dθ v] = vᵀHv from one Hessian-vector product. */
  static double secondDirectional(double x, double y, double[] v) {
    return dot(fHvp(x, y, v[0], v[1]).product().toArray(), v);
  }

  /** Both eigenvalues of a symmetric 2×2 matrix, the smaller one first. */
  static double[] eigenvalues(double[][] H) {
    double mean = (H[0][0] + H[1][1]) / 2;
    double radius = Math.hypot((H[0][0] - H[1][1]) / 2, H[0][1]);
    return new double[] {mean - radius, mean + radius};
  }

  static String kind(double[][] H) {
    double[] eigenvalues = eigenvalues(H);
    if (eigenvalues[0] > 0) {
      return "positive definite: a minimum";
    }
    if (eigenvalues[1] < 0) {
      return "negative definite: a maximum";
    }
    return eigenvalues[0] < 0 && eigenvalues[1] > 0
        ? "indefinite: a saddle"
        : "semidefinite: cannot tell";
  }

  public static void main(String[] args) {
    Blackboard.show(Hessians::show);
  }

  static void show(Blackboard board) {
    double[] v = {1, -2};
    board.title("Hessians");
    board.say("f(x, y) = x²y + xy³, at (1, 2)");
    board.write("H = [2y  2x + 3y²; 2x + 3y²  6xy]", fHessian(1, 2).hessian());
    board.write("v", v);
    board.write("Hv", fHvp(1, 2, v[0], v[1]).product().toArray());
    board.write("vᵀHv", secondDirectional(1, 2, v));

    showKind(board, "x² + xy + y²", bowlHessian(0, 0).hessian());
    showKind(board, "−x² − xy − y²", domeHessian(0, 0).hessian());
    showKind(board, "x² + 4xy + y²", saddleHessian(0, 0).hessian());
    showKind(board, "(x − y)²", valleyHessian(0, 0).hessian());
  }

  private static void showKind(Blackboard board, String formula, double[][] H) {
    board.say(formula + " at (0, 0), " + kind(H));
    board.write("H", H);
    board.write("eigenvalues", eigenvalues(H));
  }
}
