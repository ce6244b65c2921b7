package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.DeepNetworkGradients.*;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/**
 * f₀ = x, f_i = σ(A_{i−1}f_{i−1} + b_{i−1}), L(θ) = ‖y − f_K‖² for any number K of layers ("Vector
 * Calculus 2 of 2", equations 17 to 26; Deisenroth, "Gradients of a Multi-Layer Neural Network").
 *
 * <p>Equation 22 calls ‖y − f_K‖₂ the squared loss; the square is missing there.
 */
final class DeepNetwork {

  private DeepNetwork() {}

  /** θ_i = {A_i, b_i}. */
  record Layer(double[][] A, double[] b) {}

  /** σ(Af + b), with σ = tanh. */
  private static double[] next(Layer layer, double[] f) {
    double[] next = new double[layer.b().length];
    for (int i = 0; i < next.length; i++) {
      double z = layer.b()[i];
      for (int j = 0; j < f.length; j++) {
        z += layer.A()[i][j] * f[j];
      }
      next[i] = Math.tanh(z);
    }
    return next;
  }

  /** ‖y − f_K‖². */
  @Differentiable
  static double L(Layer[] theta, @Constant double[] x, @Constant double[] y) {
    double[] f = x;
    for (int i = 0; i < theta.length; i++) {
      f = next(theta[i], f);
    }
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += (y[i] - f[i]) * (y[i] - f[i]);
    }
    return sum;
  }

  public static void main(String[] args) {
    Blackboard.show(DeepNetwork::show);
  }

  /** Three layers, from ℝ² to ℝ³ to ℝ² to ℝ. */
  static Layer[] theta() {
    return new Layer[] {
      new Layer(new double[][] {{0.5, -0.3}, {0.8, 0.1}, {-0.6, 0.4}}, new double[] {0.1, 0, -0.2}),
      new Layer(new double[][] {{1, -0.5, 0.3}, {0.2, 0.7, -0.9}}, new double[] {-0.1, 0.3}),
      new Layer(new double[][] {{0.6, -1.1}}, new double[] {0.05})
    };
  }

  static void show(Blackboard board) {
    board.title("A deep network: f₀ = x, f_i = tanh(A_{i−1}f_{i−1} + b_{i−1}), L = ‖y − f₃‖²");
    var gradient = LGradient(theta(), new double[] {1, -2}, new double[] {0.5});
    board.write("L", gradient.value());
    for (int i = gradient.theta().length - 1; i >= 0; i--) {
      board.write("∂L/∂A" + i, gradient.theta()[i].A());
      board.write("∂L/∂b" + i, gradient.theta()[i].b());
    }
  }
}
