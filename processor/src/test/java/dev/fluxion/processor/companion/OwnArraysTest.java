package dev.fluxion.processor.companion;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Arrays that a method makes for itself, in a gradient whose adjoint keeps them from call to call.
 * Every method here is {@code scale · ∑ xᵢ²}.
 */
class OwnArraysTest {

  private static final String CHECK =
      """
      AGradients.FAdjoint adjoint = new AGradients.FAdjoint();
      for (int n : new int[] {3, 3, 5, 0, 1, 3, 300}) {
        double[] x = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
          x[i] = 1 + i % 7;
          sum += x[i] * x[i];
        }
        adjoint.x = null;
        adjoint.scale = 0;
        check(AGradients.fGradient(x, 0.5, adjoint) == 0.5 * sum);
        check(adjoint.scale == sum);
        for (int i = 0; i < n; i++) {
          check(adjoint.x[i] == x[i]);
        }
      }
      """;

  private static final String NOTHING_ALLOCATED =
      """
      double[] y = new double[300];
      AGradients.FAdjoint into = new AGradients.FAdjoint();
      long least = Long.MAX_VALUE;
      for (int run = 0; run < 6; run++) {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        AGradients.fGradient(y, 0.5, into);
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      // The bean itself may allocate a few bytes between two calls.
      check(least < 100);
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        // made once
        """
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
          y[i] += x[i] * x[i];
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
          sum += y[i];
        }
        return scale * sum;
        """,
        // made on one way only
        """
        double sum = 0;
        if (x.length > 0) {
          double[][] y = new double[2][x.length];
          double[] row = y[1];
          for (int i = 0; i < x.length; i++) {
            row[i] = x[i] + y[0][i];
          }
          for (int i = 0; i < x.length; i++) {
            sum += y[1][i] * x[i];
          }
        }
        return scale * sum;
        """,
        // made for each trip
        """
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
          double[] y = new double[2 + i % 2];
          for (int j = 0; j < 2; j++) {
            y[j] += x[i];
          }
          double product = 1;
          for (int j = 0; j < 2; j++) {
            product *= y[j];
          }
          sum += product;
        }
        return scale * sum;
        """,
      })
  void areKept(String body) throws Throwable {
    CheckedProgram.run(program(body), CHECK + (body.contains("i % 2") ? "" : NOTHING_ALLOCATED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // a loop in a loop, both recorded
        """
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
          double[] powers = new double[3];
          powers[0] = 1;
          for (int j = 1; j < 3; j++) {
            double[] next = new double[j + 1];
            for (int k = 0; k <= j; k++) {
              next[k] = powers[j - 1] * x[i];
            }
            powers[j] = next[j];
          }
          sum += powers[2];
        }
        return scale * sum;
        """,
        // the arrays of all trips are there when the last one has been made
        """
        double[][] rows = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
          double[] row = new double[2];
          row[0] = x[i];
          row[1] = scale;
          rows[i] = row;
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
          sum += rows[i][0] * rows[i][0] * rows[i][1];
        }
        return sum;
        """,
        // the array of a trip is needed in the next one
        """
        double[] last = new double[1];
        for (int i = 0; i < x.length; i++) {
          double[] next = new double[1];
          next[0] = last[0] + x[i] * x[i];
          last = next;
        }
        return scale * last[0];
        """,
        // the array has two names
        """
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
          double[] a = new double[1];
          double[] b = new double[1];
          double[] c = i % 2 == 0 ? a : b;
          c[0] = x[i];
          sum += (a[0] + b[0]) * x[i];
        }
        return scale * sum;
        """,
        // a row has a second name
        """
        double[] kept = null;
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
          double[][] y = new double[2][1];
          y[i % 2][0] = x[i];
          sum += kept == null ? 0 : kept[0] * kept[0];
          kept = y[i % 2];
        }
        return scale * (sum + (kept == null ? 0 : kept[0] * kept[0]));
        """,
        // trips are recorded
        """
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
          double[] y = new double[2];
          y[0] = x[i];
          y[1] = sum;
          sum = y[0] * y[0] + Math.max(y[1], 0) * (y[1] < 0 ? y[1] : 1);
        }
        return scale * sum;
        """,
      })
  void areNotMixedUp(String body) throws Throwable {
    CheckedProgram.run(program(body), CHECK);
  }

  @Test
  void theArgumentItselfIsNoPlaceForItsDerivative() throws Throwable {
    CheckedProgram.run(
        program("return scale * (x.length == 0 ? 0 : x[0] * x[0]);"),
        """
        AGradients.FAdjoint adjoint = new AGradients.FAdjoint();
        double[] x = {3};
        adjoint.x = x;
        try {
          AGradients.fGradient(x, 0.5, adjoint);
          check(false);
        } catch (IllegalArgumentException expected) {
          check(expected.getMessage().startsWith("adjoint.x is the argument itself"));
        }
        double[] none = {};
        adjoint.x = none;
        check(AGradients.fGradient(none, 0.5, adjoint) == 0);
        """);
  }

  private static String program(String body) {
    return "@Differentiable static double f(double[] x, double scale) {\n%s}\n".formatted(body);
  }
}
