package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.DirectionalDerivativesGradients.*;
import static dev.fluxion.samples.textbook.LinearAlgebra.dot;

import dev.fluxion.Differentiable;

/** ∇_v L(θ) = dL/dθ v, and the direction of steepest ascent (70015, lecture 1.3). */
final class DirectionalDerivatives {

  private DirectionalDerivatives() {}

  @Differentiable
  static double L(double[] theta) {
    double theta1 = theta[0];
    double theta2 = theta[1];
    return theta1 * theta1 * theta2 + theta1 * theta2 * theta2 * theta2;
  }

  /** ∇_v L(θ), in one forward sweep. */
  static double directional(double[] theta, double[] v) {
    return LJvp(theta, v).tangent();
  }

  /** The unit vector at the angle β to the gradient. */
  static double[] atAngle(double[] gradient, double beta) {
    double angle = Math.atan2(gradient[1], gradient[0]) + beta;
    return new double[] {Math.cos(angle), Math.sin(angle)};
  }

  public static void main(String[] args) {
    Blackboard.show(DirectionalDerivatives::show);
  }

  static void show(Blackboard board) {
    double[] theta = {1, 2};
    double[] v = {0.6, 0.8};
    double[] gradient = LGradient(theta).theta();

    board.title("Directional derivatives of L(θ) = θ₁²θ₂ + θ₁θ₂³, at (1, 2)");
    board.write("dL/dθ", gradient);
    board.write("v", v);
    board.write("∇_v L = ∂L/∂θ₁ v₁ + ∂L/∂θ₂ v₂", dot(gradient, v));
    board.write("by Fluxion, ∇_v L", directional(theta, v));

    board.say("|v| = 1 at the angle β to the gradient: ∇_v L = |dL/dθ| cos β");
    board.write("|dL/dθ|", Math.sqrt(dot(gradient, gradient)));
    for (int degrees = 0; degrees <= 180; degrees += 45) {
      double[] direction = atAngle(gradient, Math.toRadians(degrees));
      board.write("β = " + degrees + "°: ∇_v L", directional(theta, direction));
    }
    board.say("  steepest along the gradient, level across it, steepest down against it");
  }
}
