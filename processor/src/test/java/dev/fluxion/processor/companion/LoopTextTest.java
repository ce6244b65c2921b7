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
              double bBar = t3 + t3;
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

  /** The headers of the loops in the gradient of {@code f}. */
  private static java.util.List<String> loops(String method) {
    return gradient(method)
        .lines()
        .map(String::trim)
        .filter(l -> l.startsWith("for (") || l.startsWith("while ("))
        .toList();
  }

  @Test
  void loopsCountUpWhereTheOrderOfTheirTripsDoesNotMatter() {
    assertEquals(
        java.util.List.of(
            "for (int i = 0; i < n; i++) {",
            "for (int j2 = j; j2 < n; j2++) {",
            "for (int i = trips - 1; i >= 0; i--) {",
            "for (int j2 = j; j2 < n; j2++) {"),
        loops(
            """
            static double f(double[] x, double[] y, int n) {
              double p = 1;
              for (int i = 0; i < n; i++) {
                double s = 0;
                for (int j = i + 1; j < n; j++) {
                  s += x[j] * y[j - i] * Math.sin(x[j]);
                }
                p = p * s + x[i];
              }
              return p;
            }
            """));
  }

  @Test
  void ofAnElementThatOneTripReadsAndAnotherClearsTheOrderMatters() {
    assertEquals(
        java.util.List.of(
            "for (int i = 1; i < n; i++) {", "for (int i = Math.max(n, 1) - 1; i >= 1; i--) {"),
        loops(
            """
            static double f(double[] x, int n) {
              double[] a = new double[9];
              a[0] = x[0];
              for (int i = 1; i < n; i++) {
                a[i] = 3 * a[i - 1] + x[i];
              }
              return a[4];
            }
            """));
  }

  @Test
  void arraysThatMayBeOneKeepTheirOrder() {
    assertEquals(
        java.util.List.of(
            "for (int i = 0; i < n; i++) {", "for (int i = Math.max(n, 0) - 1; i >= 0; i--) {"),
        loops(
            """
            static double f(double[] x, double[] y, int n) {
              for (int i = 0; i < n; i++) {
                x[i + 1] = 3 * y[i];
              }
              return x[4];
            }
            """));
  }

  @Test
  void elementsOfEachTripsOwnAreTurned() {
    assertEquals(
        java.util.List.of("for (int i = 0; i < n; i++) {", "for (int i = 0; i < n; i++) {"),
        loops(
            """
            static double f(double[] x, int n) {
              double[] a = new double[9];
              for (int i = 0; i < n; i++) {
                a[i] = 3 * x[8 - i];
              }
              return a[4] * a[4];
            }
            """));
  }

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
            double[][] y = scratch.doubles(max, d);
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
