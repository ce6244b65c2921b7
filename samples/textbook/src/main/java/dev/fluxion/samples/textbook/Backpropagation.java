package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.BackpropagationGradients.*;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

/**
 * Cross entropy of a softmax network: ∇_{W⁽²⁾} f_CE = (ŷ − y)hᵀ, ∇_{W⁽¹⁾} f_CE = g xᵀ (Whitehill,
 * "Computing the gradients", with algorithm 6.4 of Goodfellow et al.).
 *
 * <p>In the slide's gᵀ = ((ŷ − y)W⁽²⁾) ⊙ relu'(z⁽¹⁾ᵀ), ŷ − y is a row; as the column that it is in
 * the other formulas, it needs a transpose there.
 */
final class Backpropagation {

  private Backpropagation() {}

  record Network(Tensor W1, Tensor b1, Tensor W2, Tensor b2) {}

  /** h = relu(W⁽¹⁾x + b⁽¹⁾). */
  static Tensor hidden(Network n, Tensor x) {
    return n.W1().matmul(x).plus(n.b1()).relu();
  }

  /** ŷ = softmax(W⁽²⁾h + b⁽²⁾). */
  static Tensor yHat(Network n, Tensor x) {
    return n.W2().matmul(hidden(n, x)).plus(n.b2()).softmax(0);
  }

  /** f_CE = −Σ y log ŷ. */
  @Differentiable
  static double fCE(Network n, @Constant Tensor x, @Constant Tensor y) {
    return -y.dot(yHat(n, x).log());
  }

  /** J = f_CE + λΩ with the regularization Ω = ½ Σ W_ij², as algorithm 6.4 allows for it. */
  @Differentiable
  static double J(Network n, @Constant Tensor x, @Constant Tensor y, @Constant double lambda) {
    double Omega = (n.W1().square().sum() + n.W2().square().sum()) / 2;
    return fCE(n, x, y) + lambda * Omega;
  }

  /** The slide's four formulas. */
  static Network byHand(Network n, Tensor x, Tensor y) {
    Tensor h = hidden(n, x);
    Tensor error = yHat(n, x).minus(y);
    double[] g = error.matmul(n.W2()).toArray();
    for (int i = 0; i < g.length; i++) {
      g[i] *= h.get(i) > 0 ? 1 : 0;
    }
    return new Network(Tensor.vector(g).outer(x), Tensor.vector(g), error.outer(h), error);
  }

  static Network example() {
    double[][] W1 = {{0.5, -0.2}, {-0.8, 0.3}, {0.1, 0.9}};
    double[][] W2 = {{0.7, -0.4, 0.2}, {-0.3, 0.6, -0.5}, {0.2, 0.1, 0.8}};
    return new Network(
        Tensor.matrix(W1),
        Tensor.vector(0.1, -0.1, 0.2),
        Tensor.matrix(W2),
        Tensor.vector(0, 0.1, -0.1));
  }

  public static void main(String[] args) {
    Blackboard.show(Backpropagation::show);
  }

  static void show(Blackboard board) {
    Tensor x = Tensor.vector(1, 2);
    Tensor y = Tensor.vector(0, 1, 0);
    var f = fCEGradient(example(), x, y);
    Network byHand = byHand(example(), x, y);
    board.title("Backpropagation: softmax, cross entropy, one hidden layer with ReLU");
    board.write("f_CE", f.value());
    board.write("∇_{W⁽²⁾} f_CE = (ŷ − y)hᵀ", byHand.W2());
    board.write("by Fluxion", f.n().W2());
    board.write("∇_{b⁽²⁾} f_CE = ŷ − y", byHand.b2());
    board.write("by Fluxion", f.n().b2());
    board.write("∇_{W⁽¹⁾} f_CE = g xᵀ", byHand.W1());
    board.write("by Fluxion", f.n().W1());
    board.write("∇_{b⁽¹⁾} f_CE = g", byHand.b1());
    board.write("by Fluxion", f.n().b1());
    Network regularized = JGradient(example(), x, y, 0.1).n();
    board.say("J = f_CE + λΩ, Ω = ½ Σ W_ij², λ = 0.1");
    board.write("∇_{W⁽²⁾} J = (ŷ − y)hᵀ + λW⁽²⁾", regularized.W2());
  }
}
