package dev.fluxion.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/** {@link Layers} of a hundred and fifty units each. */
public class LayersBenchmark extends Measured {
  private static final int SIZE = 150;

  private final double[][] first = new double[SIZE][SIZE];
  private final double[][] second = new double[SIZE][SIZE];
  private final double[] input = new double[SIZE];
  private final double[] hidden = new double[SIZE];
  private final double[] output = new double[SIZE];
  private final double[] hiddenBar = new double[SIZE];
  private final double[][] firstBar = new double[SIZE][SIZE];
  private final double[][] secondBar = new double[SIZE][SIZE];
  private final LayersGradients.EnergyAdjoint adjoint = new LayersGradients.EnergyAdjoint();

  @Override
  public void prepare() {
    for (int i = 0; i < SIZE; i++) {
      input[i] = Math.cos(i);
      for (int j = 0; j < SIZE; j++) {
        first[i][j] = 0.1 * Math.sin(i + 2 * j);
        second[i][j] = 0.1 * Math.cos(3 * i - j);
      }
    }
  }

  @Benchmark
  public double primal() {
    return Layers.energy(first, second, input, hidden, output);
  }

  @Benchmark
  public double fused() {
    return Layers.fused(first, second, input, hidden, output, hiddenBar, firstBar, secondBar);
  }

  @Benchmark
  public Object gradient() {
    return LayersGradients.energyGradient(first, second, input, hidden, output);
  }

  @Benchmark
  public double gradientInto() {
    return LayersGradients.energyGradient(first, second, input, hidden, output, adjoint);
  }

  @Benchmark
  public Object jvp() {
    return LayersGradients.energyJvp(first, second, input, hidden, output, second, first);
  }

  @Benchmark
  public Object hvp() {
    return LayersGradients.energyHvp(first, second, input, hidden, output, second, first);
  }

  @Override
  public void check() {
    double[][] expectedFirst = new double[SIZE][SIZE];
    double[][] expectedSecond = new double[SIZE][SIZE];
    double value =
        Layers.fused(
            first, second, input, hidden, output, hiddenBar, expectedFirst, expectedSecond);
    Agreement.check("primal", value, primal(), 1e-13);
    var into = new LayersGradients.EnergyAdjoint();
    double own = LayersGradients.energyGradient(first, second, input, hidden, output, into);
    Agreement.check("gradientInto", primal(), own, 0);
    double along = 0;
    for (int i = 0; i < SIZE; i++) {
      Agreement.check("gradientInto", expectedFirst[i], into.first[i], 1e-12);
      Agreement.check("gradientInto", expectedSecond[i], into.second[i], 1e-12);
      along += Agreement.dot(expectedFirst[i], second[i]);
      along += Agreement.dot(expectedSecond[i], first[i]);
    }
    var jvp = LayersGradients.energyJvp(first, second, input, hidden, output, second, first);
    Agreement.check("jvp", along, jvp.tangent(), 1e-12);
    var hvp = LayersGradients.energyHvp(first, second, input, hidden, output, second, first);
    Agreement.check("hvp", along, hvp.product().value(), 1e-12);
    Agreement.check("gradient", into.toArray(), hvp.gradient().toArray(), 1e-12);
  }
}
