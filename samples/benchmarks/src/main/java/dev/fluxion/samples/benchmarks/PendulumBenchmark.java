package dev.fluxion.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/** {@link Pendulum} of a thousand steps. */
public class PendulumBenchmark extends Measured {
  private static final int STEPS = 1_000;
  private static final double H = 0.01;

  private final double[] p = {2, 0.3, 0.7, 0.5, -0.2};
  private final double[] direction = {0.5, -1, 2, 0.25, 1};
  private final double[] tape = new double[4 * STEPS];
  private final double[] pBar = new double[5];
  private final PendulumGradients.SwingAdjoint adjoint = new PendulumGradients.SwingAdjoint();

  @Override
  public void prepare() {}

  @Benchmark
  public double primal() {
    return Pendulum.swing(p, H, STEPS);
  }

  @Benchmark
  public double fused() {
    return Pendulum.fused(p, H, STEPS, tape, pBar);
  }

  @Benchmark
  public Object gradient() {
    return PendulumGradients.swingGradient(p, H, STEPS);
  }

  @Benchmark
  public double gradientInto() {
    return PendulumGradients.swingGradient(p, H, STEPS, adjoint);
  }

  @Benchmark
  public Object jvp() {
    return PendulumGradients.swingJvp(p, H, STEPS, direction);
  }

  @Benchmark
  public Object hvp() {
    return PendulumGradients.swingHvp(p, H, STEPS, direction);
  }

  @Override
  public void check() {
    double[] expected = new double[5];
    double value = Pendulum.fused(p, H, STEPS, tape, expected);
    Agreement.check("primal", value, primal(), 1e-11);
    var into = new PendulumGradients.SwingAdjoint();
    double own = PendulumGradients.swingGradient(p, H, STEPS, into);
    Agreement.check("gradientInto", primal(), own, 0);
    Agreement.check("gradientInto", expected, into.p, 1e-10);
    double along = Agreement.dot(expected, direction);
    var jvp = PendulumGradients.swingJvp(p, H, STEPS, direction);
    Agreement.check("jvp", along, jvp.tangent(), 1e-10);
    var hvp = PendulumGradients.swingHvp(p, H, STEPS, direction);
    Agreement.check("hvp", along, hvp.product().value(), 1e-10);
    Agreement.check("gradient", into.toArray(), hvp.gradient().toArray(), 1e-12);
  }
}
