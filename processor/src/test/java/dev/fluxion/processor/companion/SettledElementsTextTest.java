package dev.fluxion.processor.companion;

import static dev.fluxion.processor.companion.GradientText.gradient;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Elements that nothing changes any more while others are written, as text. */
class SettledElementsTextTest {

  @Test
  void theElementBeforeIsReadAgain() {
    assertEquals(
        """
            Objects.requireNonNull(adjoint);
            Scratch scratch = adjoint.scratch();
            int t = n + 1;
            double[] c = scratch.doubles(t);
            double[] cBar = scratch.doubles(t);
            c[0] = x;
            for (int i = 1; i <= n; i++) {
              c[i] = Math.sin(c[i - 1]);
            }
            double cN = c[n];
            cBar[n] += 1.0;
            for (int i = n; i >= 1; i--) {
              int t2 = i - 1;
              double c2 = c[t2];
              double cBarI = cBar[i];
              cBar[i] = 0.0;
              cBar[t2] += cBarI * Math.cos(c2);
            }
            double xBar = cBar[0];
            cBar[0] = 0.0;
            adjoint.x += xBar;
            return cN;
        """,
        gradient(
            """
            static double f(double x, int n) {
              double[] c = new double[n + 1];
              c[0] = x;
              for (int i = 1; i <= n; i++) {
                c[i] = Math.sin(c[i - 1]);
              }
              return c[n];
            }
            """));
  }

  /** In the order of a matrix's columns, in that of its rows. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (int j = k + 1; j < n; j++) m[k + 1][j] = m[k][j] * m[k][j] * m[k + 1][k];",
        "for (int i = k + 1; i < n; i++) for (int j = 0; j < n; j++) m[i][j] = m[k][j] * m[k][j];",
        "for (int i = n - 1; i > k; i--) for (int j = n - 1; j > k; j--) m[i][j] = m[k][j] * m[j][k];",
        "for (int j = 0; j < k; j++) m[k][k] = m[j][k] * m[k][j];"
      })
  void elementsOfOtherRowsOrColumnsAreReadAgain(String trip) {
    assertFalse(loop(trip).contains("Tape"));
  }

  /** Rows that may be one, that move, or that are written to before the loop is left. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (int i = k; i < n; i++) for (int j = 0; j < n; j++) m[i][j] = m[k][j] * m[k][j];",
        "for (int i = k + 1; i < n; i++) m[i][k] = m[k][k] * m[k][k]; m[k + 1] = m[k];",
        "for (int i = k + 1; i < n; i += 2) m[i - 1][k] = m[k][k] * m[k][k];",
        "for (int i = 0; i < k; i++) m[i][k] = m[i + 1][k] * m[k][i];",
        "for (int j = 0; j < k; j++) m[k][k] = m[k][j] * m[k][k];"
      })
  void othersAreRecorded(String trip) {
    assertTrue(loop(trip).contains("Tape"));
  }

  /** The reverse sweep reads the activations from where the caller finds them, too. */
  @Test
  void resultsAreReadFromWhereTheyWereStored() {
    assertEquals(
        """
            double[] xBar = adjoint.x;
            Scratch scratch = adjoint.scratch();
            int xLength = x.length;
            double[] y = scratch.doubles(xLength);
            double[] yBar = scratch.doubles(xLength);
            for (int i = 0; i < xLength; i++) {
              y[i] = Math.tanh(x[i]);
            }
            double y2 = y[0];
            double y3 = y[1];
            yBar[1] += y2;
            yBar[0] += y3;
            for (int i = 0; i < xLength; i++) {
              double yI = y[i];
              double yBarI = yBar[i];
              yBar[i] = 0.0;
              xBar[i] += yBarI * (1.0 - yI * yI);
            }
            return y2 * y3;
        """,
        gradient(
            """
            static double f(double[] x) {
              double[] y = new double[x.length];
              for (int i = 0; i < y.length; i++) {
                y[i] = Math.tanh(x[i]);
              }
              return y[0] * y[1];
            }
            """));
  }

  /** The element is written again, by this trip, by a later one, or behind the loop. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "y[i] = Math.exp(x[i]); s += y[i] * y[i]; y[i] = s; }",
        "y[i / 2] = Math.exp(x[i]); s += y[i / 2]; }",
        "y[i] = Math.exp(x[i]); s += y[i]; } y[n - 1] = 3;",
        "y[i] = Math.exp(x[i]); s += y[i]; y = i == 3 ? x : y; }"
      })
  void whatIsOverwrittenIsRecorded(String trip) {
    String sweep =
        gradient(
            """
            static double f(double[] x, int n) {
              double[] y = new double[n];
              double s = 0;
              for (int i = 0; i < n; i++) { %s
              return s * y[0];
            }
            """
                .formatted(trip));
    assertTrue(sweep.contains("expXITape"), sweep);
  }

  private static String loop(String trip) {
    return gradient(
        """
        static double f(double[] x, int n) {
          double[][] m = new double[n][n];
          for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) m[i][j] = x[i] * x[j];
          for (int k = 0; k < n - 1; k++) { %s }
          return m[n - 1][n - 1];
        }
        """
            .formatted(trip));
  }
}
