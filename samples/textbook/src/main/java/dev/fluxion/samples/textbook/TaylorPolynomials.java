package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.TaylorPolynomialsGradients.*;

import dev.fluxion.Differentiable;

/**
 * T_n(x) = Σ f⁽ᵏ⁾(x₀)/k! (x − x₀)ᵏ ("Vector Calculus 2 of 2", equations 12 and 13): a polynomial is
 * found whole, the Maclaurin series of sin x + cos x term by term.
 */
final class TaylorPolynomials {

  private TaylorPolynomials() {}

  @Differentiable
  static double polynomial(double x) {
    return x * x * x * x;
  }

  @Differentiable
  static double f(double x) {
    return Math.sin(x) + Math.cos(x);
  }

  /** T_n(x₀ + δ) from the coefficients f⁽ᵏ⁾(x₀)/k!. */
  static double evaluate(double[] coefficients, double delta) {
    double sum = 0;
    for (int k = coefficients.length - 1; k >= 0; k--) {
      sum = sum * delta + coefficients[k];
    }
    return sum;
  }

  public static void main(String[] args) {
    Blackboard.show(TaylorPolynomials::show);
  }

  static void show(Blackboard board) {
    board.title("Taylor polynomials");
    board.say("f(x) = x⁴ around x₀ = 1: 1 + 4δ + 6δ² + 4δ³ + δ⁴");
    board.write("f⁽ᵏ⁾(x₀)/k!, k = 0…6", polynomialTaylor(1, 1, 6));

    board.say("f(x) = sin x + cos x around x₀ = 0: 1 + x − x²/2! − x³/3! + x⁴/4! + …");
    board.write("f⁽ᵏ⁾(0)/k!, k = 0…5", fTaylor(0, 1, 5));
    for (double x = 0.5; x <= 4; x *= 2) {
      for (int n = 1; n <= 9; n += 4) {
        double error = evaluate(fTaylor(0, 1, n), x) - f(x);
        board.write("x = " + Blackboard.text(x) + ", n = " + n + ": T_n(x) − f(x)", error);
      }
    }
  }
}
