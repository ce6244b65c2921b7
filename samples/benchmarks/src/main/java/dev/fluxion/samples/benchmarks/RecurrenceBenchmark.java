package dev.fluxion.samples.benchmarks;

import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;

/** {@link Recurrence} of a thousand steps. */
public class RecurrenceBenchmark extends Measured {
  private static final int STEPS = 1_000;

  private final double[] p = {0.9, 1.3, -0.2};
  private final double[] direction = {1, -0.5, 0.25};
  private final double[] input = new double[STEPS];
  private final double[] target = new double[STEPS];
  private final double[] tape = new double[STEPS];
  private final double[] pBar = new double[3];
  private final RecurrenceGradients.LossAdjoint adjoint = new RecurrenceGradients.LossAdjoint();

  @Override
  public void prepare() {
    Arrays.setAll(input, t -> Math.sin(0.7 * t));
    Arrays.setAll(target, t -> 0.8 * Math.sin(0.7 * t + 0.4));
  }

  @Benchmark
  public double primal() {
    return Recurrence.loss(p, input, target);
  }

  @Benchmark
  public double fused() {
    return Recurrence.fused(p, input, target, tape, pBar);
  }

  @Benchmark
  public Object gradient() {
    return RecurrenceGradients.lossGradient(p, input, target);
  }

  @Benchmark
  public double gradientInto() {
    return RecurrenceGradients.lossGradient(p, input, target, adjoint);
  }

  @Benchmark
  public Object jvp() {
    return RecurrenceGradients.lossJvp(p, input, target, direction);
  }

  @Benchmark
  public Object hvp() {
    return RecurrenceGradients.lossHvp(p, input, target, direction);
  }

  @Override
  public void check() {
    double[] expected = new double[3];
    double value = Recurrence.fused(p, input, target, tape, expected);
    Agreement.check("primal", value, primal(), 1e-12);
    var into = new RecurrenceGradients.LossAdjoint();
    double own = RecurrenceGradients.lossGradient(p, input, target, into);
    Agreement.check("gradientInto", primal(), own, 0);
    Agreement.check("gradientInto", expected, into.p, 1e-11);
    double along = Agreement.dot(expected, direction);
    var jvp = RecurrenceGradients.lossJvp(p, input, target, direction);
    Agreement.check("jvp", along, jvp.tangent(), 1e-11);
    var hvp = RecurrenceGradients.lossHvp(p, input, target, direction);
    Agreement.check("gradient", into.toArray(), hvp.gradient().toArray(), 1e-12);
    Agreement.check(
        "hvp",
        Agreement.difference(this::gradientByHand, p, direction),
        hvp.product().toArray(),
        1e-6);
  }

  private double[] gradientByHand(double[] at) {
    double[] bar = new double[3];
    Recurrence.fused(at, input, target, tape, bar);
    return bar;
  }
}
