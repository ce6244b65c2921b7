package dev.fluxion.samples.benchmarks;

import dev.fluxion.Constant;
import dev.fluxion.Derivative;
import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;
import dev.ludovic.netlib.blas.BLAS;
import java.util.Random;

/** Cross entropy of a network 784-128-10 on a batch of 64, and its matrix products alone. */
final class SoftmaxNetwork {
  static final int BATCH = 64;
  static final int INPUTS = 784;
  static final int HIDDEN = 128;
  static final int CLASSES = 10;

  private SoftmaxNetwork() {}

  /** Weights of a layer, a column for each unit, and biases. */
  record Layer(Tensor weights, Tensor biases) {
    Tensor apply(Tensor x) {
      return x.matmul(weights).plus(biases);
    }
  }

  /**
   * The mean cross entropy.
   *
   * @param x a row for each example
   * @param y 1 at the class of each example, else 0
   */
  @Differentiable(only = Derivative.GRADIENT)
  static double loss(Layer hidden, Layer output, @Constant Tensor x, @Constant Tensor y) {
    Tensor o = output.apply(hidden.apply(x).relu());
    return (o.logSumExp(1).sum() - o.dot(y)) / BATCH;
  }

  static Tensor random(Random random, int... shape) {
    return Tensor.of(random.doubles(Tensor.zeros(shape).size(), -0.1, 0.1).toArray(), shape);
  }

  static Layer layer(Random random, int inputs, int units) {
    return new Layer(random(random, inputs, units), random(random, units));
  }

  static Tensor classes(Random random) {
    return Tensor.identity(CLASSES).gather(random.ints(BATCH, 0, CLASSES).toArray());
  }

  /**
   * The two matrix products of the forward pass, by the library directly; the outputs in {@code o}.
   */
  static void products(
      BLAS blas, double[] x, double[] hidden, double[] output, double[] h, double[] o) {
    blas.dgemm("N", "N", HIDDEN, BATCH, INPUTS, 1, hidden, HIDDEN, x, INPUTS, 0, h, HIDDEN);
    blas.dgemm("N", "N", CLASSES, BATCH, HIDDEN, 1, output, CLASSES, h, HIDDEN, 0, o, CLASSES);
  }
}
