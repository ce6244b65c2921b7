package dev.fluxion.samples.benchmarks.adbench;

import dev.fluxion.samples.benchmarks.Agreement;
import dev.fluxion.samples.benchmarks.Measured;
import java.util.Arrays;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** {@link LongShortTermMemory}: a text of 1024 characters. */
public class LongShortTermMemoryBenchmark extends Measured {

  @Param({"2", "4"})
  int layers = 2;

  private LongShortTermMemoryData data =
      new LongShortTermMemoryData(
          new double[0][], new double[0][], new double[0][], new double[0][]);
  private LongShortTermMemoryByHand byHand = new LongShortTermMemoryByHand(0, 0, 1);
  private final LongShortTermMemoryGradients.LossAdjoint adjoint =
      new LongShortTermMemoryGradients.LossAdjoint();

  @Override
  public void prepare() {
    data = Resources.read("lstm/lstm_l" + layers + "_c1024.txt", LongShortTermMemoryData::read);
    byHand = byHand();
  }

  private LongShortTermMemoryByHand byHand() {
    return new LongShortTermMemoryByHand(layers, data.extra()[0].length, data.sequence().length);
  }

  @Benchmark
  public double primal() {
    return LongShortTermMemory.loss(data.main(), data.extra(), data.state(), data.sequence());
  }

  @Benchmark
  public double twoSweeps() {
    return byHand.lossGradient(data.main(), data.extra(), data.state(), data.sequence());
  }

  @Benchmark
  public LongShortTermMemoryGradients.LossGradient gradient() {
    return LongShortTermMemoryGradients.lossGradient(
        data.main(), data.extra(), data.state(), data.sequence());
  }

  @Benchmark
  public double gradientInto() {
    return into(adjoint);
  }

  private double into(LongShortTermMemoryGradients.LossAdjoint adjoint) {
    return LongShortTermMemoryGradients.lossGradient(
        data.main(), data.extra(), data.state(), data.sequence(), adjoint);
  }

  @Benchmark
  public LongShortTermMemoryGradients.LossJvp jvp() {
    return LongShortTermMemoryGradients.lossJvp(
        data.main(), data.extra(), data.state(), data.sequence(), data.main(), data.extra());
  }

  @Benchmark
  public LongShortTermMemoryGradients.LossHvp hvp() {
    return LongShortTermMemoryGradients.lossHvp(
        data.main(), data.extra(), data.state(), data.sequence(), data.main(), data.extra());
  }

  @Override
  public void check() {
    double value = primal();
    LongShortTermMemoryByHand fresh = byHand();
    Agreement.check(
        "twoSweeps",
        value,
        fresh.lossGradient(data.main(), data.extra(), data.state(), data.sequence()),
        1e-12);
    double[] expected = flat(fresh.main, fresh.extra);
    var gradient = gradient();
    Agreement.check("gradient", value, gradient.value(), 0);
    Agreement.check("gradient", expected, gradient.toArray(), 1e-12);
    var into = new LongShortTermMemoryGradients.LossAdjoint();
    Agreement.check("gradientInto", value, into(into), 0);
    Agreement.check("gradientInto", expected, into.toArray(), 1e-12);
    double along = Agreement.dot(expected, flat(data.main(), data.extra()));
    Agreement.check("jvp", along, jvp().tangent(), 1e-10);
    Agreement.check("hvp", along, hvp().product().value(), 1e-10);
  }

  static double[] flat(double[][] main, double[][] extra) {
    return Stream.concat(Arrays.stream(main), Arrays.stream(extra))
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }
}
