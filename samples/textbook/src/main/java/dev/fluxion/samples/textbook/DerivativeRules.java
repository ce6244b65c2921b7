package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.DerivativeRulesGradients.*;

import dev.fluxion.Differentiable;

/**
 * Sum, product, chain and quotient rule (Deisenroth; 70015, lecture 1.2), for f = sin and g = exp.
 */
final class DerivativeRules {

  private DerivativeRules() {}

  @Differentiable
  static double f(double x) {
    return Math.sin(x);
  }

  @Differentiable
  static double g(double x) {
    return Math.exp(x);
  }

  @Differentiable
  static double sum(double x) {
    return f(x) + g(x);
  }

  @Differentiable
  static double product(double x) {
    return f(x) * g(x);
  }

  /** (g ∘ f)(x). */
  @Differentiable
  static double chain(double x) {
    return g(f(x));
  }

  @Differentiable
  static double quotient(double x) {
    return f(x) / g(x);
  }

  public static void main(String[] args) {
    Blackboard.show(DerivativeRules::show);
  }

  static void show(Blackboard board) {
    double x = 0.5;
    double f = f(x);
    double g = g(x);
    double df = fGradient(x).x();
    double dg = gGradient(x).x();

    board.title("The four rules, for f = sin and g = exp at x = 0.5");
    board.write("(f + g)'", sumGradient(x).x());
    board.write("f' + g'", df + dg);
    board.write("(f g)'", productGradient(x).x());
    board.write("f' g + f g'", df * g + f * dg);
    board.write("(g ∘ f)'", chainGradient(x).x());
    board.write("g'(f) f'", gGradient(f).x() * df);
    board.write("(f / g)'", quotientGradient(x).x());
    board.write("(f' g − f g') / g²", (df * g - f * dg) / (g * g));
  }
}
