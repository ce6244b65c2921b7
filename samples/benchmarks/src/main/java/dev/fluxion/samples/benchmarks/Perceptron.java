package dev.fluxion.samples.benchmarks;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import org.hipparchus.CalculusFieldElement;

/**
 * A network of one hidden layer, in plain loops: 6 inputs, 8 units, one output. Its 65 parameters
 * are the units' weights (six in a row for each), their biases, the output's weights and its bias.
 */
final class Perceptron {

  static final int INPUTS = 6;
  static final int UNITS = 8;
  static final int PARAMETERS = UNITS * (INPUTS + 2) + 1;

  private static final int BIASES = UNITS * INPUTS;
  private static final int OUTPUT = BIASES + UNITS;
  private static final int BIAS = OUTPUT + UNITS;

  private Perceptron() {}

  /** The square of the output's error at one example. */
  @Differentiable
  static double loss(double[] p, @Constant double[] x, @Constant double target) {
    double output = p[BIAS];
    for (int j = 0; j < UNITS; j++) {
      double sum = p[BIASES + j];
      for (int i = 0; i < INPUTS; i++) {
        sum += p[INPUTS * j + i] * x[i];
      }
      output += p[OUTPUT + j] * Math.tanh(sum);
    }
    double error = output - target;
    return error * error;
  }

  /**
   * Forth, keeping what the units put out, and back.
   *
   * @param units scratch, one number for each unit
   */
  static double twoSweeps(
      double[] p, double[] x, double target, double[] gradient, double[] units) {
    double output = p[BIAS];
    for (int j = 0; j < UNITS; j++) {
      double sum = p[BIASES + j];
      for (int i = 0; i < INPUTS; i++) {
        sum += p[INPUTS * j + i] * x[i];
      }
      units[j] = Math.tanh(sum);
      output += p[OUTPUT + j] * units[j];
    }
    double error = output - target;

    double outputBar = 2 * error;
    for (int j = UNITS - 1; j >= 0; j--) {
      gradient[OUTPUT + j] += outputBar * units[j];
      double unitBar = outputBar * p[OUTPUT + j];
      double sumBar = unitBar * (1 - units[j] * units[j]);
      for (int i = INPUTS - 1; i >= 0; i--) {
        gradient[INPUTS * j + i] += sumBar * x[i];
      }
      gradient[BIASES + j] += sumBar;
    }
    gradient[BIAS] += outputBar;
    return error * error;
  }

  /**
   * No unit's adjoint needs another unit: back in the order of storage, an offset for each row.
   *
   * @param units scratch, one number for each unit
   */
  static double fused(double[] p, double[] x, double target, double[] gradient, double[] units) {
    double output = p[BIAS];
    int weight = 0;
    for (int j = 0; j < UNITS; j++) {
      double sum = p[BIASES + j];
      for (int i = 0; i < INPUTS; i++) {
        sum += p[weight++] * x[i];
      }
      double unit = Math.tanh(sum);
      units[j] = unit;
      output += p[OUTPUT + j] * unit;
    }
    double error = output - target;

    double outputBar = 2 * error;
    int weightBar = 0;
    for (int j = 0; j < UNITS; j++) {
      double unit = units[j];
      double sumBar = outputBar * p[OUTPUT + j] * (1 - unit * unit);
      for (int i = 0; i < INPUTS; i++) {
        gradient[weightBar++] += sumBar * x[i];
      }
      gradient[BIASES + j] += sumBar;
      gradient[OUTPUT + j] += outputBar * unit;
    }
    gradient[BIAS] += outputBar;
    return error * error;
  }

  /** The same for the number types of Hipparchus. */
  static <T extends CalculusFieldElement<T>> T loss(T[] p, double[] x, double target) {
    T output = p[BIAS];
    for (int j = 0; j < UNITS; j++) {
      T sum = p[BIASES + j];
      for (int i = 0; i < INPUTS; i++) {
        sum = sum.add(p[INPUTS * j + i].multiply(x[i]));
      }
      output = output.add(p[OUTPUT + j].multiply(sum.tanh()));
    }
    return output.subtract(target).square();
  }
}
