package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MultivariateTaylorGradients.*;

import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

/**
 * f(x) = Σ Dᵏf(x₀) δᵏ / k! with the terms k = 0…3 written out ("Vector Calculus 2 of 2", equations
 * 54 to 61), for the homework: f(x, y) = x² + 2xy + y³ around (1, 2) (Deisenroth's book, example
 * 5.15).
 */
final class MultivariateTaylor {

  private MultivariateTaylor() {}

  @Differentiable
  static double f(double[] x) {
    return x[0] * x[0] + 2 * x[0] * x[1] + x[1] * x[1] * x[1];
  }

  /** Dᵏf(x₀) δᵏ: every index of the tensor Dᵏf(x₀) ∈ ℝ^{D×…×D} summed over δ. */
  static double term(double[] x0, double[] delta, int k) {
    Tensor sum = fDerivative(x0, k);
    while (sum.rank() > 0) {
      sum = sum.times(Tensor.vector(delta)).sum(sum.rank() - 1);
    }
    return sum.item();
  }

  /** All of them from one sweep: k! times the coefficients of t ↦ f(x₀ + tδ). */
  static double[] terms(double[] x0, double[] delta, int n) {
    double[] terms = fTaylor(x0, delta, n);
    double factorial = 1;
    for (int k = 1; k <= n; k++) {
      factorial *= k;
      terms[k] *= factorial;
    }
    return terms;
  }

  public static void main(String[] args) {
    Blackboard.show(MultivariateTaylor::show);
  }

  static void show(Blackboard board) {
    double[] x0 = {1, 2};
    double[] delta = {0.5, -1};
    Tensor d = Tensor.vector(delta);
    Tensor d2 = d.outer(d);

    board.title("f(x, y) = x² + 2xy + y³ around (1, 2), δ = (0.5, −1)");
    board.write("δ² = δ ⊗ δ = δδᵀ", d2);
    board.write("δ³ = δ ⊗ δ ⊗ δ", d2.keepDims(2).times(d));
    board.write("D¹f(x₀) = ∇f(x₀)", fDerivative(x0, 1));
    board.write("D²f(x₀) = H(x₀)", fDerivative(x0, 2));
    board.write("D³f(x₀)", fDerivative(x0, 3));
    board.write("k = 0: D⁰f(x₀) δ⁰ = f(x₀)", term(x0, delta, 0));
    board.write("k = 1: D¹f(x₀) δ¹ = ∇f(x₀) δ", term(x0, delta, 1));
    board.write("k = 2: D²f(x₀) δ² = δᵀH(x₀)δ", term(x0, delta, 2));
    board.write("       tr(H(x₀) δδᵀ)", fDerivative(x0, 2).matmul(d2).trace());
    board.write("k = 3: D³f(x₀) δ³ = Σ D³f(x₀)[i, j, k] δ[i] δ[j] δ[k]", term(x0, delta, 3));

    double[] terms = terms(x0, delta, 4);
    board.write("all from one sweep, k = 0…4", terms);
    double sum = terms[0] + terms[1] + terms[2] / 2 + terms[3] / 6;
    board.write("T₃(x) = Σ Dᵏf(x₀) δᵏ / k!", sum);
    board.write("f(x)", f(new double[] {x0[0] + delta[0], x0[1] + delta[1]}));
  }
}
