package dev.fluxion.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/** {@link RungeKutta} of a thousand steps. */
public class RungeKuttaBenchmark extends Measured {
  private static final int STEPS = 1_000;
  private static final double H = 0.01;

  private final double[] p = {1.1, 0.4, 0.1, 0.4};
  private final double[] first = {1, 0.5};
  private final double[] direction = {0.5, -1, 2, 0.25};
  private final double[] tape = new double[2 * STEPS];
  private final double[] pBar = new double[4];
  private final RungeKuttaGradients.ProductAdjoint adjoint =
      new RungeKuttaGradients.ProductAdjoint();

  @Override
  public void prepare() {}

  @Benchmark
  public double primal() {
    return RungeKutta.product(p, first, H, STEPS);
  }

  @Benchmark
  public double fused() {
    return RungeKutta.fused(p, first, H, STEPS, tape, pBar);
  }

  @Benchmark
  public Object gradient() {
    return RungeKuttaGradients.productGradient(p, first, H, STEPS);
  }

  @Benchmark
  public double gradientInto() {
    return RungeKuttaGradients.productGradient(p, first, H, STEPS, adjoint);
  }

  @Benchmark
  public Object jvp() {
    return RungeKuttaGradients.productJvp(p, first, H, STEPS, direction);
  }

  @Benchmark
  public Object hvp() {
    return RungeKuttaGradients.productHvp(p, first, H, STEPS, direction);
  }

  @Override
  public void check() {
    double[] expected = new double[4];
    double value = RungeKutta.fused(p, first, H, STEPS, tape, expected);
    Agreement.check("primal", value, primal(), 1e-11);
    var into = new RungeKuttaGradients.ProductAdjoint();
    double own = RungeKuttaGradients.productGradient(p, first, H, STEPS, into);
    Agreement.check("gradientInto", primal(), own, 0);
    Agreement.check("gradientInto", expected, into.p, 1e-10);
    double along = Agreement.dot(expected, direction);
    var jvp = RungeKuttaGradients.productJvp(p, first, H, STEPS, direction);
    Agreement.check("jvp", along, jvp.tangent(), 1e-10);
    var hvp = RungeKuttaGradients.productHvp(p, first, H, STEPS, direction);
    Agreement.check("hvp", along, hvp.product().value(), 1e-10);
    Agreement.check("gradient", into.toArray(), hvp.gradient().toArray(), 1e-12);
  }
}
