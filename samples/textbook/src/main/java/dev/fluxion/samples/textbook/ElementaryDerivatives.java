package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.ElementaryDerivativesGradients.*;

import dev.fluxion.Differentiable;

/** The table of elementary derivatives (Deisenroth, "Some Examples"; 70015, lecture 1.2). */
final class ElementaryDerivatives {

  private ElementaryDerivatives() {}

  @Differentiable
  static double power(double x, int n) {
    return Math.pow(x, n);
  }

  @Differentiable
  static double sin(double x) {
    return Math.sin(x);
  }

  @Differentiable
  static double tanh(double x) {
    return Math.tanh(x);
  }

  @Differentiable
  static double exp(double x) {
    return Math.exp(x);
  }

  @Differentiable
  static double log(double x) {
    return Math.log(x);
  }

  public static void main(String[] args) {
    Blackboard.show(ElementaryDerivatives::show);
  }

  static void show(Blackboard board) {
    double x = 0.5;
    int n = 3;
    board.title("Elementary derivatives, at x = 0.5");
    board.write("(x³)' = 3x²", powerGradient(x, n).x());
    board.write("sin' x = cos x", sinGradient(x).x());
    board.write("tanh' x = 1 − tanh² x", tanhGradient(x).x());
    board.write("exp' x = exp x", expGradient(x).x());
    board.write("log' x = 1/x", logGradient(x).x());
  }
}
