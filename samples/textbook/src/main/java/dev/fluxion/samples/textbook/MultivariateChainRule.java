package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MultivariateChainRuleGradients.*;

import dev.fluxion.Differentiable;

/**
 * A function of several functions of one variable: x₁² + 2x₂ along (sin t, cos t) (Deisenroth;
 * 70015, lecture 1.4), and exercises 2 and 3 of Virtue.
 *
 * <p>Exercise 3 is left open there. By the rule, dy/dx = z₂ cos x + z₁ 3x².
 */
final class MultivariateChainRule {

  private MultivariateChainRule() {}

  @Differentiable
  static double f(double[] x) {
    return x[0] * x[0] + 2 * x[1];
  }

  @Differentiable
  static double[] x(double t) {
    return new double[] {Math.sin(t), Math.cos(t)};
  }

  @Differentiable
  static double fAlongX(double t) {
    return f(x(t));
  }

  /** Exercise 2: z₁⁴e^{z₂} + 5z₁ + 7z₂ with z₁ = sin x, z₂ = x³. */
  @Differentiable
  static double exercise2(double x) {
    double z1 = Math.sin(x);
    double z2 = x * x * x;
    return Math.pow(z1, 4) * Math.exp(z2) + 5 * z1 + 7 * z2;
  }

  /** Exercise 3: z₁z₂ with z₁ = sin x, z₂ = x³. */
  @Differentiable
  static double exercise3(double x) {
    double z1 = Math.sin(x);
    double z2 = x * x * x;
    return z1 * z2;
  }

  public static void main(String[] args) {
    Blackboard.show(MultivariateChainRule::show);
  }

  static void show(Blackboard board) {
    double t = 0.6;
    board.title("Multivariate chain rule");
    board.say("f(x) = x₁² + 2x₂, x(t) = (sin t, cos t), at t = 0.6");
    board.write("df/dx = [2 sin t  2] ∈ ℝ^{1×2}", fGradient(x(t)).x());
    board.write("dx/dt = [cos t; −sin t] ∈ ℝ^{2×1}", xJacobian(t).jacobian());
    board.write("df/dt = 2 sin t (cos t − 1)", fAlongXGradient(t).t());

    double x = 0.8;
    board.say("z₁ = sin x, z₂ = x³, at x = 0.8");
    board.write(
        "d/dx (z₁⁴e^{z₂} + 5z₁ + 7z₂) = (4z₁³e^{z₂} + 5) cos x + (z₁⁴e^{z₂} + 7) 3x²",
        exercise2Gradient(x).x());
    board.write("d/dx (z₁z₂) = z₂ cos x + z₁ 3x²", exercise3Gradient(x).x());
  }
}
