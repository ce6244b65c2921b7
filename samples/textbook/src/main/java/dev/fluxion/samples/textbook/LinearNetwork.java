package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.LinearNetworkGradients.gJacobian;

import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

/**
 * g(x) = W⁽²⁾(W⁽¹⁾x + b⁽¹⁾) + b⁽²⁾ is Wx + b: its Jacobian is the same everywhere (Whitehill,
 * "Crucial role of non-linearity").
 */
final class LinearNetwork {

  private LinearNetwork() {}

  @Differentiable(wrt = "x")
  static Tensor g(Tensor W1, Tensor b1, Tensor W2, Tensor b2, Tensor x) {
    return W2.matmul(W1.matmul(x).plus(b1)).plus(b2);
  }

  public static void main(String[] args) {
    Blackboard.show(LinearNetwork::show);
  }

  static void show(Blackboard board) {
    Tensor W1 = Tensor.matrix(new double[][] {{1, 2}, {0, -1}, {3, 1}});
    Tensor W2 = Tensor.matrix(new double[][] {{1, 0, 2}, {-1, 4, 1}});
    Tensor b1 = Tensor.vector(1, 2, 3);
    Tensor b2 = Tensor.vector(-1, 1);
    Tensor here = Tensor.vector(0, 0);
    Tensor there = Tensor.vector(5, -7);
    board.title("Without non-linearity, layers are worth no more than one");
    board.write("W = W⁽²⁾W⁽¹⁾", W2.matmul(W1));
    board.write("∂g/∂x at (0, 0)", gJacobian(W1, b1, W2, b2, here).jacobian());
    board.write("∂g/∂x at (5, −7)", gJacobian(W1, b1, W2, b2, there).jacobian());
    board.write("b = W⁽²⁾b⁽¹⁾ + b⁽²⁾", W2.matmul(b1).plus(b2));
    board.write("g(0)", g(W1, b1, W2, b2, here));
  }
}
