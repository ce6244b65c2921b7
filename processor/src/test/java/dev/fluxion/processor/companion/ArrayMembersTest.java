package dev.fluxion.processor.companion;

import static dev.fluxion.processor.companion.CheckedProgram.run;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What the members of methods with arrays take and leave behind, with numbers by hand. */
class ArrayMembersTest {
  private static final String WEIGHTED =
      """
      @Differentiable
      static double f(double k, double[][] a, float[] b) {
        double s = 0;
        if (a != null) {
          for (int i = 0; i < a.length; i++) {
            if (a[i] != null) {
              for (int j = 0; j < a[i].length; j++) {
                s += k * a[i][j] * a[i][j] * b[i];
              }
            }
          }
        }
        if (k > 100) {
          throw new IllegalStateException("large");
        }
        return s;
      }
      """;

  @Test
  void gradientHasTheShapeOfItsArguments() throws Throwable {
    run(
        WEIGHTED,
        """
        double[][] a = {{1, 2}, null, {}, {3}};
        float[] b = {2, 3, 4, 5};
        AGradients.FGradient g = AGradients.fGradient(0.5, a, b);
        check(g.value() == 0.5 * (2 + 8 + 45));
        check(g.k() == 55);
        check(Arrays.deepEquals(g.a(), new double[][] {{2, 4}, null, {}, {15}}));
        check(Arrays.equals(g.b(), new float[] {2.5f, 0, 0, 4.5f}));
        check(Arrays.equals(g.toArray(), new double[] {55, 2, 4, 15, 2.5, 0, 0, 4.5}));
        check(AGradients.fGradient(1, null, b).a() == null);
        check(AGradients.fGradient(1, new double[0][], b).toArray().length == 5);
        AGradients.FHessian h = AGradients.fHessian(0.5, a, b);
        check(h.hessian().length == 8 && Arrays.equals(h.gradient(), g.toArray()));
        check(h.hessian()[0][3] == 30 && h.hessian()[3][3] == 5 && h.hessian()[3][7] == 3);
        """);
  }

  @Test
  void adjointIsCheckedBeforeAnythingIsWritten() throws Throwable {
    run(
        WEIGHTED,
        """
        AGradients.FAdjoint adjoint = new AGradients.FAdjoint();
        adjoint.b = new float[] {1, 1};
        refuses(
            () -> AGradients.fGradient(1, new double[][] {{1}}, new float[] {1}, adjoint),
            "adjoint.b", "float[1]", "float[2]");
        check(adjoint.a == null && adjoint.k == 0 && adjoint.b[0] == 1);
        adjoint.a = new double[][] {{1, 2}, {3}};
        adjoint.b = null;
        refuses(
            () -> AGradients.fGradient(1, new double[][] {{1}, {1, 1}}, new float[2], adjoint),
            "adjoint.a", "{double[1], double[2]}", "{double[2], double[1]}");
        refuses(
            () -> AGradients.fGradient(1, null, new float[2], adjoint),
            "adjoint.a", "null", "{double[2], double[1]}");
        check(adjoint.b == null && adjoint.a[0][0] == 1);
        """);
  }

  @Test
  void adjointAddsClearsAndSurvives() throws Throwable {
    run(
        WEIGHTED,
        """
        double[][] a = {{1, 2}, {3, 4}};
        float[] b = {2, 3};
        AGradients.FAdjoint adjoint = new AGradients.FAdjoint();
        double[][] own = {{100, 0}, {0, 0}};
        adjoint.a = own;
        check(AGradients.fGradient(1, a, b, adjoint) == f(1, a, b));
        check(adjoint.a == own && own[0][0] == 104 && adjoint.k == 85 && adjoint.b[1] == 25);
        AGradients.fGradient(1, a, b, adjoint);
        check(own[0][0] == 108 && own[1][1] == 48 && adjoint.k == 170);
        try {
          AGradients.fGradient(1000, a, b, adjoint);
          check(false);
        } catch (IllegalStateException expected) {
          check(expected.getMessage().equals("large"));
        }
        adjoint.clear();
        check(adjoint.a == own && Arrays.equals(adjoint.toArray(), new double[7]));
        AGradients.fGradient(1, a, b, adjoint);
        check(Arrays.equals(adjoint.toArray(), AGradients.fGradient(1, a, b).toArray()));
        adjoint.a = null;
        adjoint.b = null;
        AGradients.fGradient(1, new double[][] {{5}}, new float[] {1, 2, 3}, adjoint);
        check(adjoint.a.length == 1 && adjoint.a[0][0] == 10 && adjoint.b.length == 3);
        """);
  }

  @Test
  void tangentsMustFitAndAreOnlyRead() throws Throwable {
    run(
        WEIGHTED,
        """
        double[][] a = {{1, 2}, {3}};
        float[] b = {2, 3};
        double[][] v = {{1, 0}, {2}};
        AGradients.FJvp jvp = AGradients.fJvp(0.5, a, b, 1, v, new float[] {0, 1});
        check(jvp.value() == f(0.5, a, b) && jvp.tangent() == 37 + 2 + 18 + 4.5);
        AGradients.FHvp hvp = AGradients.fHvp(0.5, a, b, 1, v, new float[] {0, 1});
        check(hvp.product().value() == jvp.tangent());
        check(hvp.product().a()[1][0] == 2 * 3 * 3 + 0.5 * 2 * (3 * 1 + 2 * 3));
        check(Arrays.deepEquals(v, new double[][] {{1, 0}, {2}}));
        refuses(
            () -> AGradients.fJvp(1, a, b, 1, new double[][] {{1, 2}}, b),
            "aTangent", "{double[2], double[1]}", "double[1][2]");
        refuses(
            () -> AGradients.fHvp(1, a, b, 1, a, null), "bTangent", "float[2]", "null");
        """);
  }

  @Test
  void oneArrayForSeveralParameters() throws Throwable {
    run(
        """
        @Differentiable
        static double f(double[] x, double[] y) { return x[0] * y[0] * y[0]; }
        @Differentiable
        static double g(double[] x, double[] y) { y[0] *= x[0]; return y[0] * x[1]; }
        """,
        """
        double[] a = {3, 5};
        AGradients.FGradient read = AGradients.fGradient(a, a);
        check(read.x()[0] == 9 && read.y()[0] == 18);
        AGradients.GGradient written = AGradients.gGradient(a, a);
        check(a[0] == 9 && written.value() == 45);
        check(written.x()[0] + written.y()[0] == 2 * 3 * 5);
        check(written.x()[1] + written.y()[1] == 9);
        double[] b = {3, 5};
        double[] v = {1, 0};
        check(AGradients.gJvp(b, b, v, v).tangent() == 2 * 3 * 5);
        """);
  }

  @Test
  void repeatedCallsAllocateNoMoreThanTheMethod() throws Throwable {
    assertEquals(
        0L,
        run(
            """
            @Differentiable
            static double f(double[] x, double[][] a) {
              double s = 0;
              for (int i = 0; i < x.length; i++) {
                a[i][0] = Math.sin(a[i][0]) * x[i];
                for (int j = 1; j < a[i].length; j++) {
                  a[i][j] = a[i][j - 1] * a[i][j] + x[j];
                  if (a[i][j] > 1) {
                    a[i][j] = 1 / a[i][j];
                  }
                }
                s = s * 0.5 + a[i][a[i].length - 1];
              }
              double[] r = a[0];
              a[0] = a[1];
              a[1] = r;
              return s;
            }
            @Differentiable
            static void g(double[] x, double[] y) {
              for (int i = 0; i < x.length; i++) {
                y[i] = x[i] * x[i];
              }
            }
            """,
            """
            AGradients.FAdjoint f = new AGradients.FAdjoint();
            AGradients.GAdjoint g = new AGradients.GAdjoint();
            double[] x = {0.5, 0.25, 0.75};
            double[][] a = {{1, 2, 3}, {0.1, 0.2, 0.3}, {1, 1, 1}};
            double[] y = new double[3];
            com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean)
                    java.lang.management.ManagementFactory.getThreadMXBean();
            long least = Long.MAX_VALUE;
            double sum = 0;
            for (int i = 0; i < 200; i++) {
              long before = threads.getCurrentThreadAllocatedBytes();
              for (int k = 0; k < 100; k++) {
                sum += AGradients.fGradient(x, a, f);
                AGradients.gVjp(x, y, x, g);
              }
              least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            check(sum == sum);
            if (true) { return least < 100 ? 0L : least; }
            """));
  }
}
