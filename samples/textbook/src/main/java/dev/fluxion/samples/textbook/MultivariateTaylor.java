package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.LinearAlgebra.dot;
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

  /** D⁰fδ⁰ … Dⁿfδⁿ: k! times the coefficients of t ↦ f(x₀ + tδ). */
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
    double[] terms = terms(x0, delta, 4);

    board.title("f(x, y) = x² + 2xy + y³ around (1, 2), δ = (0.5, −1)");
    var f = fHessian(x0);
    Tensor d = Tensor.vector(delta);
    Tensor d2 = d.outer(d);
    board.write("δ² = δ ⊗ δ = δδᵀ", d2);
    board.write("∇f(x₀)", f.gradient());
    board.write("H(x₀)", f.hessian());
    board.write("k = 0: f(x₀)", f.value());
    board.write("       by Fluxion", terms[0]);
    board.write("k = 1: ∇f(x₀) δ", dot(f.gradient(), delta));
    board.write("       by Fluxion", terms[1]);
    board.write("k = 2: tr(H(x₀) δδᵀ)", Tensor.matrix(f.hessian()).matmul(d2).trace());
    board.write("       by Fluxion", terms[2]);
    board.write("k = 3: D³f(x₀) δ³ = 6 δ₂³", 6 * Math.pow(delta[1], 3));
    board.write("       by Fluxion", terms[3]);
    board.write("k = 4", terms[4]);
    double sum = terms[0] + terms[1] + terms[2] / 2 + terms[3] / 6;
    board.write("T₃(x) = Σ Dᵏf(x₀) δᵏ / k!", sum);
    board.write("f(x)", f(new double[] {x0[0] + delta[0], x0[1] + delta[1]}));
  }
}
