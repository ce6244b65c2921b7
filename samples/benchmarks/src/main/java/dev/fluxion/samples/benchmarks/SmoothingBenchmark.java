package dev.fluxion.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/** {@link Smoothing} of a thousand data. */
public class SmoothingBenchmark extends Measured {
  private static final int N = 1_000;
  private static final double WEIGHT = 3;

  private final double[] x = new double[N];
  private final double[] data = new double[N];
  private final double[] direction = new double[N];
  private final double[] xBar = new double[N];
  private final SmoothingGradients.EnergyAdjoint adjoint = new SmoothingGradients.EnergyAdjoint();

  @Override
  public void prepare() {
    for (int i = 0; i < N; i++) {
      x[i] = Math.sin(0.01 * i);
      data[i] = x[i] + 0.3 * Math.cos(17.0 * i);
      direction[i] = Math.cos(0.3 * i);
    }
  }

  @Benchmark
  public double primal() {
    return Smoothing.energy(x, data, WEIGHT);
  }

  @Benchmark
  public double fused() {
    return Smoothing.fused(x, data, WEIGHT, xBar);
  }

  @Benchmark
  public Object gradient() {
    return SmoothingGradients.energyGradient(x, data, WEIGHT);
  }

  @Benchmark
  public double gradientInto() {
    return SmoothingGradients.energyGradient(x, data, WEIGHT, adjoint);
  }

  @Benchmark
  public Object jvp() {
    return SmoothingGradients.energyJvp(x, data, WEIGHT, direction);
  }

  @Benchmark
  public Object hvp() {
    return SmoothingGradients.energyHvp(x, data, WEIGHT, direction);
  }

  @Override
  public void check() {
    double[] expected = new double[N];
    double value = Smoothing.fused(x, data, WEIGHT, expected);
    Agreement.check("primal", value, primal(), 1e-12);
    var into = new SmoothingGradients.EnergyAdjoint();
    double own = SmoothingGradients.energyGradient(x, data, WEIGHT, into);
    Agreement.check("gradientInto", primal(), own, 0);
    Agreement.check("gradientInto", expected, into.x, 1e-12);
    double along = Agreement.dot(expected, direction);
    var jvp = SmoothingGradients.energyJvp(x, data, WEIGHT, direction);
    Agreement.check("jvp", along, jvp.tangent(), 1e-10);
    var hvp = SmoothingGradients.energyHvp(x, data, WEIGHT, direction);
    Agreement.check("gradient", into.toArray(), hvp.gradient().toArray(), 1e-12);
    Agreement.check(
        "hvp",
        Agreement.difference(this::gradientByHand, x, direction),
        hvp.product().toArray(),
        1e-5);
  }

  private double[] gradientByHand(double[] at) {
    double[] bar = new double[N];
    Smoothing.fused(at, data, WEIGHT, bar);
    return bar;
  }
}
