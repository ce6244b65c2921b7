package dev.fluxion.processor.companion;

import static dev.fluxion.processor.companion.CheckedProgram.run;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The members of methods whose results are arrays, with numbers by hand. */
class ArrayResultsTest {
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
  void aTangentIsNotReturned() throws Throwable {
    run(
        """
        @Differentiable
        static double[] f(double[] x, double k) {
          return k > 0 ? x : x.clone();
        }
        """,
        """
        double[] x = {1, 2};
        double[] dx = {3, 4};
        AGradients.FJvp jvp = AGradients.fJvp(x, 5, dx, 6);
        check(jvp.value() == x && jvp.tangent() != dx);
        check(Arrays.equals(jvp.tangent(), new double[] {3, 4}));
        """);
  }

  @Test
  void aTangentThatIsOnlyReadIsNotCopied() {
    String companion =
        GradientText.companion(
            "static double f(double[] x) { double s = 0; for (double e : x) s += e * e * e; return s; }");
    assertTrue(companion.contains("FHvp fHvp(double[] x, double[] xTangent)"), companion);
    assertFalse(companion.contains("Shadows.copy("), companion);
  }

  @Test
  void aRowOfATangentIsNotReturned() throws Throwable {
    run(
        """
        @Differentiable
        static double[] f(double[][] x, @Constant int k) {
          return x[k];
        }
        """,
        """
        double[][] dx = {{3, 4}, {5, 6}};
        double[] tangent = AGradients.fJvp(new double[2][2], 1, dx).tangent();
        check(tangent != dx[1] && Arrays.equals(tangent, new double[] {5, 6}));
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
}
