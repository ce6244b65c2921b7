package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.XorNetworkGradients.*;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/**
 * ŷ = w₅σ(w₁x₁ + w₂x₂ + b₁) + w₆σ(w₃x₁ + w₄x₂ + b₂) + b₃ with σ = ReLU (Whitehill, "XOR problem",
 * "Gradient descent: XOR problem" and the exercise on ∂ŷ/∂b₂).
 *
 * <p>The slides say that their W⁽¹⁾ = [2 2; 1 1], b⁽¹⁾ = [−1; −1] collapse the two negative points
 * (0, 0) and (1, 1) onto one. They collapse the positive points, onto h = (1, 0); the negative ones
 * go to (0, 0) and (3, 1). The two classes are separable all the same: w₅ = 1, w₆ = −3, b₃ = 0.
 */
final class XorNetwork {

  static final double[][] INPUTS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  static final double[] XOR = {0, 1, 1, 0};

  private XorNetwork() {}

  private static double relu(double z) {
    return Math.max(0, z);
  }

  /** The weights as the slides number them: W⁽¹⁾ = [w₁ w₂; w₃ w₄], W⁽²⁾ = [w₅ w₆]. */
  record Weights(
      double w1,
      double w2,
      double w3,
      double w4,
      double w5,
      double w6,
      double b1,
      double b2,
      double b3) {}

  @Differentiable(wrt = "w")
  static double yHat(Weights w, double x1, double x2) {
    return w.w5() * relu(w.w1() * x1 + w.w2() * x2 + w.b1())
        + w.w6() * relu(w.w3() * x1 + w.w4() * x2 + w.b2())
        + w.b3();
  }

  /** 1/2n Σ (ŷ⁽ⁱ⁾ − y⁽ⁱ⁾)². */
  @Differentiable
  static double fMSE(Weights w, @Constant double[][] x, @Constant double[] y) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      double error = yHat(w, x[i][0], x[i][1]) - y[i];
      sum += error * error;
    }
    return sum / (2 * y.length);
  }

  /** The slides' hidden layer, and output weights that go with it. */
  static Weights solution() {
    return new Weights(2, 2, 1, 1, 1, -3, -1, -1, 0);
  }

  /** h = ReLU(W⁽¹⁾x + b⁽¹⁾). */
  static double[] hidden(Weights w, double[] x) {
    return new double[] {
      relu(w.w1 * x[0] + w.w2 * x[1] + w.b1), relu(w.w3 * x[0] + w.w4 * x[1] + w.b2)
    };
  }

  public static void main(String[] args) {
    Blackboard.show(XorNetwork::show);
  }

  static void show(Blackboard board) {
    board.title("XOR by three layers with ReLU");
    Weights solution = solution();
    for (double[] x : INPUTS) {
      String point = "(" + Blackboard.text(x[0]) + ", " + Blackboard.text(x[1]) + ")";
      board.write(point + ": h", hidden(solution, x));
      board.write(point + ": ŷ", yHat(solution, x[0], x[1]));
    }
    Weights w = new Weights(0.5, -0.4, 0.3, 0.9, 1.5, -0.7, 0.1, -0.2, 0.4);
    var y = yHatGradient(w, 1, 0).w();
    board.say("other weights, at x = (1, 0): both hidden units are active");
    board.write("∂ŷ/∂w₁ = w₅x₁", y.w1());
    board.write("∂ŷ/∂b₂ = w₆", y.b2());
    board.say("at x = (0, 0): the second one is not");
    board.write("∂ŷ/∂b₂ = 0", yHatGradient(w, 0, 0).w().b2());
    var mse = fMSEGradient(w, INPUTS, XOR);
    board.write("f_MSE", mse.value());
    board.write("∇ f_MSE by w₁…w₆, b₁…b₃", mse.toArray());
  }
}
