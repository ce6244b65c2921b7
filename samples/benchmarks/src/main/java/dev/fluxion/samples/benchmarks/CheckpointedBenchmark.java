package dev.fluxion.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/** {@link Logistic}: a million steps, in a heap of 64 MB. */
public class CheckpointedBenchmark extends Measured {

  private int steps = 1_000_000;
  private double growth = 1.1;
  private double capacity = 0.9;
  private double harvest = 0.4;
  private final LogisticGradients.EulerAdjoint recorded = new LogisticGradients.EulerAdjoint();
  private final LogisticGradients.CheckpointedAdjoint checkpointed =
      new LogisticGradients.CheckpointedAdjoint();
  private final LogisticGradients.CheckpointedOftenAdjoint often =
      new LogisticGradients.CheckpointedOftenAdjoint();

  @Benchmark
  public double primal() {
    return Logistic.euler(growth, capacity, harvest, steps);
  }

  /** Every step is recorded. */
  @Benchmark
  public double gradientInto() {
    return LogisticGradients.eulerGradient(growth, capacity, harvest, steps, recorded);
  }

  @Benchmark
  public double checkpointed() {
    return LogisticGradients.checkpointedGradient(growth, capacity, harvest, steps, checkpointed);
  }

  @Benchmark
  public double checkpointedOften() {
    return LogisticGradients.checkpointedOftenGradient(growth, capacity, harvest, steps, often);
  }

  @Override
  public void check() {
    double[] expected = new double[3];
    double value = Logistic.threeTangents(growth, capacity, harvest, steps, expected);
    var fresh = LogisticGradients.checkpointedGradient(growth, capacity, harvest, steps);
    Agreement.check("checkpointed", value, fresh.value(), 0);
    Agreement.check("checkpointed", expected, fresh.toArray(), 1e-10);
    var oftener = LogisticGradients.checkpointedOftenGradient(growth, capacity, harvest, steps);
    Agreement.check("checkpointedOften", value, oftener.value(), 0);
    Agreement.check("checkpointedOften", expected, oftener.toArray(), 1e-10);
    var into = new LogisticGradients.EulerAdjoint();
    LogisticGradients.eulerGradient(growth, capacity, harvest, steps, into);
    Agreement.check("gradientInto", expected, into.toArray(), 1e-10);
  }
}
