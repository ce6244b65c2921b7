package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.ActivationFunctionsGradients.*;

import dev.fluxion.Differentiable;

/**
 * Heaviside's step, the logistic sigmoid, tanh and ReLU (Whitehill, "Activation functions"): the
 * step has no slope to learn by, that of the sigmoids fades away from 0, that of ReLU is
 * unattenuated for half of the real line.
 */
final class ActivationFunctions {

  private ActivationFunctions() {}

  @Differentiable
  static double step(double z) {
    return z > 0 ? 1 : 0;
  }

  @Differentiable
  static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  @Differentiable
  static double tanh(double z) {
    return Math.tanh(z);
  }

  @Differentiable
  static double relu(double z) {
    return Math.max(0, z);
  }

  public static void main(String[] args) {
    Blackboard.show(ActivationFunctions::show);
  }

  static void show(Blackboard board) {
    board.title("Activation functions and their slopes");
    for (double z = -4; z <= 4; z += 2) {
      double[] slopes = {
        stepGradient(z).z(), sigmoidGradient(z).z(), tanhGradient(z).z(), reluGradient(z).z()
      };
      board.write("step', σ' = σ(1 − σ), tanh', relu' at z = " + Blackboard.text(z), slopes);
    }
  }
}
