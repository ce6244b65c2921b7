package dev.fluxion.processor.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.TestCompiler;
import org.junit.jupiter.api.Test;

/** What the members of methods with arrays take, return and leave behind, with numbers by hand. */
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

  private static final String SQUARES =
      """
      @Differentiable
      static double[] f(double[] x, double k) {
        double[] y = new double[x.length + 1];
        for (int i = 0; i < x.length; i++) {
          y[i] = k * x[i] * x[i];
        }
        y[x.length] = k;
        return y;
      }
      """;

  private static final String STEP =
      """
      @Differentiable(wrt = {"y", "t"})
      static void f(double t, double[] y, @Constant double[] scratch, double[] out) {
        for (int i = 0; i < y.length; i++) {
          scratch[i] += y[i] * t;
          out[i] = scratch[i] * scratch[i];
          y[i] *= 2;
        }
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
  void vjpTakesCotangentsBack() throws Throwable {
    run(
        SQUARES,
        """
        double[] x = {1, 2};
        double[] w = {1, 10, 100};
        AGradients.FVjp vjp = AGradients.fVjp(x, 3, w);
        check(Arrays.equals(vjp.value(), f(x, 3)));
        check(Arrays.equals(vjp.x(), new double[] {6, 120}) && vjp.k() == 141);
        check(Arrays.equals(vjp.toArray(), new double[] {6, 120, 141}));
        check(Arrays.equals(w, new double[] {1, 10, 100}));
        AGradients.FAdjoint adjoint = new AGradients.FAdjoint();
        AGradients.fVjp(x, 3, w, adjoint);
        AGradients.fVjp(x, 3, w, adjoint);
        check(adjoint.x[1] == 240 && adjoint.k == 282);
        adjoint.clear();
        refuses(() -> AGradients.fVjp(x, 3, x, adjoint), "cotangent", "double[3]", "double[2]");
        check(adjoint.x[0] == 0 && adjoint.x[1] == 0 && adjoint.k == 0);
        check(AGradients.fVjp(new double[0], 3, new double[] {7}).k() == 7);
        """);
  }

  @Test
  void pullbackRunsTheMethodOnceAndCopiesWhatItNeeds() throws Throwable {
    run(
        """
        static final java.util.concurrent.atomic.AtomicInteger RUNS =
            new java.util.concurrent.atomic.AtomicInteger();
        @Differentiable
        static double[] f(double[] x, @Constant double[] weights) {
          RUNS.incrementAndGet();
          double[] y = {0, 1};
          for (int i = 0; i < x.length; i++) {
            y[i % 2] = Math.sin(y[i % 2]) * x[i] + weights[0] * x[i] * x[i];
          }
          return y;
        }
        """,
        """
        double[] x = {1, 2, 3};
        double[] weights = {2};
        double[][] rows = {
          AGradients.fVjp(x, weights, new double[] {1, 0}).x(),
          AGradients.fVjp(x, weights, new double[] {0, 1}).x()
        };
        double[] value = f(x, weights);
        RUNS.set(0);
        AGradients.FPullback pullback = AGradients.fPullback(x, weights);
        check(Arrays.equals(pullback.value(), value) && pullback.value() == pullback.value());
        Arrays.fill(x, 77);
        Arrays.fill(pullback.value(), -5);
        for (int round = 0; round < 3; round++) {
          check(Arrays.equals(pullback.apply(new double[] {1, 0}).x(), rows[0]));
          check(Arrays.equals(pullback.apply(new double[] {0, 1}).toArray(), rows[1]));
          refuses(() -> pullback.apply(null), "cotangent", "double[2]", "null");
        }
        check(RUNS.get() == 1);
        double[] first = pullback.apply(new double[] {1, 0}).x();
        first[0] = 1e9;
        check(Arrays.equals(pullback.apply(new double[] {1, 0}).x(), rows[0]));
        """);
  }

  @Test
  void voidMethodsHaveWhatTheyWriteAsResults() throws Throwable {
    run(
        STEP,
        """
        double[] y = {1, 2};
        double[] scratch = {1, 0};
        double[] out = {7, 7};
        AGradients.FVjp vjp =
            AGradients.fVjp(3, y, scratch, out, new double[] {1, 0}, new double[] {10, 100});
        // out = (scratch + y t)^2 = {16, 36}, y = 2 y
        check(vjp.y() == y && vjp.out() == out);
        check(Arrays.equals(y, new double[] {2, 4}) && Arrays.equals(out, new double[] {16, 36}));
        check(vjp.t() == 10 * 2 * 4 * 1 + 100 * 2 * 6 * 2);
        check(Arrays.equals(vjp.yCotangent(), new double[] {2 + 10 * 2 * 4 * 3, 100 * 2 * 6 * 3}));
        check(vjp.toArray().length == 3 && vjp.toArray()[0] == vjp.t());
        double[] again = {1, 2};
        double[] fresh = {1, 0};
        AGradients.FJvp jvp = AGradients.fJvp(3, again, fresh, out, 0, new double[] {1, 0});
        check(jvp.y() == again && jvp.out() == out);
        check(Arrays.equals(jvp.yTangent(), new double[] {2, 0}));
        check(Arrays.equals(jvp.outTangent(), new double[] {24, 0}));
        check(jvp.yTangent() != again && jvp.outTangent() != out);
        """);
  }

  @Test
  void jacobianRestoresItsArguments() throws Throwable {
    run(
        STEP,
        """
        double[] y = {1, 2};
        double[] scratch = {1, 0};
        double[] out = {7, 7};
        AGradients.FJacobian j = AGradients.fJacobian(3, y, scratch, out);
        double[][] expected = {
          {0, 2, 0},
          {0, 0, 2},
          {8, 24, 0},
          {24, 0, 36},
        };
        check(Arrays.deepEquals(j.jacobian(), expected));
        check(j.y() == y && Arrays.equals(y, new double[] {2, 4}));
        check(j.out() == out && Arrays.equals(out, new double[] {16, 36}));
        check(Arrays.equals(scratch, new double[] {4, 6}));
        """);
  }

  @Test
  void jacobianOfManyInputsGoesByRows() throws Throwable {
    run(
        """
        @Differentiable(only = Derivative.JACOBIAN)
        static double[][] f(double[]... x) {
          double[][] y = {{0}, null, {x[0][0] * x[1][1]}};
          for (double[] row : x) {
            for (int j = 0; j < row.length; j++) {
              y[0][0] += row[j] * row[j];
            }
          }
          return y;
        }
        """,
        """
        AGradients.FJacobian j = AGradients.fJacobian(new double[] {1}, new double[] {2, 3});
        check(Arrays.deepEquals(j.jacobian(), new double[][] {{2, 4, 6}, {3, 0, 1}}));
        check(Arrays.deepEquals(j.value(), new double[][] {{14}, null, {3}}));
        check(AGradients.class.getMethods().length == Object.class.getMethods().length);
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

  @Test
  void threadsAgreeBitForBit() throws Throwable {
    run(
        SQUARES,
        """
        double[] x = new double[1000];
        double[] w = new double[1001];
        for (int i = 0; i < x.length; i++) {
          x[i] = Math.sin(i);
          w[i] = Math.cos(i);
        }
        double[] expected = AGradients.fVjp(x, 1.5, w).toArray();
        Thread[] threads = new Thread[2];
        boolean[] same = new boolean[2];
        for (int t = 0; t < 2; t++) {
          int own = t;
          threads[t] =
              new Thread(
                  () -> {
                    AGradients.FAdjoint adjoint = new AGradients.FAdjoint();
                    same[own] = true;
                    for (int k = 0; k < 200; k++) {
                      adjoint.clear();
                      AGradients.fVjp(x, 1.5, w, adjoint);
                      same[own] &= Arrays.equals(expected, adjoint.toArray());
                    }
                  });
          threads[t].start();
        }
        for (Thread thread : threads) {
          try {
            thread.join();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        }
        check(same[0] && same[1]);
        """);
  }

  @Test
  void moreIsSavedThanARecordMayHave() throws Throwable {
    StringBuilder body = new StringBuilder("double t0 = x[0];\n");
    for (int i = 1; i <= 300; i++) {
      body.append(
          "double t%d = Math.sin(t%d * x[%d]) + t%d / 2;\n".formatted(i, i - 1, i % 3, i - 1));
    }
    run(
        "@Differentiable static double[] f(double[] x) {\n"
            + body
            + "return new double[] {t300, t150};\n}\n",
        """
        double[] x = {1, 2, 0.5};
        double[] v = {1, -1, 2};
        double[] tangent = AGradients.fJvp(x, v).tangent();
        AGradients.FPullback pullback = AGradients.fPullback(x);
        for (int i = 0; i < 2; i++) {
          double[] w = new double[2];
          w[i] = 1;
          double[] row = pullback.apply(w).x();
          double sum = row[0] - row[1] + 2 * row[2];
          check(Math.abs(sum - tangent[i]) <= 1e-12 * Math.abs(tangent[i]));
        }
        """);
  }

  private static Object run(String members, String statements) throws Throwable {
    return TestCompiler.strict()
        .compile(
            """
            package p;
            import dev.fluxion.*;
            import java.util.Arrays;
            public class A {
            """
                + members
                + """
                  static void check(boolean condition) {
                    if (!condition) {
                      throw new AssertionError();
                    }
                  }
                  static void refuses(Runnable call, String... parts) {
                    try {
                      call.run();
                    } catch (IllegalArgumentException e) {
                      for (String part : parts) {
                        if (!e.getMessage().contains(part)) {
                          throw new AssertionError(e.getMessage());
                        }
                      }
                      return;
                    }
                    throw new AssertionError("accepted");
                  }
                  public static Object run() {
                """
                + statements
                + "    return null;\n  }\n}\n")
        .clean()
        .run("p.A");
  }
}
