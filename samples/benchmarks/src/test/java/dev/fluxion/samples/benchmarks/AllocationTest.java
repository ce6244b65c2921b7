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
    double[] x = {-1.2, 1, 0.3};
    var adjoint = new RosenbrockGradients.ValleyAdjoint();
    assertNoAllocation(() -> RosenbrockGradients.valleyGradient(x, adjoint));
  }

  @Test
  void blackScholes() {
    var adjoint = new BlackScholesGradients.CallAdjoint();
    assertNoAllocation(() -> BlackScholesGradients.callGradient(105, 100, 0.03, 0.2, 1.5, adjoint));
  }

  @Test
  void perceptron() {
    double[] p = new double[Perceptron.PARAMETERS];
    double[] x = new double[Perceptron.INPUTS];
    var adjoint = new PerceptronGradients.LossAdjoint();
    assertNoAllocation(() -> PerceptronGradients.lossGradient(p, x, 1, adjoint));
  }

  @Test
  void logistic() {
    var adjoint = new LogisticGradients.EulerAdjoint();
    assertNoAllocation(() -> LogisticGradients.eulerGradient(1.1, 0.9, 0.4, 1000, adjoint));
  }

  @Test
  void aCheckpointedLoopKeepsFewStates() {
    int steps = 100_000;
    LogisticGradients.checkpointedGradient(1.1, 0.9, 0.4, steps);
    LogisticGradients.eulerGradient(1.1, 0.9, 0.4, steps);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    var recorded = LogisticGradients.eulerGradient(1.1, 0.9, 0.4, steps);
    long between = THREADS.getCurrentThreadAllocatedBytes();
    var checkpointed = LogisticGradients.checkpointedGradient(1.1, 0.9, 0.4, steps);
    long after = THREADS.getCurrentThreadAllocatedBytes();
    assertArrayEquals(recorded.toArray(), checkpointed.toArray());
    assertTrue(between - before >= 8L * steps, "every step is recorded");
    // 17 snapshots of one number, on tapes that grow by doubling.
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
