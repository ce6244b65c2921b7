package dev.fluxion.samples.benchmarks.adbench;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** A recurrent network of diagonal LSTM layers that predicts the bits of the next character. */
final class LongShortTermMemory {

  private LongShortTermMemory() {}

  /**
   * The mean loss over a text.
   *
   * @param main two rows for each layer, weights and biases, each of the forget, input and output
   *     gates and of the change
   * @param extra three rows: the weights of the input, the weights and the biases of the output
   * @param state two rows for each layer, hidden state and cell, before the first character
   * @param sequence one row of bits for each character
   */
  @Differentiable
  static double loss(
      double[][] main,
      double[][] extra,
      @Constant double[][] state,
      @Constant double[][] sequence) {
    int bits = extra[0].length;
    double[][] now = new double[state.length][];
    for (int i = 0; i < state.length; i++) {
      now[i] = state[i].clone();
    }
    double[] predicted = new double[bits];
    double total = 0;
    for (int t = 0; t < sequence.length - 1; t++) {
      predict(main, extra, now, sequence[t], predicted);
      total += logLikelihood(predicted, sequence[t + 1]);
    }
    return -total / (bits * (sequence.length - 1));
  }

  private static double logLikelihood(double[] predicted, double[] actual) {
    double sum = 0;
    for (int j = 0; j < predicted.length; j++) {
      sum += Math.exp(predicted[j]);
    }
    // The 2 is ADBench's.
    double normalization = Math.log(sum + 2);
    double likelihood = 0;
    for (int j = 0; j < predicted.length; j++) {
      likelihood += actual[j] * (predicted[j] - normalization);
    }
    return likelihood;
  }

  private static void predict(
      double[][] main, double[][] extra, double[][] state, double[] input, double[] output) {
    int bits = output.length;
    double[] inputWeights = extra[0];
    for (int j = 0; j < bits; j++) {
      output[j] = input[j] * inputWeights[j];
    }
    double[] u = output;
    for (int i = 0; i < state.length; i += 2) {
      step(main[i], main[i + 1], state[i], state[i + 1], u);
      u = state[i];
    }
    double[] outputWeights = extra[1];
    double[] outputBiases = extra[2];
    for (int j = 0; j < bits; j++) {
      output[j] = u[j] * outputWeights[j] + outputBiases[j];
    }
  }

  /** One layer at one character: changes its hidden state and its cell. */
  private static void step(
      double[] weights, double[] biases, double[] hidden, double[] cell, double[] input) {
    int b = hidden.length;
    for (int j = 0; j < b; j++) {
      double forget = sigmoid(input[j] * weights[j] + biases[j]);
      double in = sigmoid(hidden[j] * weights[b + j] + biases[b + j]);
      double out = sigmoid(input[j] * weights[2 * b + j] + biases[2 * b + j]);
      double change = Math.tanh(hidden[j] * weights[3 * b + j] + biases[3 * b + j]);
      cell[j] = cell[j] * forget + in * change;
      hidden[j] = out * Math.tanh(cell[j]);
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
