package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.LinearAlgebra.*;
import static dev.fluxion.samples.textbook.LinearNetworkGradients.*;

import dev.fluxion.Differentiable;

/**
 * g(x) = W⁽²⁾(W⁽¹⁾x + b⁽¹⁾) + b⁽²⁾ is Wx + b: its Jacobian is the same everywhere (Whitehill,
 * "Crucial role of non-linearity").
 */
final class LinearNetwork {

  private LinearNetwork() {}

  @Differentiable(wrt = "x")
  static double[] g(double[][] W1, double[] b1, double[][] W2, double[] b2, double[] x) {
    return plus(times(W2, plus(times(W1, x), b1)), b2);
  }

  public static void main(String[] args) {
    Blackboard.show(LinearNetwork::show);
  }

  static void show(Blackboard board) {
    double[][] W1 = {{1, 2}, {0, -1}, {3, 1}};
    double[][] W2 = {{1, 0, 2}, {-1, 4, 1}};
    double[] b1 = {1, 2, 3};
    double[] b2 = {-1, 1};
    board.title("Without non-linearity, layers are worth no more than one");
    board.write("W = W⁽²⁾W⁽¹⁾", times(W2, W1));
    board.write("∂g/∂x at (0, 0)", gJacobian(W1, b1, W2, b2, new double[] {0, 0}).jacobian());
    board.write("∂g/∂x at (5, −7)", gJacobian(W1, b1, W2, b2, new double[] {5, -7}).jacobian());
    board.write("b = W⁽²⁾b⁽¹⁾ + b⁽²⁾", plus(times(W2, b1), b2));
    board.write("g(0)", g(W1, b1, W2, b2, new double[] {0, 0}));
  }
}
