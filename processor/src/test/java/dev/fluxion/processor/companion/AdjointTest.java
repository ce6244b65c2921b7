package dev.fluxion.processor.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What {@code fGradient(args…, FAdjoint)} does with its adjoint. */
class AdjointTest {
  private static final String ITERATED =
      """
        @Differentiable
        static double f(double x, float y, int n) {
          double s = 0;
          for (int i = 0; i < n; i++) {
            s = Math.sin(s * x) + y;
          }
          if (n == 3) {
            throw new IllegalStateException("three");
          }
          return s;
        }
      """;

  private static final String UNKNOWN_TRIPS =
      """
        @Differentiable
        static double f(double x, float y, int n) {
          double s = 1;
          int k = 0;
          while (Math.abs(s) > 1e-3 || k < n) {
            s = s * Math.sin(x + s) + y;
            k++;
            if (k > n) {
              break;
            }
          }
          return s;
        }
      """;

  private static final String BRANCHING =
      """
        @Differentiable
        static double f(double x, float y, int n) {
          double s = 1;
          for (int i = 0; i < n; i++) {
            if (s * x > 0.3) {
              s = s * Math.cos(x) - y;
            } else {
              for (int j = 0; j < i; j++) {
                s = Math.sin(s * s + x);
              }
            }
          }
          return s;
        }
      """;

  @Test
  void valueIsReturnedAndGradientAdded() throws Throwable {
    CheckedProgram.run(
        ITERATED,
        """
        AGradients.FAdjoint adjoint = new AGradients.FAdjoint();
        double value = AGradients.fGradient(0.5, 0.25f, 10, adjoint);
        AGradients.FGradient g = AGradients.fGradient(0.5, 0.25f, 10);
        check(value == f(0.5, 0.25f, 10));
        check(value == g.value());
        check(adjoint.x == g.x() && adjoint.y == g.y());
        check(java.util.Arrays.equals(adjoint.toArray(), g.toArray()));
        check(java.util.Arrays.equals(adjoint.toArray(), new double[] {g.x(), g.y()}));
        AGradients.FGradient h = AGradients.fGradient(0.75, 0.25f, 4);
        AGradients.fGradient(0.75, 0.25f, 4, adjoint);
        check(adjoint.x == g.x() + h.x() && adjoint.y == g.y() + h.y());
        adjoint.clear();
        check(adjoint.x == 0 && adjoint.y == 0);
        adjoint.x = 100;
        AGradients.fGradient(0.5, 0.25f, 10, adjoint);
        check(adjoint.x == 100 + g.x());
        """);
  }

  @Test
  void afterAnExceptionTheNextCallIsClean() throws Throwable {
    CheckedProgram.run(
        ITERATED,
        """
        AGradients.FAdjoint adjoint = new AGradients.FAdjoint();
        AGradients.fGradient(0.5, 0.25f, 20, adjoint);
        try {
          AGradients.fGradient(0.5, 0.25f, 3, adjoint);
          check(false);
        } catch (IllegalStateException expected) {
          check(expected.getMessage().equals("three"));
        }
        adjoint.clear();
        AGradients.fGradient(0.5, 0.25f, 10, adjoint);
        check(adjoint.x == AGradients.fGradient(0.5, 0.25f, 10).x());
        """);
  }

  @Test
  void withoutAdjointNothingRuns() throws Throwable {
    CheckedProgram.run(
        """
        static int runs;
        static boolean count() { runs++; return true; }
        @Differentiable
        static double f(double x) { return x; }
        """
            + """
            @Differentiable
            static double g(double x, int n) {
              if (n == 0) {
                throw new IllegalStateException("ran");
              }
              return x;
            }
            """,
        """
        try {
          AGradients.gGradient(0.5, 0, null);
          check(false);
        } catch (NullPointerException expected) {
        }
        """);
  }

  @Test
  void repeatedCallsAllocateNothing() throws Throwable {
    for (String method : new String[] {ITERATED, UNKNOWN_TRIPS, BRANCHING}) {
      long bytes =
          (long)
              CheckedProgram.run(
                  method,
                  """
                  AGradients.FAdjoint adjoint = new AGradients.FAdjoint();
                  com.sun.management.ThreadMXBean threads =
                      (com.sun.management.ThreadMXBean)
                          java.lang.management.ManagementFactory.getThreadMXBean();
                  long least = Long.MAX_VALUE;
                  double sum = 0;
                  for (int i = 0; i < 200; i++) {
                    long before = threads.getCurrentThreadAllocatedBytes();
                    for (int k = 0; k < 100; k++) {
                      sum += AGradients.fGradient(0.5, 0.25f, 50, adjoint);
                    }
                    least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
                  }
                  check(sum == sum);
                  if (true) { return least; }
                  """);
      // The bean itself may allocate a few bytes between two calls.
      assertTrue(bytes < 100, () -> bytes + " bytes in\n" + method);
    }
  }

  @Test
  void scratchMemorySurvivesOtherShapes() throws Throwable {
    for (String method : new String[] {ITERATED, UNKNOWN_TRIPS, BRANCHING}) {
      CheckedProgram.run(
          method,
          """
          AGradients.FAdjoint adjoint = new AGradients.FAdjoint();
          for (int n : new int[] {0, 50, 5, 1, 200, 7, 0}) {
            adjoint.clear();
            double value = AGradients.fGradient(0.5, 0.25f, n, adjoint);
            AGradients.FGradient g = AGradients.fGradient(0.5, 0.25f, n);
            check(value == g.value() && value == f(0.5, 0.25f, n));
            check(adjoint.x == g.x() && adjoint.y == g.y());
          }
          """);
    }
  }

  @Test
  void allMembersAgree() throws Throwable {
    for (String method : new String[] {ITERATED, UNKNOWN_TRIPS, BRANCHING}) {
      CheckedProgram.run(
          method,
          """
          AGradients.FGradient g = AGradients.fGradient(0.5, 0.25f, 12);
          AGradients.FJvp inX = AGradients.fJvp(0.5, 0.25f, 12, 1, 0);
          AGradients.FHvp hvp = AGradients.fHvp(0.5, 0.25f, 12, 1, 0);
          AGradients.FHessian h = AGradients.fHessian(0.5, 0.25f, 12);
          check(inX.value() == g.value() && h.value() == g.value());
          check(close(inX.tangent(), g.x()));
          check(hvp.gradient().value() == g.value() && close(hvp.gradient().x(), g.x()));
          check(Math.abs(hvp.gradient().y() - g.y()) <= 1e-6 * (1 + Math.abs(g.y())));
          check(close(hvp.product().value(), g.x()));
          check(java.util.Arrays.equals(h.gradient(), hvp.gradient().toArray()));
          check(h.hessian().length == 2 && h.hessian()[0].length == 2);
          check(h.hessian()[0][1] == h.hessian()[1][0]);
          check(close(h.hessian()[0][0], hvp.product().x()));
          double e = 1e-5;
          check(Math.abs(h.hessian()[0][0]
                  - (AGradients.fGradient(0.5 + e, 0.25f, 12).x()
                          - AGradients.fGradient(0.5 - e, 0.25f, 12).x())
                      / (2 * e))
              < 1e-5 * (1 + Math.abs(h.hessian()[0][0])));
          """);
    }
  }

  @Test
  void hessianAloneNeedsNoOtherMembers() throws Throwable {
    assertEquals(
        6.0,
        CheckedProgram.run(
            """
            @Differentiable(only = Derivative.HESSIAN)
            static float f(float x) { return x * x * x; }
            """,
            """
            if (true) { return AGradients.fHessian(1).hessian()[0][0]; }
            """));
  }
}
