package dev.fluxion.samples.benchmarks.adbench;

import java.util.Arrays;

/**
 * The adjoint of {@link LongShortTermMemory#loss} by hand, which adds into its two arrays of rows.
 * It owns the tape of the calls for one size of problem: a row of each kind for each character and
 * layer.
 */
final class LongShortTermMemoryByHand {
  final double[][] main;
  final double[][] extra;

  private final int layers;
  private final int bits;
  private final double[][] hiddens;
  private final double[][] cells;
  private final double[][] forgets;
  private final double[][] ins;
  private final double[][] outs;
  private final double[][] changes;
  private final double[][] tanhs;
  private final double[][] exponentials;
  private final double[] sums;
  // Of one character.
  private final double[][] hiddenBars;
  private final double[][] cellBars;
  private final double[] inputBar;
  // Main's rows, each cut into those of the four gates, and their adjoints.
  private final double[][] gates;
  private final double[][] gateBars;

  LongShortTermMemoryByHand(int layers, int bits, int characters) {
    this.layers = layers;
    this.bits = bits;
    main = new double[2 * layers][4 * bits];
    extra = new double[3][bits];
    int steps = characters - 1;
    hiddens = new double[(steps + 1) * layers][bits];
    cells = new double[(steps + 1) * layers][bits];
    forgets = new double[steps * layers][bits];
    ins = new double[steps * layers][bits];
    outs = new double[steps * layers][bits];
    changes = new double[steps * layers][bits];
    tanhs = new double[steps * layers][bits];
    exponentials = new double[steps][bits];
    sums = new double[steps];
    hiddenBars = new double[layers][bits];
    cellBars = new double[layers][bits];
    inputBar = new double[bits];
    gates = new double[8 * layers][bits];
    gateBars = new double[8 * layers][bits];
  }

  double lossGradient(double[][] main, double[][] extra, double[][] state, double[][] sequence) {
    for (int i = 0; i < layers; i++) {
      System.arraycopy(state[2 * i], 0, hiddens[i], 0, bits);
      System.arraycopy(state[2 * i + 1], 0, cells[i], 0, bits);
    }
    for (int row = 0; row < gates.length; row++) {
      System.arraycopy(main[row / 4], row % 4 * bits, gates[row], 0, bits);
      Arrays.fill(gateBars[row], 0);
    }
    int steps = sequence.length - 1;
    double total = 0;
    for (int t = 0; t < steps; t++) {
      total += predict(t, main, extra, sequence[t], sequence[t + 1]);
    }
    for (int i = 0; i < layers; i++) {
      Arrays.fill(hiddenBars[i], 0);
      Arrays.fill(cellBars[i], 0);
    }
    double totalBar = -1.0 / (bits * steps);
    for (int t = steps - 1; t >= 0; t--) {
      predictPullback(t, extra, sequence[t], sequence[t + 1], totalBar);
    }
    for (int row = 0; row < gates.length; row++) {
      double[] mainBar = this.main[row / 4];
      for (int j = 0; j < bits; j++) {
        mainBar[row % 4 * bits + j] += gateBars[row][j];
      }
    }
    return -total / (bits * steps);
  }

  /** One character: the likelihood of the next. */
  private double predict(
      int t, double[][] main, double[][] extra, double[] input, double[] actual) {
    double[] inputWeights = extra[0];
    double[] u = inputBar;
    for (int j = 0; j < bits; j++) {
      u[j] = input[j] * inputWeights[j];
    }
    for (int i = 0; i < layers; i++) {
      step(t * layers + i, main[2 * i], main[2 * i + 1], u);
      u = hiddens[(t + 1) * layers + i];
    }
    double[] weights = extra[1];
    double[] biases = extra[2];
    double[] exponential = exponentials[t];
    double sum = 0;
    double likelihood = 0;
    double count = 0;
    for (int j = 0; j < bits; j++) {
      double predicted = u[j] * weights[j] + biases[j];
      double e = Math.exp(predicted);
      exponential[j] = e;
      sum += e;
      likelihood += actual[j] * predicted;
      count += actual[j];
    }
    sums[t] = sum + 2;
    return likelihood - count * Math.log(sum + 2);
  }

  /** One layer at one character. */
  private void step(int at, double[] weights, double[] biases, double[] input) {
    int b = bits;
    double[] before = hiddens[at];
    double[] cellBefore = cells[at];
    double[] after = hiddens[at + layers];
    double[] cellAfter = cells[at + layers];
    double[] forgetRow = forgets[at];
    double[] inRow = ins[at];
    double[] outRow = outs[at];
    double[] changeRow = changes[at];
    double[] tanhRow = tanhs[at];
    for (int j = 0; j < b; j++) {
      double forget = sigmoid(input[j] * weights[j] + biases[j]);
      double in = sigmoid(before[j] * weights[b + j] + biases[b + j]);
      double out = sigmoid(input[j] * weights[2 * b + j] + biases[2 * b + j]);
      double change = Math.tanh(before[j] * weights[3 * b + j] + biases[3 * b + j]);
      double cell = cellBefore[j] * forget + in * change;
      double tanh = Math.tanh(cell);
      cellAfter[j] = cell;
      after[j] = out * tanh;
      forgetRow[j] = forget;
      inRow[j] = in;
      outRow[j] = out;
      changeRow[j] = change;
      tanhRow[j] = tanh;
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private void predictPullback(
      int t, double[][] extra, double[] input, double[] actual, double totalBar) {
    double[] top = hiddens[(t + 2) * layers - 1];
    double[] topBar = hiddenBars[layers - 1];
    double[] weights = extra[1];
    double[] weightsBar = this.extra[1];
    double[] biasesBar = this.extra[2];
    double[] exponential = exponentials[t];
    double count = 0;
    for (int j = 0; j < bits; j++) {
      count += actual[j];
    }
    double normalization = count / sums[t];
    for (int j = 0; j < bits; j++) {
      double predictedBar = totalBar * (actual[j] - normalization * exponential[j]);
      weightsBar[j] += predictedBar * top[j];
      biasesBar[j] += predictedBar;
      topBar[j] += predictedBar * weights[j];
    }
    for (int i = layers - 1; i > 0; i--) {
      int at = t * layers + i;
      stepPullback(i, at, hiddens[at + layers - 1], hiddenBars[i - 1]);
    }
    double[] inputWeights = extra[0];
    double[] inputWeightsBar = this.extra[0];
    double[] u = exponential;
    for (int j = 0; j < bits; j++) {
      u[j] = input[j] * inputWeights[j];
    }
    Arrays.fill(inputBar, 0);
    stepPullback(0, t * layers, u, inputBar);
    for (int j = 0; j < bits; j++) {
      inputWeightsBar[j] += inputBar[j] * input[j];
    }
  }

  /** Changes the adjoints of the layer's states from those after the character to those before. */
  private void stepPullback(int i, int at, double[] input, double[] inputBar) {
    int b = bits;
    double[] before = hiddens[at];
    double[] cellBefore = cells[at];
    double[] forgetRow = forgets[at];
    double[] inRow = ins[at];
    double[] outRow = outs[at];
    double[] changeRow = changes[at];
    double[] tanhRow = tanhs[at];
    double[] hiddenBar = hiddenBars[i];
    double[] cellBar = cellBars[i];
    double[] forgetWeights = gates[8 * i];
    double[] inWeights = gates[8 * i + 1];
    double[] outWeights = gates[8 * i + 2];
    double[] changeWeights = gates[8 * i + 3];
    double[] forgetWeightsBar = gateBars[8 * i];
    double[] inWeightsBar = gateBars[8 * i + 1];
    double[] outWeightsBar = gateBars[8 * i + 2];
    double[] changeWeightsBar = gateBars[8 * i + 3];
    double[] forgetBiasesBar = gateBars[8 * i + 4];
    double[] inBiasesBar = gateBars[8 * i + 5];
    double[] outBiasesBar = gateBars[8 * i + 6];
    double[] changeBiasesBar = gateBars[8 * i + 7];
    for (int j = 0; j < b; j++) {
      double forget = forgetRow[j];
      double in = inRow[j];
      double out = outRow[j];
      double change = changeRow[j];
      double tanh = tanhRow[j];
      double put = hiddenBar[j] * out;
      double c = cellBar[j] + put * (1 - tanh * tanh);
      double outBar = put * tanh * (1 - out);
      double forgetBar = c * cellBefore[j] * forget * (1 - forget);
      double gain = c * in;
      double inBar = gain * change * (1 - in);
      double changeBar = gain * (1 - change * change);
      double u = input[j];
      double h = before[j];
      forgetWeightsBar[j] += forgetBar * u;
      inWeightsBar[j] += inBar * h;
      outWeightsBar[j] += outBar * u;
      changeWeightsBar[j] += changeBar * h;
      forgetBiasesBar[j] += forgetBar;
      inBiasesBar[j] += inBar;
      outBiasesBar[j] += outBar;
      changeBiasesBar[j] += changeBar;
      cellBar[j] = c * forget;
      hiddenBar[j] = inBar * inWeights[j] + changeBar * changeWeights[j];
      inputBar[j] += forgetBar * forgetWeights[j] + outBar * outWeights[j];
    }
  }
}
