package dev.fluxion.processor.companion;

import static dev.fluxion.processor.companion.GradientText.gradient;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Neighbours whose derivatives trips hand on in locals, and those where they must not, as text. */
class CarriedNeighboursTextTest {

  private static String valley(String body) {
    return "static double f(double[] x, double[] y, int k) { double s = 0;" + body + "return s; }";
  }

  private static void assertNothingIsCarried(String body) {
    String gradient = gradient(valley(body));
    assertFalse(gradient.contains("xBar2"), gradient);
  }

  @Test
  void whatNeighboursShareIsCarriedFromTripToTrip() {
    assertEquals(
        """
            double[] xBar = adjoint.x;
            int t = x.length - 1;
            boolean test = 0 < t;
            double s = 0.0;
            int i = 0;
            double t2 = test ? x[0] : 0.0;
            double xBar2 = 0.0;
            while (i < t) {
              double a = 1.0 - t2;
              double x2 = x[i + 1];
              double b = x2 - t2 * t2;
              double t3 = 100.0 * b;
              s += a * a + t3 * b;
              double bBar = 2.0 * t3;
              xBar[i] += xBar2 - 2.0 * (bBar * t2 + a);
              i++;
              t2 = x2;
              xBar2 = bBar;
            }
            if (test) {
              xBar[i] += xBar2;
            }
            return s;
        """,
        gradient(
            """
            static double f(double[] x) {
              double s = 0;
              for (int i = 0; i < x.length - 1; i++) {
                double a = 1 - x[i];
                double b = x[i + 1] - x[i] * x[i];
                s += a * a + 100 * b * b;
              }
              return s;
            }
            """));
  }

  @Test
  void threeNeighboursAreCarriedDownwards() {
    String gradient =
        gradient(valley("for (int i = k; i > 0; i--) s += x[i - 1] * x[i] * x[i + 1];"));
    assertEquals(3, gradient.split("xBar\\[", -1).length - 1, gradient);
    assertTrue(gradient.contains("if (k > 0) {"), gradient);
  }

  @Test
  void elementsWithAGapAreNoNeighbours() {
    assertNothingIsCarried("for (int i = 0; i < k; i++) s += x[i] * x[i + 2];");
  }

  @Test
  void aStrideOfTwoSkipsNeighbours() {
    assertNothingIsCarried("for (int i = 0; i < k; i += 2) s += x[i] * x[i + 1];");
  }

  @Test
  void aNeighbourThatNotEachTripSeesIsNotCarried() {
    assertNothingIsCarried(
        "for (int i = 0; i < k; i++) { s += x[i]; if (i % 2 == 0) s += x[i] * x[i + 1]; }");
  }

  @Test
  void whatTheReverseSweepReadsMustBeComplete() {
    // x[i] is scratch of the trip: its shadow is read and cleared.
    String gradient =
        gradient(
            """
            static double f(double[] x, int k) {
              double s = 0;
              double[] a = new double[k + 1];
              for (int i = 0; i < k; i++) {
                for (int j = 0; j < a.length; j++) a[j] = x[j] * i;
                s += a[i] * a[i + 1] + x[i] * x[i + 1];
              }
              return s;
            }
            """);
    assertTrue(gradient.contains("xBar[t3] += xI;"), gradient);
    assertTrue(gradient.contains("aBar[t3] += aI;"), gradient);
  }

  @Test
  void anElementBehindOneThatMayFailIsReadAgain() {
    String gradient = gradient(valley("for (int i = 0; i < k; i++) s += y[i] * x[i] * x[i + 1];"));
    assertTrue(gradient.contains("xBar2"), gradient);
    assertTrue(gradient.contains("double xI = x[i];"), gradient);
  }
}
