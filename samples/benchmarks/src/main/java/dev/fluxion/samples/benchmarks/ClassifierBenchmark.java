package dev.fluxion.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/** {@link Classifier} of two hundred samples of twenty numbers, in ten classes. */
public class ClassifierBenchmark extends Measured {
  private static final int SAMPLES = 200;
  private static final int FEATURES = 20;
  private static final int CLASSES = 10;

  private final double[][] weights = new double[CLASSES][FEATURES];
  private final double[][] direction = new double[CLASSES][FEATURES];
  private final double[][] samples = new double[SAMPLES][FEATURES];
  private final int[] labels = new int[SAMPLES];
  private final double[] scores = new double[CLASSES];
  private final double[][] weightsBar = new double[CLASSES][FEATURES];
  private final ClassifierGradients.LossAdjoint adjoint = new ClassifierGradients.LossAdjoint();

  @Override
  public void prepare() {
    for (int j = 0; j < FEATURES; j++) {
      for (int k = 0; k < CLASSES; k++) {
        weights[k][j] = Math.sin(3 * k + j);
        direction[k][j] = Math.cos(k - 2 * j);
      }
      for (int i = 0; i < SAMPLES; i++) {
        samples[i][j] = Math.cos(7 * i + j * j);
        labels[i] = i * i % CLASSES;
      }
    }
  }

  @Benchmark
  public double primal() {
    return Classifier.loss(weights, samples, labels);
  }

  @Benchmark
  public double fused() {
    return Classifier.fused(weights, samples, labels, scores, weightsBar);
  }

  @Benchmark
  public Object gradient() {
    return ClassifierGradients.lossGradient(weights, samples, labels);
  }

  @Benchmark
  public double gradientInto() {
    return ClassifierGradients.lossGradient(weights, samples, labels, adjoint);
  }

  @Benchmark
  public Object jvp() {
    return ClassifierGradients.lossJvp(weights, samples, labels, direction);
  }

  @Benchmark
  public Object hvp() {
    return ClassifierGradients.lossHvp(weights, samples, labels, direction);
  }

  @Override
  public void check() {
    double[][] expected = new double[CLASSES][FEATURES];
    double value = Classifier.fused(weights, samples, labels, scores, expected);
    Agreement.check("primal", value, primal(), 1e-13);
    var into = new ClassifierGradients.LossAdjoint();
    double own = ClassifierGradients.lossGradient(weights, samples, labels, into);
    Agreement.check("gradientInto", primal(), own, 0);
    double along = 0;
    for (int k = 0; k < CLASSES; k++) {
      Agreement.check("gradientInto", expected[k], into.weights[k], 1e-12);
      along += Agreement.dot(expected[k], direction[k]);
    }
    var jvp = ClassifierGradients.lossJvp(weights, samples, labels, direction);
    Agreement.check("jvp", along, jvp.tangent(), 1e-12);
    var hvp = ClassifierGradients.lossHvp(weights, samples, labels, direction);
    Agreement.check("hvp", along, hvp.product().value(), 1e-12);
    Agreement.check("gradient", into.toArray(), hvp.gradient().toArray(), 1e-12);
  }
}
