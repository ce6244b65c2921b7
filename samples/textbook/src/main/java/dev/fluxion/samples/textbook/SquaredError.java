package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.LinearAlgebra.*;
import static dev.fluxion.samples.textbook.SquaredErrorGradients.*;

import dev.fluxion.Differentiable;

/**
 * L(e) = ½‖e‖² through the chain rule: e = y − Ax (Deisenroth, "Example: Multivariate Chain Rule";
 * 70015, lecture 1.4) and e = y − A sin x (70015, lecture 2).
 *
 * <p>In the second example the notes begin the chain with dL/dx = (dL/dx)(dc/dc)(dc/dx); what is
 * meant, and used in the following lines, is dL/dx = (dL/de)(de/dc)(dc/dx).
 */
final class SquaredError {

  private SquaredError() {}

  /** L(e) = ½‖e‖². */
  @Differentiable
  static double L(double[] e) {
    return 0.5 * squaredNorm(e);
  }

  /** e = y − Ax. */
  @Differentiable(wrt = "x")
  static double[] e(double[] y, double[][] A, double[] x) {
    return minus(y, times(A, x));
  }

  /** ½‖y − Ax‖². */
  @Differentiable(wrt = "x")
  static double linear(double[] y, double[][] A, double[] x) {
    return L(e(y, A, x));
  }

  /** c = sin x. */
  @Differentiable
  static double[] c(double[] x) {
    double[] c = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      c[i] = Math.sin(x[i]);
    }
    return c;
  }

  /** ½‖y − A sin x‖². */
  @Differentiable(wrt = "x")
  static double ofSines(double[] y, double[][] A, double[] x) {
    return L(e(y, A, c(x)));
  }

  public static void main(String[] args) {
    Blackboard.show(SquaredError::show);
  }

  static void show(Blackboard board) {
    double[][] A = {{1, 2}, {3, 4}, {5, 6}};
    double[] y = {1, 0, -1};
    double[] x = {0.5, -0.25};
    double[] e = e(y, A, x);

    board.title("L(e) = ½‖e‖², e = y − Ax");
    board.write("∂L/∂e = eᵀ", LGradient(e).e());
    board.write("∂e/∂x = −A", eJacobian(y, A, x).jacobian());
    board.write("dL/dx = −(y − Ax)ᵀA", linearGradient(y, A, x).x());

    board.title("L(e) = ½‖e‖², e = y − Ac, c = sin x");
    board.write("dL/de = eᵀ", LGradient(e(y, A, c(x))).e());
    board.write("de/dc = −A", eJacobian(y, A, c(x)).jacobian());
    board.write("dc/dx = diag(cos x)", cJacobian(x).jacobian());
    board.write("dL/dx = −(y − A sin x)ᵀ A diag(cos x)", ofSinesGradient(y, A, x).x());
  }
}
