package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.TanhLayerGradients.*;

import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

/**
 * f = tanh(Ax + b), its derivatives by b and A, and the gradients that train it: L = ½‖y − f‖²
 * (Deisenroth, "Example: Chain Rule" and "Putting Things Together").
 */
final class TanhLayer {

  private TanhLayer() {}

  /** z = Ax + b. */
  @Differentiable(wrt = "A", name = "zByA")
  @Differentiable(wrt = "b", name = "zByB")
  static Tensor z(Tensor A, Tensor b, Tensor x) {
    return A.matmul(x).plus(b);
  }

  @Differentiable
  static Tensor tanh(Tensor z) {
    return z.tanh();
  }

  @Differentiable(wrt = "A", name = "fByA")
  @Differentiable(wrt = "b", name = "fByB")
  static Tensor f(Tensor A, Tensor b, Tensor x) {
    return tanh(z(A, b, x));
  }

  /** L = ½‖e‖², e = y − f. */
  @Differentiable(wrt = {"A", "b"})
  static double L(Tensor A, Tensor b, Tensor x, Tensor y) {
    Tensor e = y.minus(f(A, b, x));
    return 0.5 * e.dot(e);
  }

  /** Σ_l left[i, l] right[l, j, k]: the chain rule with a tensor on its right. */
  static Tensor chain(Tensor left, Tensor right) {
    int[] shape = right.shape();
    Tensor product = left.matmul(right.reshape(shape[0], shape[1] * shape[2]));
    return left.rank() == 1
        ? product.reshape(shape[1], shape[2])
        : product.reshape(left.shape()[0], shape[1], shape[2]);
  }

  public static void main(String[] args) {
    Blackboard.show(TanhLayer::show);
  }

  static void show(Blackboard board) {
    Tensor A = Tensor.matrix(new double[][] {{0.5, -1, 0.25}, {1, 0.75, -0.5}});
    Tensor b = Tensor.vector(0.1, -0.2);
    Tensor x = Tensor.vector(1, 0.5, -2);
    Tensor y = Tensor.vector(0.3, 0.9);
    Tensor dfdz = tanhJacobian(z(A, b, x)).jacobian();
    Tensor dzdb = zByBJacobian(A, b, x).jacobian();
    Tensor dzdA = zByAJacobian(A, b, x).jacobian();

    board.title("f = tanh(Ax + b), z = Ax + b");
    board.write("∂f/∂z = diag(1 − tanh² z)", dfdz);
    board.write("∂z/∂b = I", dzdb);
    board.write("∂z/∂A ∈ ℝ^{2×(2×3)}", dzdA);
    board.write("∂f/∂b[i, j] = Σ_l ∂f/∂z[i, l] ∂z/∂b[l, j]", dfdz.matmul(dzdb));
    board.write("by Fluxion, ∂f/∂b", fByBJacobian(A, b, x).jacobian());
    board.write("∂f/∂A[i, j, k] = Σ_l ∂f/∂z[i, l] ∂z/∂A[l, j, k]", chain(dfdz, dzdA));
    board.write("by Fluxion, ∂f/∂A", fByAJacobian(A, b, x).jacobian());

    board.say("L = ½‖e‖², e = y − f");
    Tensor dLde = y.minus(f(A, b, x));
    Tensor dLdz = dLde.matmul(Tensor.identity(2).negate()).matmul(dfdz);
    var gradient = LGradient(A, b, x, y);
    board.write("∂L/∂b = ∂L/∂e ∂e/∂f ∂f/∂z ∂z/∂b", dLdz.matmul(dzdb));
    board.write("by Fluxion, ∂L/∂b", gradient.b());
    board.write("∂L/∂A = ∂L/∂e ∂e/∂f ∂f/∂z ∂z/∂A", chain(dLdz, dzdA));
    board.write("by Fluxion, ∂L/∂A", gradient.A());
  }
}
