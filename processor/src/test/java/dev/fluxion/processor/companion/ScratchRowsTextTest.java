package dev.fluxion.processor.companion;

import static dev.fluxion.processor.companion.GradientText.gradient;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

/** Scratch of which each inner trip has a row, and scratch of which it must not, as text. */
class ScratchRowsTextTest {

  private static String scratch(String start, String after) {
    return gradient(
        """
        static double f(double[] x, double[] m, int n, int c) {
          int d = x.length;
          double[] y = new double[d];
          double s = 0;
          for (int i = 0; i < n; i++) {
            for (int k = START; k < c; k++) {
              for (int j = 0; j < d; j++) {
                y[j] = x[j] * m[k];
              }
              for (int j = 0; j < d; j++) {
                s += y[j] * y[j];
              }
            }
            AFTER
          }
          return s;
        }
        """
            .replace("START", start)
            .replace("AFTER", after));
  }

  @Test
  void eachTripThatIsReversedLaterHasScratchOfItsOwn() {
    assertEquals(
        """
            double[] xBar = adjoint.x;
            double[] mBar = adjoint.m;
            Scratch scratch = adjoint.scratch();
            int d = x.length;
            scratch.doubles(d);
            double[] yBar = scratch.doubles(d);
            boolean test = 0 < d;
            int max = Math.max(c, 0);
            int trips = Math.max(n, 0);
            double[][] y = scratch.doubles(trips > 0 ? max : 0, d);
            double s = 0.0;
            for (int i = 0; i < n; i++) {
              for (int k = 0; k < c; k++) {
                double[] y2 = y[k];
                double t = test ? m[k] : 0.0;
                for (int j = 0; j < d; j++) {
                  y2[j] = x[j] * t;
                }
                for (int j = 0; j < d; j++) {
                  double yJ = y2[j];
                  s += yJ * yJ;
                }
              }
              for (int k = max - 1; k >= 0; k--) {
                double[] y2 = y[k];
                double t = test ? m[k] : 0.0;
                for (int j = 0; j < d; j++) {
                  double yJ = y2[j];
                  double yBarJ = yBar[j];
                  yBar[j] = yBarJ + 2.0 * yJ;
                }
                double t2 = 0.0;
                for (int j = 0; j < d; j++) {
                  double xJ = x[j];
                  double yBarJ = yBar[j];
                  yBar[j] = 0.0;
                  xBar[j] += yBarJ * t;
                  t2 += yBarJ * xJ;
                }
                if (test) {
                  mBar[k] += t2;
                }
              }
            }
            return s;
        """,
        scratch("0", ""));
  }

  @Test
  void scratchThatIsReadAfterTheTripsIsOne() {
    String gradient = scratch("0", "s += y[0] * y[0];");
    assertFalse(gradient.contains("double[][]"), gradient);
  }

  @Test
  void scratchOfTripsThatDoNotCountFromZeroIsOne() {
    String gradient = scratch("1", "");
    assertFalse(gradient.contains("double[][]"), gradient);
  }
}
