package dev.fluxion.processor.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How much memory a gradient takes for each trip of a loop: what the reverse of a trip cannot do
 * without, counted by hand. The array among the parameters is there so that the gradient goes back.
 */
class TapeBytesTest {

  private static final String ALLOCATED =
      """
      com.sun.management.ThreadMXBean threads =
          (com.sun.management.ThreadMXBean)
              java.lang.management.ManagementFactory.getThreadMXBean();
      long[] least = {Long.MAX_VALUE, Long.MAX_VALUE};
      for (int run = 0; run < 20; run++) {
        for (int size = 0; size < 2; size++) {
          long before = threads.getCurrentThreadAllocatedBytes();
          AGradients.fGradient(0.5, 0.25f, new double[1], (size + 1) * 8_000);
          long bytes = threads.getCurrentThreadAllocatedBytes() - before;
          least[size] = Math.min(least[size], bytes);
        }
      }
      if (true) { return (least[1] - least[0]) / 8_000.0; }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Linear in the state, and no other factor: nothing.
        "s = s * 0.5 + x                                         | 0",
        "s += Math.exp(x * i)                                    | 0",
        "s += x * i * i                                          | 0",
        "if (i % 2 == 0) { s += x; } else { s -= z; }            | 0",
        // Both factors are active: the state, the other one is there.
        "s = s * x + 1                                           | 8",
        "s = 3.5 * s * (1 - s) * x                               | 8",
        // The slope follows from what comes out, or from what goes in.
        "s = Math.sqrt(s + x)                                    | 8",
        "s = Math.exp(-s) * x                                    | 8",
        "s = Math.tanh(s + x)                                    | 8",
        "s = Math.sin(s) + x                                     | 8",
        "s = 1 / (1 + s * s) + x                                 | 8",
        // What comes out goes into the next trip.
        "s = Math.tanh(s * x)                                    | 8",
        "s = Math.tanh(s * x); t += s * s * x                    | 8",
        "double d = Math.sin(s * x + t * z); t = s; s = d        | 8",
        // The state tells the way.
        "if (s > 0.5) { s = s * x; } else { s = s * s + 1; }     | 8",
        // Two states.
        "double d = s; s = s * (1 - t) * x; t = t + d * t * 0.01 | 16",
        // The element alone: neither the array nor its shadow is kept.
        "double[] y = new double[2]; y[i % 2] = s * 0.5 + x; s = Math.sin(y[i % 2]) | 8",
        // A float has four bytes.
        "z = z * (1 - z)                                         | 4",
      })
  void aTripTakes(String statement, double bytes) throws Throwable {
    Object taken =
        CheckedProgram.run(
            """
            @Differentiable
            static double f(double x, float z, double[] w, int n) {
              double s = 0.75;
              double t = 0.5;
              for (int i = 0; i < n; i++) {
                %s;
              }
              return s * t + z + w[0];
            }
            """
                .formatted(statement),
            ALLOCATED);
    assertEquals(bytes, (double) taken, 0.01);
  }

  private static final String STEPS =
      """
      @Differentiable
      static double f(double x, float z, double[] w, int n) {
        double[] y = %s;
        for (int i = 0; i < n; i++) {
          double[] slope = {Math.sin(y[1]), -y[0] * x};
          double[] next = new double[y.length];
          for (int k = 0; k < y.length; k++) {
            next[k] = y[k] + 0.01 * slope[k];
          }
          y = next;
        }
        return y[0] * y[1] + z + w[0];
      }
      """;

  private static final String OF_TWO = STEPS.formatted("{0.75, x}");
  private static final String OF_SOME = STEPS.formatted("new double[2 * w.length]");

  /** The state as two numbers. */
  @Test
  void aTripThatHandsAPairOnKeepsNoArray() throws Throwable {
    assertEquals(2 * 8, (double) CheckedProgram.run(OF_TWO, ALLOCATED), 0.01);
  }

  /**
   * Two numbers behind a header of 16 bytes, a reference on the tape, and one in a list of such
   * arrays, which grows to twice its size; no cotangents.
   */
  @Test
  void aTripThatHandsAnArrayOnKeepsIt() throws Throwable {
    double bytes = (double) CheckedProgram.run(OF_SOME, ALLOCATED);
    assertEquals(16 + 2 * 8 + 4 + 2 * 4, bytes, 4.1);
  }

  @Test
  void anAdjointHasRoomForWhatTripsMake() throws Throwable {
    String allocated =
        "AGradients.FAdjoint adjoint = new AGradients.FAdjoint();\n"
            + ALLOCATED.replace("(size + 1) * 8_000)", "(size + 1) * 8_000, adjoint)");
    assertEquals(0, (double) CheckedProgram.run(OF_SOME, allocated), 0.01);
  }
}
