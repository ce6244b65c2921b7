package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.BackpropagationGradients.*;
import static dev.fluxion.samples.textbook.LinearAlgebra.*;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/**
 * Cross entropy of a softmax network: ∇_{W⁽²⁾} f_CE = (ŷ − y)hᵀ, ∇_{W⁽¹⁾} f_CE = g xᵀ (Whitehill,
 * "Computing the gradients", with algorithm 6.4 of Goodfellow et al.).
 *
 * <p>In the slide's gᵀ = ((ŷ − y)W⁽²⁾) ⊙ relu'(z⁽¹⁾ᵀ), ŷ − y is a row; as the column that it is in
 * the other formulas, it needs a transpose there.
 */
final class Backpropagation {

  private Backpropagation() {}

  record Network(double[][] W1, double[] b1, double[][] W2, double[] b2) {}

  private static double[] affine(double[][] W, double[] x, double[] b) {
    return plus(times(W, x), b);
  }

  private static double[] relu(double[] z) {
    double[] h = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      h[i] = Math.max(0, z[i]);
    }
    return h;
  }

  /** h = relu(W⁽¹⁾x + b⁽¹⁾). */
  static double[] hidden(Network n, double[] x) {
    return relu(affine(n.W1(), x, n.b1()));
  }

  static double[] softmax(double[] z) {
    double sum = 0;
    for (double element : z) {
      sum += Math.exp(element);
    }
    double[] y = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      y[i] = Math.exp(z[i]) / sum;
    }
    return y;
  }

  /** ŷ. */
  static double[] yHat(Network n, double[] x) {
    return softmax(affine(n.W2(), hidden(n, x), n.b2()));
  }

  /** −Σ y log ŷ. */
  @Differentiable
  static double fCE(Network n, @Constant double[] x, @Constant double[] y) {
    double[] yHat = yHat(n, x);
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum -= y[i] * Math.log(yHat[i]);
    }
    return sum;
  }

  /** J = f_CE + λΩ with the regularization Ω = ½ Σ W_ij², as algorithm 6.4 allows for it. */
  @Differentiable
  static double J(Network n, @Constant double[] x, @Constant double[] y, @Constant double lambda) {
    return fCE(n, x, y) + lambda * (Omega(n.W1()) + Omega(n.W2()));
  }

  private static double Omega(double[][] W) {
    double sum = 0;
    for (double[] row : W) {
      sum += squaredNorm(row);
    }
    return sum / 2;
  }

  /** The slide's four formulas. */
  static Network byHand(Network n, double[] x, double[] y) {
    double[] h = hidden(n, x);
    double[] error = minus(yHat(n, x), y);
    double[] g = times(transposed(n.W2()), error);
    for (int i = 0; i < g.length; i++) {
      g[i] *= h[i] > 0 ? 1 : 0;
    }
    return new Network(outer(g, x), g, outer(error, h), error);
  }

  static Network example() {
    return new Network(
        new double[][] {{0.5, -0.2}, {-0.8, 0.3}, {0.1, 0.9}},
        new double[] {0.1, -0.1, 0.2},
        new double[][] {{0.7, -0.4, 0.2}, {-0.3, 0.6, -0.5}, {0.2, 0.1, 0.8}},
        new double[] {0, 0.1, -0.1});
  }

  public static void main(String[] args) {
    Blackboard.show(Backpropagation::show);
  }

  static void show(Blackboard board) {
    double[] x = {1, 2};
    double[] y = {0, 1, 0};
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
