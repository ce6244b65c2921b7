package dev.fluxion.samples.benchmarks;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** A single recurrent unit that learns to follow a signal. */
final class Recurrence {

  private Recurrence() {}

  /**
   * @param p the weights of the state and of the input, and the bias
   * @return half the squared distance of the states from the targets
   */
  @Differentiable
  static double loss(double[] p, @Constant double[] input, @Constant double[] target) {
    double state = 0;
    double sum = 0;
    for (int t = 0; t < input.length; t++) {
      state = Math.tanh(p[0] * state + p[1] * input[t] + p[2]);
      double residual = state - target[t];
      sum += 0.5 * residual * residual;
    }
    return sum;
  }

  /**
   * Saves the states.
   *
   * @param tape room for the state before each step
   */
  static double fused(double[] p, double[] input, double[] target, double[] tape, double[] pBar) {
    double w = p[0];
    double v = p[1];
    double b = p[2];
    double state = 0;
    double sum = 0;
    for (int t = 0; t < input.length; t++) {
      tape[t] = state;
      state = Math.tanh(w * state + v * input[t] + b);
      double residual = state - target[t];
      sum += 0.5 * residual * residual;
    }
    double wBar = 0;
    double vBar = 0;
    double bBar = 0;
    double stateBar = 0;
    for (int t = input.length - 1; t >= 0; t--) {
      stateBar += state - target[t];
      double sumBar = stateBar * (1 - state * state);
      state = tape[t];
      wBar += sumBar * state;
      vBar += sumBar * input[t];
      bBar += sumBar;
      stateBar = sumBar * w;
    }
    pBar[0] += wBar;
    pBar[1] += vBar;
    pBar[2] += bBar;
    return sum;
  }
}
