package dev.fluxion.samples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/**
 * A gradient that is added into an adjoint allocates nothing, from the second call on; and how much
 * a checkpointed one allocates.
 */
class AllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int CALLS = 100;

  @Test
  void rosenbrock() {
    var adjoint = new FunctionsGradients.RosenbrockAdjoint();
    assertNoAllocation(() -> FunctionsGradients.rosenbrockGradient(-1.2, 1, adjoint));
  }

  @Test
  void call() {
    var adjoint = new FunctionsGradients.CallAdjoint();
    assertNoAllocation(() -> FunctionsGradients.callGradient(105, 100, 0.03, 0.2, 1.5, adjoint));
  }

  @Test
  void predatorAndPrey() {
    var adjoint = new FunctionsGradients.PredatorAndPreyAdjoint();
    assertNoAllocation(
        () -> FunctionsGradients.predatorAndPreyGradient(1.1, 0.9, 0.4, 1000, adjoint));
  }

  @Test
  void logistic() {
    var adjoint = new FunctionsGradients.LogisticAdjoint();
    assertNoAllocation(() -> FunctionsGradients.logisticGradient(1.1, 0.9, 0.4, 1000, adjoint));
  }

  @Test
  void aCheckpointedLoopKeepsFewStates() {
    int steps = 100_000;
    FunctionsGradients.checkpointedGradient(1.1, 0.9, 0.4, steps);
    FunctionsGradients.predatorAndPreyGradient(1.1, 0.9, 0.4, steps);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    var recorded = FunctionsGradients.predatorAndPreyGradient(1.1, 0.9, 0.4, steps);
    long between = THREADS.getCurrentThreadAllocatedBytes();
    var checkpointed = FunctionsGradients.checkpointedGradient(1.1, 0.9, 0.4, steps);
    long after = THREADS.getCurrentThreadAllocatedBytes();
    assertArrayEquals(recorded.toArray(), checkpointed.toArray());
    assertTrue(between - before > 8L * steps, "every step is recorded");
    // 17 snapshots of three numbers, on tapes that grow by doubling.
    assertTrue(after - between < 8_000, () -> after - between + " bytes");
  }

  private static void assertNoAllocation(DoubleSupplier gradient) {
    allocatedBy(gradient);
    // A class that is loaded meanwhile counts, once; so the least of a few runs tells.
    long least = Long.MAX_VALUE;
    for (int run = 0; run < 5; run++) {
      least = Math.min(least, allocatedBy(gradient));
    }
    assertEquals(0, least, "bytes in " + CALLS + " calls");
  }

  private static long allocatedBy(DoubleSupplier gradient) {
    double sum = 0;
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int k = 0; k < CALLS; k++) {
      sum += gradient.getAsDouble();
    }
    long after = THREADS.getCurrentThreadAllocatedBytes();
    assertEquals(sum, sum, "values are numbers");
    return after - before;
  }
}
