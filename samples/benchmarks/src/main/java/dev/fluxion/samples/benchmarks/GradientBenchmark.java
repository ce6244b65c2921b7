package dev.fluxion.samples.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * For each function: itself ({@code Primal}), its gradient by hand and as generated, as a record
 * and added into an adjoint.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class GradientBenchmark {

  private static final int STEPS = 1000;

  // Fields, not constants, so that the JIT cannot work out the answers.
  private double x = -1.2;
  private double y = 1.0;

  private double spot = 105;
  private double strike = 100;
  private double rate = 0.03;
  private double volatility = 0.2;
  private double maturity = 1.5;

  private double first = 1.1;
  private double second = 0.9;
  private double third = 0.4;
  private int steps = STEPS;

  private final ByHand.Rosenbrock rosenbrockByHand = new ByHand.Rosenbrock();
  private final ByHand.Call callByHand = new ByHand.Call();
  private final ByHand.PredatorAndPrey predatorAndPreyByHand = new ByHand.PredatorAndPrey();
  private final ByHand.Logistic logisticByHand = new ByHand.Logistic();

  private final FunctionsGradients.RosenbrockAdjoint rosenbrockGenerated =
      new FunctionsGradients.RosenbrockAdjoint();
  private final FunctionsGradients.CallAdjoint callGenerated = new FunctionsGradients.CallAdjoint();
  private final FunctionsGradients.PredatorAndPreyAdjoint predatorAndPreyGenerated =
      new FunctionsGradients.PredatorAndPreyAdjoint();
  private final FunctionsGradients.LogisticAdjoint logisticGenerated =
      new FunctionsGradients.LogisticAdjoint();

  @Benchmark
  public double rosenbrockPrimal() {
    return Functions.rosenbrock(x, y);
  }

  @Benchmark
  public Object rosenbrockRecordGenerated() {
    return FunctionsGradients.rosenbrockGradient(x, y);
  }

  @Benchmark
  public double rosenbrockByHand() {
    return ByHand.rosenbrock(x, y, rosenbrockByHand);
  }

  @Benchmark
  public double rosenbrockAdjointGenerated() {
    return FunctionsGradients.rosenbrockGradient(x, y, rosenbrockGenerated);
  }

  @Benchmark
  public double callPrimal() {
    return Functions.call(spot, strike, rate, volatility, maturity);
  }

  @Benchmark
  public Object callRecordGenerated() {
    return FunctionsGradients.callGradient(spot, strike, rate, volatility, maturity);
  }

  @Benchmark
  public double callByHand() {
    return ByHand.call(spot, strike, rate, volatility, maturity, callByHand);
  }

  @Benchmark
  public double callAdjointGenerated() {
    return FunctionsGradients.callGradient(spot, strike, rate, volatility, maturity, callGenerated);
  }

  @Benchmark
  public double predatorAndPreyPrimal() {
    return Functions.predatorAndPrey(first, second, third, steps);
  }

  @Benchmark
  public Object predatorAndPreyRecordGenerated() {
    return FunctionsGradients.predatorAndPreyGradient(first, second, third, steps);
  }

  @Benchmark
  public double predatorAndPreyByHand() {
    return ByHand.predatorAndPrey(first, second, third, steps, predatorAndPreyByHand);
  }

  @Benchmark
  public double predatorAndPreyAdjointGenerated() {
    return FunctionsGradients.predatorAndPreyGradient(
        first, second, third, steps, predatorAndPreyGenerated);
  }

  @Benchmark
  public double logisticPrimal() {
    return Functions.logistic(first, second, third, steps);
  }

  @Benchmark
  public Object logisticRecordGenerated() {
    return FunctionsGradients.logisticGradient(first, second, third, steps);
  }

  @Benchmark
  public double logisticByHand() {
    return ByHand.logistic(first, second, third, steps, logisticByHand);
  }

  @Benchmark
  public double logisticAdjointGenerated() {
    return FunctionsGradients.logisticGradient(first, second, third, steps, logisticGenerated);
  }
}
