package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.ScalarChainRuleGradients.*;

import dev.fluxion.Differentiable;

/** (g ∘ f)'(x) = g'(f(x)) f'(x) (Deisenroth, "Example: Scalar Chain Rule"). */
final class ScalarChainRule {

  private ScalarChainRule() {}

  @Differentiable
  static double f(double x) {
    return -2 * x + 5;
  }

  @Differentiable
  static double g(double z) {
    return 6 * z + 3;
  }

  /** The beginner's example. */
  @Differentiable
  static double gAfterF(double x) {
    return g(f(x));
  }

  /** The advanced example: g(z) = tanh z with z = f(x) = xⁿ. */
  @Differentiable
  static double tanhAfterPower(double x, int n) {
    return Math.tanh(Math.pow(x, n));
  }

  public static void main(String[] args) {
    Blackboard.show(ScalarChainRule::show);
  }

  static void show(Blackboard board) {
    double x = 0.7;
    board.title("Scalar chain rule");
    board.say("g(z) = 6z + 3, z = f(x) = −2x + 5");
    board.write("dg/df", gGradient(f(x)).z());
    board.write("df/dx", fGradient(x).x());
    board.write("(g ∘ f)'(x) = (6)(−2)", gAfterFGradient(x).x());
    board.say("g(z) = tanh z, z = f(x) = xⁿ, for n = 3 at x = 0.7");
    board.write("(g ∘ f)'(x) = (1 − tanh²(xⁿ)) n xⁿ⁻¹", tanhAfterPowerGradient(x, 3).x());
  }
}
