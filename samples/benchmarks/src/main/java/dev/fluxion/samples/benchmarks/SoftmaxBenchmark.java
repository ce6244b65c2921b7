package dev.fluxion.samples.benchmarks;

import dev.fluxion.Tensor;
import dev.ludovic.netlib.blas.BLAS;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * The forward pass of a softmax network beside its matrix products alone (at most 1.2 times), and
 * its gradient beside the forward pass (at most 3 times).
 */
public class SoftmaxBenchmark extends Measured {
  private final Random random = new Random(1);
  private final SoftmaxNetwork.Layer hidden =
      SoftmaxNetwork.layer(random, SoftmaxNetwork.INPUTS, SoftmaxNetwork.HIDDEN);
  private final SoftmaxNetwork.Layer output =
      SoftmaxNetwork.layer(random, SoftmaxNetwork.HIDDEN, SoftmaxNetwork.CLASSES);
  private final Tensor x =
      SoftmaxNetwork.random(random, SoftmaxNetwork.BATCH, SoftmaxNetwork.INPUTS);
  private final Tensor y = SoftmaxNetwork.classes(random);

  private final BLAS blas = BLAS.getInstance();
  private final double[] examples = x.toArray();
  private final double[] hiddenWeights = hidden.weights().toArray();
  private final double[] outputWeights = output.weights().toArray();
  private final double[] h = new double[SoftmaxNetwork.BATCH * SoftmaxNetwork.HIDDEN];
  private final double[] o = new double[SoftmaxNetwork.BATCH * SoftmaxNetwork.CLASSES];

  @Override
  public void check() {
    products();
    Tensor expected = x.matmul(hidden.weights()).matmul(output.weights());
    double error = Tensor.of(o, expected.shape()).minus(expected).norm();
    Tensor gradient = SoftmaxNetworkGradients.lossGradient(hidden, output, x, y).output().biases();
    Tensor probabilities = output.apply(hidden.apply(x).relu()).softmax(1);
    double gradientError = probabilities.minus(y).mean(0).minus(gradient).norm();
    if (!(error < 1e-10) || !(gradientError < 1e-14)) {
      throw new AssertionError(error + ", " + gradientError);
    }
  }

  @Benchmark
  public double[] products() {
    SoftmaxNetwork.products(blas, examples, hiddenWeights, outputWeights, h, o);
    return o;
  }

  @Benchmark
  public double forward() {
    return SoftmaxNetwork.loss(hidden, output, x, y);
  }

  @Benchmark
  public Object gradient() {
    return SoftmaxNetworkGradients.lossGradient(hidden, output, x, y);
  }
}
