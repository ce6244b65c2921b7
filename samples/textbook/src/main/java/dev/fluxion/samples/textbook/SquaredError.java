package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.SquaredErrorGradients.*;

import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

/**
 * L(e) = ½‖e‖² through the chain rule: e = y − Ax (Deisenroth, "Example: Multivariate Chain Rule";
 * 70015, lecture 1.4) and e = y − A sin x (70015, lecture 2).
 *
 * <p>In the second example the notes begin the chain with dL/dx = (dL/dx)(dc/dc)(dc/dx); what is
 * meant, and used in the following lines, is dL/dx = (dL/de)(de/dc)(dc/dx).
 */
final class SquaredError {

  private SquaredError() {}

  /** L(e) = ½‖e‖² = ½eᵀe. */
  @Differentiable
  static double L(Tensor e) {
    return 0.5 * e.dot(e);
  }

  /** e = y − Ax. */
  @Differentiable(wrt = "x")
  static Tensor e(Tensor y, Tensor A, Tensor x) {
    return y.minus(A.matmul(x));
  }

  /** ½‖y − Ax‖². */
  @Differentiable(wrt = "x")
  static double linear(Tensor y, Tensor A, Tensor x) {
    return L(e(y, A, x));
  }

  /** c = sin x. */
  @Differentiable
  static Tensor c(Tensor x) {
    return x.sin();
  }

  /** ½‖y − A sin x‖². */
  @Differentiable(wrt = "x")
  static double ofSines(Tensor y, Tensor A, Tensor x) {
    return L(e(y, A, c(x)));
  }

  public static void main(String[] args) {
    Blackboard.show(SquaredError::show);
  }

  static void show(Blackboard board) {
    Tensor A = Tensor.matrix(new double[][] {{1, 2}, {3, 4}, {5, 6}});
    Tensor y = Tensor.vector(1, 0, -1);
    Tensor x = Tensor.vector(0.5, -0.25);

    board.title("L(e) = ½‖e‖², e = y − Ax");
    Tensor dLde = LGradient(e(y, A, x)).e();
    Tensor dedx = eJacobian(y, A, x).jacobian();
    board.write("∂L/∂e = eᵀ", dLde);
    board.write("∂e/∂x = −A", dedx);
    board.write("dL/dx = ∂L/∂e ∂e/∂x = −(y − Ax)ᵀA", dLde.matmul(dedx));
    board.write("by Fluxion, dL/dx", linearGradient(y, A, x).x());

    board.title("L(e) = ½‖e‖², e = y − Ac, c = sin x");
    dLde = LGradient(e(y, A, c(x))).e();
    Tensor dedc = eJacobian(y, A, c(x)).jacobian();
    Tensor dcdx = cJacobian(x).jacobian();
    board.write("dL/de = eᵀ", dLde);
    board.write("de/dc = −A", dedc);
    board.write("dc/dx = diag(cos x)", dcdx);
    board.write("dL/dx = dL/de de/dc dc/dx", dLde.matmul(dedc).matmul(dcdx));
    board.write("by Fluxion, dL/dx", ofSinesGradient(y, A, x).x());
  }
}
