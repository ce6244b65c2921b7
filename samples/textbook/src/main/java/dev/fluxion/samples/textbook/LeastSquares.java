package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.LeastSquaresGradients.*;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

/**
 * L(θ) = ½‖y − Φ(X)θ‖² with φ(x) = (1, x, x²): dL/dθ = −(y − Φθ)ᵀΦ = 0 gives the normal equations
 * (70015, lecture 2). The element 1 of φ is the "quick trick" for a bias (Virtue, "Linear
 * Regression").
 *
 * <p>In the notes' chain rule, eᵀ is dL/de; they print dL/dθ.
 */
final class LeastSquares {

  private LeastSquares() {}

  private static double[] phi(double x) {
    return new double[] {1, x, x * x};
  }

  static double[][] Phi(double[] X) {
    double[][] Phi = new double[X.length][];
    for (int n = 0; n < X.length; n++) {
      Phi[n] = phi(X[n]);
    }
    return Phi;
  }

  @Differentiable
  static double L(double[] theta, @Constant double[][] Phi, @Constant double[] y) {
    double sum = 0;
    for (int n = 0; n < y.length; n++) {
      double e = y[n];
      for (int i = 0; i < theta.length; i++) {
        e -= Phi[n][i] * theta[i];
      }
      sum += e * e / 2;
    }
    return sum;
  }

  /** θᵀ = yᵀΦ(ΦᵀΦ)⁻¹. */
  static double[] normalEquations(double[][] Phi, double[] y) {
    Tensor transposed = Tensor.matrix(Phi).transpose();
    Tensor right = transposed.matmul(Tensor.vector(y));
    return transposed.matmul(Tensor.matrix(Phi)).solve(right).toArray();
  }

  public static void main(String[] args) {
    Blackboard.show(LeastSquares::show);
  }

  static void show(Blackboard board) {
    double[] X = {-1, 0, 1, 2};
    double[] y = {6.1, 2.9, 2.2, 2.8};
    double[][] Phi = Phi(X);
    double[] theta = normalEquations(Phi, y);
    board.title("L(θ) = ½‖y − Φθ‖², φ(x) = (1, x, x²)");
    board.write("Φ", Phi);
    board.write("at θ = 0, dL/dθ = −(y − Φθ)ᵀΦ", LGradient(new double[3], Phi, y).theta());
    board.write("θᵀ = yᵀΦ(ΦᵀΦ)⁻¹", theta);
    board.write("dL/dθ there", LGradient(theta, Phi, y).theta());
    board.write("H = ΦᵀΦ", LHessian(theta, Phi, y).hessian());
  }
}
