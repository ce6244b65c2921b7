package dev.fluxion.samples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.fluxion.samples.benchmarks.adbench.FlatGaussianMixtureBenchmark;
import dev.fluxion.samples.benchmarks.adbench.GaussianMixtureBenchmark;
import dev.fluxion.samples.benchmarks.adbench.LongShortTermMemoryBenchmark;
import java.lang.management.ManagementFactory;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/**
 * A gradient that is added into an adjoint allocates nothing, from the second call on; and how much
 * a checkpointed one allocates.
 */
class AllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void gradientsOfTheSevenTasks() {
    assertEquals(0, leastAllocated(prepared(new RosenbrockBenchmark())::gradientInto));
    assertEquals(0, leastAllocated(prepared(new BlackScholesBenchmark())::gradientInto));
    assertEquals(0, leastAllocated(prepared(new PerceptronBenchmark())::gradientInto));
    assertEquals(0, leastAllocated(prepared(new LogisticBenchmark())::gradientInto));
  }

  @Test
  void gradientsOfAdbench() {
    assertEquals(0, leastAllocated(prepared(new GaussianMixtureBenchmark())::gradientInto));
    assertEquals(0, leastAllocated(prepared(new FlatGaussianMixtureBenchmark())::gradientInto));
    assertEquals(0, leastAllocated(prepared(new LongShortTermMemoryBenchmark())::gradientInto));
  }

  @Test
  void arraysOfEachTrip() {
    assertEquals(0, leastAllocated(prepared(new ClassifierBenchmark())::gradientInto));
  }

  private static <T extends Measured> T prepared(T measured) {
    measured.prepare();
    return measured;
  }

  @Test
  void checkpointedLoopsKeepFewStates() {
    int steps = 1_000_000;
    double[] harvest = {0.4, 0.5, 0.3, 0.2};
    long recorded =
        leastAllocated(() -> SeasonsGradients.eulerGradient(1.1, 0.9, harvest, steps).value());
    long checkpointed =
        leastAllocated(
            () -> SeasonsGradients.checkpointedGradient(1.1, 0.9, harvest, steps).value());
    long often =
        leastAllocated(
            () -> SeasonsGradients.checkpointedOftenGradient(1.1, 0.9, harvest, steps).value());
    assertTrue(recorded >= 8L * steps, () -> recorded + " bytes: every step is recorded");
    // 80 snapshots of one number and 1,500 of them, on tapes that grow by doubling.
    assertTrue(checkpointed < 8_000, () -> checkpointed + " bytes");
    assertTrue(often < 100_000, () -> often + " bytes");
  }

  /** A class that is loaded meanwhile counts, once; so the least of a few calls tells. */
  private static long leastAllocated(DoubleSupplier call) {
    long least = Long.MAX_VALUE;
    for (int run = 0; run < 6; run++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      double value = call.getAsDouble();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
      assertTrue(Double.isFinite(value));
    }
    return least;
  }
}
