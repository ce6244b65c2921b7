package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.ChainOfJacobiansGradients.*;
import static dev.fluxion.samples.textbook.LinearAlgebra.times;

import dev.fluxion.Differentiable;

/**
 * ∂(f ∘ g)/∂x, by substitution and as a product of Jacobians (Whitehill, "Chain rule of
 * multivariate calculus: example"), and a product of three, bracketed in both ways ("Vector
 * Calculus 2 of 2", equations 27–29).
 */
final class ChainOfJacobians {

  private ChainOfJacobians() {}

  @Differentiable
  static double[] f(double[] x) {
    return new double[] {x[0] - 2 * x[1] + x[2] / 4};
  }

  @Differentiable
  static double[] g(double[] x) {
    return new double[] {x[0] + 2 * x[1], x[1], -x[0] + 3};
  }

  /** ¾(x₁ + 1): g put into f and simplified. */
  @Differentiable
  static double[] substituted(double[] x) {
    return new double[] {0.75 * (x[0] + 1)};
  }

  /** f ∘ g as it stands. */
  @Differentiable
  static double[] fAfterG(double[] x) {
    return f(g(x));
  }

  /** A third function, for a deeper composition. */
  @Differentiable
  static double[] h(double[] x) {
    return new double[] {Math.exp(x[0]), x[0] * x[1]};
  }

  @Differentiable
  static double[] fAfterGAfterH(double[] x) {
    return f(g(h(x)));
  }

  public static void main(String[] args) {
    Blackboard.show(ChainOfJacobians::show);
  }

  static void show(Blackboard board) {
    double[] x = {2, -1};
    double[][] df = fJacobian(g(x)).jacobian();
    double[][] dg = gJacobian(x).jacobian();

    board.title("Chain rule: f(x) = x₁ − 2x₂ + x₃/4, g(x) = [x₁ + 2x₂, x₂, −x₁ + 3]");
    board.write("by substitution, ∂(f ∘ g)/∂x", substitutedJacobian(x).jacobian());
    board.write("∂f/∂g", df);
    board.write("∂g/∂x", dg);
    board.write("by the chain rule, ∂(f ∘ g)/∂x = ∂f/∂g ∂g/∂x", times(df, dg));
    board.write("by Fluxion, ∂(f ∘ g)/∂x", fAfterGJacobian(x).jacobian());

    board.say("deeper: h(x) = [exp x₁, x₁x₂]");
    df = fJacobian(g(h(x))).jacobian();
    dg = gJacobian(h(x)).jacobian();
    double[][] dh = hJacobian(x).jacobian();
    board.write("reverse mode, (∂f/∂g ∂g/∂h) ∂h/∂x", times(times(df, dg), dh));
    board.write("forward mode, ∂f/∂g (∂g/∂h ∂h/∂x)", times(df, times(dg, dh)));
    board.write("by Fluxion, ∂(f ∘ g ∘ h)/∂x", fAfterGAfterHJacobian(x).jacobian());
  }
}
