package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.OneParameterRegressionGradients.*;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/**
 * f(x) = a·x fitted by L(a) = Σ (f(x_n) − y_n)²: dL/da = 0, and d²L/da² ≥ 0 (70015, lecture 1.2).
 *
 * <p>The notes print a = Σ 2x_n y_n / Σ x_n², a factor of two too much: the 2 stands on both sides
 * of the line before, so a = Σ x_n y_n / Σ x_n².
 */
final class OneParameterRegression {

  private OneParameterRegression() {}

  @Differentiable
  static double L(double a, @Constant double[] x, @Constant double[] y) {
    double sum = 0;
    for (int n = 0; n < x.length; n++) {
      double error = a * x[n] - y[n];
      sum += error * error;
    }
    return sum;
  }

  /** dL/da is linear in a: one Newton step from anywhere finds its zero. */
  static double best(double[] x, double[] y) {
    var L = LHessian(0, x, y);
    return -L.gradient()[0] / L.hessian()[0][0];
  }

  public static void main(String[] args) {
    Blackboard.show(OneParameterRegression::show);
  }

  static void show(Blackboard board) {
    double[] x = {1, 2, 3, 4};
    double[] y = {2.1, 3.9, 6.2, 7.8};
    double a = best(x, y);
    board.title("f(x) = ax, L(a) = Σ (f(x_n) − y_n)²");
    board.write("dL/da at a = 1, Σ 2(ax_n − y_n)x_n", LGradient(1, x, y).a());
    board.write("a = Σ x_n y_n / Σ x_n²", a);
    board.write("dL/da there", LGradient(a, x, y).a());
    board.write("d²L/da² = Σ 2x_n²", LHessian(a, x, y).hessian());
  }
}
