package dev.fluxion.processor.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.TestCompiler;
import org.junit.jupiter.api.Test;

/** Gradients of loops as text, where a reader can see that they are what one would write. */
class LoopTextTest {

  /** The statements of the gradient of {@code f}, that adds into an adjoint, without comments. */
  private static String gradient(String method) {
    String companion = companion(method);
    String text = companion.substring(companion.indexOf("FAdjoint adjoint) {"));
    return text.substring(text.indexOf("\n") + 1, text.indexOf("\n  }\n") + 1)
        .replaceAll("(?m)^ *//.*\n", "")
        .replaceFirst("(?s)^.*adjoint\\.fit\\(.*?\n", "");
  }

  private static String companion(String method) {
    return new TestCompiler()
        .compile("package p; import dev.fluxion.*; class A { @Differentiable " + method + " }")
        .generated()
        .get("p.AGradients");
  }

  @Test
  void tripsThatOnlySumAreReversedAtOnce() {
    assertEquals(
        """
            double[] xBar = adjoint.x;
            int xLength = x.length;
            double t = 1.0 / a;
            double s = 0.0;
            for (int i = 0; i < xLength; i++) {
              double r = x[i] - y[i];
              s += r * r;
              double rBar = 2.0 * t * r;
              xBar[i] += rBar;
            }
            return s / a;
        """,
        gradient(
            """
            static double f(double[] x, @Constant double[] y, @Constant double a) {
              double s = 0;
              for (int i = 0; i < x.length; i++) {
                double r = x[i] - y[i];
                s += r * r;
              }
              return s / a;
            }
            """));
  }

  @Test
  void aSumThatIsSquaredIsNotKnownBefore() {
    String gradient =
        gradient(
            """
            static double f(double[] x) {
              double s = 0;
              for (int i = 0; i < x.length; i++) {
                s += Math.sin(x[i]);
              }
              return s * s;
            }
            """);
    assertEquals(3, gradient.split("for \\(", -1).length, gradient);
  }

  @Test
  void anInnerLoopReservesItsPartOfATapeAndGathersInALocal() {
    assertEquals(
        """
            double[] xBar = adjoint.x;
            int xLength = x.length;
            DoubleTape pTape = adjoint.pTape();
            double p = 1.0;
            for (int i = 0; i < xLength; i++) {
              double xI = x[i];
              int trips = Math.max(degree, 0);
              int saved = pTape.reserve(trips);
              for (int k = 0; k < degree; k++) {
                pTape.set(saved + k, p);
                p = p * xI + k;
              }
            }
            double pBar = 1.0;
            for (int i = xLength - 1; i >= 0; i--) {
              double xI = x[i];
              int max = Math.max(degree, 0);
              int saved = pTape.release(max);
              double t = 0.0;
              for (int k = max - 1; k >= 0; k--) {
                double p2 = pTape.get(saved + k);
                double pBar2 = pBar * xI;
                t += pBar * p2;
                pBar = pBar2;
              }
              xBar[i] += t;
            }
            return p;
        """,
        gradient(
            """
            static double f(double[] x, int degree) {
              double p = 1;
              for (int i = 0; i < x.length; i++) {
                for (int k = 0; k < degree; k++) {
                  p = p * x[i] + k;
                }
              }
              return p;
            }
            """));
  }

  @Test
  void whatMayNotExistIsReadOnlyIfThereIsATrip() {
    String gradient =
        gradient(
            """
            static double f(double[] x, @Constant double[] y, int i, int n) {
              double p = 1;
              for (int k = 0; k < n; k++) {
                p = p * y[i] + x[k];
              }
              return p;
            }
            """);
    assertTrue(gradient.contains("0 < n ? y[i] : 0.0"), gradient);
  }

  @Test
  void tripsOfALongFunctionAreMethods() {
    String loops =
        """
        for (int i = 0; i < x.length; i++) {
          double p = 1;
          for (int j = 0; j < n; j++) {
            p = p * Math.sin(x[i] + p) + Math.exp(p * x[i]) + Math.tanh(p + j);
          }
          for (int j = 0; j < n; j++) {
            p = p * Math.cos(x[i] + p) + Math.log(p * x[i]) + Math.atan(p + j);
          }
          s = s * p + i;
        }
        """;
    String one =
        companion("static double f(double[] x, int n) { double s = 0;" + loops + "return s; }");
    String four =
        companion(
            "static double f(double[] x, int n) { double s = 0;" + loops.repeat(4) + "return s; }");
    assertFalse(one.substring(0, one.indexOf("fJvp(")).contains("fTrip"), one);
    assertTrue(four.contains("s = fTrip1("), four);
  }
}
