package dev.fluxion.samples.benchmarks;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.Arrays;

/** Half the square of two layers' result, each layer into an array that the caller keeps. */
final class Layers {

  private Layers() {}

  @Differentiable
  static double energy(
      double[][] first,
      double[][] second,
      @Constant double[] input,
      @Constant double[] hidden,
      @Constant double[] output) {
    layer(first, input, hidden);
    layer(second, hidden, output);
    double energy = 0;
    for (double element : output) {
      energy += 0.5 * element * element;
    }
    return energy;
  }

  private static void layer(double[][] weights, double[] input, double[] output) {
    for (int i = 0; i < output.length; i++) {
      double sum = 0;
      for (int j = 0; j < input.length; j++) {
        sum += weights[i][j] * input[j];
      }
      output[i] = Math.tanh(sum);
    }
  }

  /**
   * The second layer forth and back at once; what is saved of the first is its result.
   *
   * @param hiddenBar scratch, as long as {@code hidden}
   */
  static double fused(
      double[][] first,
      double[][] second,
      double[] input,
      double[] hidden,
      double[] output,
      double[] hiddenBar,
      double[][] firstBar,
      double[][] secondBar) {
    layer(first, input, hidden);
    Arrays.fill(hiddenBar, 0);
    double energy = 0;
    for (int i = 0; i < output.length; i++) {
      double tanh = Math.tanh(dot(second[i], hidden));
      output[i] = tanh;
      energy += 0.5 * tanh * tanh;
      double bar = tanh * (1 - tanh * tanh);
      addScaled(secondBar[i], bar, hidden);
      addScaled(hiddenBar, bar, second[i]);
    }
    for (int i = 0; i < hidden.length; i++) {
      addScaled(firstBar[i], hiddenBar[i] * (1 - hidden[i] * hidden[i]), input);
    }
    return energy;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      sum += x[j] * y[j];
    }
    return sum;
  }

  private static void addScaled(double[] to, double factor, double[] row) {
    for (int j = 0; j < to.length; j++) {
      to[j] += factor * row[j];
    }
  }
}
