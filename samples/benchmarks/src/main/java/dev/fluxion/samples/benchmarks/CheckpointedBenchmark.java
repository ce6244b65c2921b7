package dev.fluxion.samples.benchmarks;

import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;

/** {@link Seasons}: a million steps, in a heap of 64 MB. */
public class CheckpointedBenchmark extends Measured {

  private static final int SEASONS = 12;

  private int steps = 1_000_000;
  private double growth = 1.1;
  private double capacity = 0.9;
  private final double[] harvest = new double[SEASONS];
  private final double[] gradient = new double[2 + SEASONS];
  private final double[] states = new double[steps];
  private final SeasonsGradients.EulerAdjoint recorded = new SeasonsGradients.EulerAdjoint();
  private final SeasonsGradients.CheckpointedAdjoint checkpointed =
      new SeasonsGradients.CheckpointedAdjoint();
  private final SeasonsGradients.CheckpointedOftenAdjoint often =
      new SeasonsGradients.CheckpointedOftenAdjoint();

  @Override
  public void prepare() {
    Arrays.setAll(harvest, i -> 0.4 + 0.1 * Math.sin(i));
  }

  @Benchmark
  public double primal() {
    return Seasons.euler(growth, capacity, harvest, steps);
  }

  @Benchmark
  public double twoSweeps() {
    return Seasons.twoSweeps(growth, capacity, harvest, steps, gradient, states);
  }

  /** Every step is recorded. */
  @Benchmark
  public double gradientInto() {
    return SeasonsGradients.eulerGradient(growth, capacity, harvest, steps, recorded);
  }

  @Benchmark
  public double checkpointed() {
    return SeasonsGradients.checkpointedGradient(growth, capacity, harvest, steps, checkpointed);
  }

  @Benchmark
  public double checkpointedOften() {
    return SeasonsGradients.checkpointedOftenGradient(growth, capacity, harvest, steps, often);
  }

  @Override
  public void check() {
    double[] expected = new double[2 + SEASONS];
    double value = Seasons.twoSweeps(growth, capacity, harvest, steps, expected, states);
    Agreement.check("primal", value, primal(), 0);
    var fresh = SeasonsGradients.checkpointedGradient(growth, capacity, harvest, steps);
    Agreement.check("checkpointed", value, fresh.value(), 0);
    Agreement.check("checkpointed", expected, fresh.toArray(), 1e-10);
    var oftener = SeasonsGradients.checkpointedOftenGradient(growth, capacity, harvest, steps);
    Agreement.check("checkpointedOften", value, oftener.value(), 0);
    Agreement.check("checkpointedOften", expected, oftener.toArray(), 1e-10);
    var into = new SeasonsGradients.EulerAdjoint();
    SeasonsGradients.eulerGradient(growth, capacity, harvest, steps, into);
    Agreement.check("gradientInto", expected, into.toArray(), 1e-10);
  }
}
