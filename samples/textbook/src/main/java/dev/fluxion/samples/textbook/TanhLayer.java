package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.LinearAlgebra.*;
import static dev.fluxion.samples.textbook.TanhLayerGradients.*;

import dev.fluxion.Differentiable;

/**
 * f = tanh(Ax + b), its derivatives by b and A, and the gradients that train it: L = ½‖y − f‖²
 * (Deisenroth, "Example: Chain Rule" and "Putting Things Together").
 */
final class TanhLayer {

  private TanhLayer() {}

  /** z = Ax + b. */
  @Differentiable(wrt = "A", name = "zByA")
  @Differentiable(wrt = "b", name = "zByB")
  static double[] z(double[][] A, double[] b, double[] x) {
    return plus(times(A, x), b);
  }

  @Differentiable
  static double[] tanh(double[] z) {
    double[] f = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      f[i] = Math.tanh(z[i]);
    }
    return f;
  }

  @Differentiable(wrt = "A", name = "fByA")
  @Differentiable(wrt = "b", name = "fByB")
  static double[] f(double[][] A, double[] b, double[] x) {
    return tanh(z(A, b, x));
  }

  /** ½‖y − f‖². */
  @Differentiable(wrt = {"A", "b"})
  static double L(double[][] A, double[] b, double[] x, double[] y) {
    return 0.5 * squaredNorm(minus(y, f(A, b, x)));
  }

  public static void main(String[] args) {
    Blackboard.show(TanhLayer::show);
  }

  static void show(Blackboard board) {
    double[][] A = {{0.5, -1, 0.25}, {1, 0.75, -0.5}};
    double[] b = {0.1, -0.2};
    double[] x = {1, 0.5, -2};
    double[] y = {0.3, 0.9};

    board.title("f = tanh(Ax + b), z = Ax + b");
    double[][] dfdz = tanhJacobian(z(A, b, x)).jacobian();
    double[][] dzdb = zByBJacobian(A, b, x).jacobian();
    double[][] dzdA = zByAJacobian(A, b, x).jacobian();
    board.write("∂f/∂z = diag(1 − tanh² z)", dfdz);
    board.write("∂z/∂b = I", dzdb);
    board.write("∂z/∂A ∈ ℝ^{2×(2×3)}", dzdA);
    board.write("∂f/∂b = ∂f/∂z ∂z/∂b", times(dfdz, dzdb));
    board.write("by Fluxion, ∂f/∂b", fByBJacobian(A, b, x).jacobian());
    board.write("∂f/∂A = ∂f/∂z ∂z/∂A", times(dfdz, dzdA));
    board.write("by Fluxion, ∂f/∂A", fByAJacobian(A, b, x).jacobian());

    board.say("L = ½‖e‖², e = y − f");
    double[][] dLde = {minus(y, f(A, b, x))};
    double[][] dLdz = times(times(dLde, new double[][] {{-1, 0}, {0, -1}}), dfdz);
    board.write("∂L/∂b = ∂L/∂e ∂e/∂f ∂f/∂z ∂z/∂b", times(dLdz, dzdb));
    board.write("∂L/∂A = ∂L/∂e ∂e/∂f ∂f/∂z ∂z/∂A", times(dLdz, dzdA));
    var gradient = LGradient(A, b, x, y);
    board.write("by Fluxion, ∂L/∂b", gradient.b());
    board.write("by Fluxion, ∂L/∂A", gradient.A());
  }
}
