package dev.fluxion.processor.companion;

import static dev.fluxion.processor.companion.GradientText.companion;
import static dev.fluxion.processor.companion.GradientText.gradient;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Gradients of loops as text, where a reader can see that they are what one would write. */
class LoopTextTest {

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
  void soAreTheTripsOfSumsInSums() {
    assertEquals(
        """
            double[] xBar = adjoint.x;
            int xLength = x.length;
            double e = 0.0;
            for (int i = 0; i < xLength; i++) {
              double xI = x[i];
              double t = 0.0;
              for (int j = i + 1; j < xLength; j++) {
                double d = xI - x[j];
                e += d * d;
                double dBar = 2.0 * d;
                xBar[j] -= dBar;
                t += dBar;
              }
              xBar[i] += t;
            }
            return e;
        """,
        gradient(
            """
            static double f(double[] x) {
              double e = 0;
              for (int i = 0; i < x.length; i++) {
                for (int j = i + 1; j < x.length; j++) {
                  double d = x[i] - x[j];
                  e += d * d;
                }
              }
              return e;
            }
            """));
  }

  /** The field is what it was in the trip's forward half, and a null fails there. */
  @Test
  void soAreTripsThatReadFields() {
    assertEquals(
        """
            double[] xBar = adjoint.x;
            double pCenter = p == null ? 0 : p.center();
            int xLength = x.length;
            double s = 0.0;
            for (int i = 0; i < xLength; i++) {
              double xI = x[i];
              Objects.requireNonNull(p);
              double d = xI - pCenter;
              double size = width.size;
              double exp = Math.exp(d / size);
              s += exp;
              double dBar = exp == 0 ? 0 : exp / size;
              xBar[i] += dBar;
            }
            return s;
        """,
        gradient(
            """
            static double f(double[] x, @Constant Place p, @Constant Width width) {
              double s = 0;
              for (int i = 0; i < x.length; i++) {
                double d = x[i] - p.center();
                s += Math.exp(d / width.size);
              }
              return s;
            }
            record Place(double center) {}
            static class Width { double size; }
            """));
  }

  /** The mean of losses: the length is known before the loop. */
  @Test
  void soAreTripsOfWhatIsDividedLater() {
    assertEquals(
        """
            double[] xBar = adjoint.x;
            int xLength = x.length;
            double t = xLength;
            double t2 = 1.0 / t;
            double s = 0.0;
            for (int i = 0; i < xLength; i++) {
              double xI = x[i];
              s += Math.sin(xI);
              xBar[i] += t2 * Math.cos(xI);
            }
            return s / t;
        """,
        gradient(
            """
            static double f(double[] x) {
              double s = 0;
              for (int i = 0; i < x.length; i++) {
                s += Math.sin(x[i]);
              }
              return s / x.length;
            }
            """));
  }

  @Test
  void soAreTripsThatMakeArrays() {
    assertEquals(
        """
            double[] xBar = adjoint.x;
            Scratch scratch = adjoint.scratch();
            int mLength = m.length;
            int mark = scratch.mark();
            double s = 0.0;
            for (int index = 0; index < mLength; index++) {
              scratch.rewind(mark);
              double[] row = m[index];
              int xLength = x.length;
              double[] y = scratch.doubles(xLength);
              double[] yBar = scratch.doubles(xLength);
              for (int j = 0; j < xLength; j++) {
                y[j] = row[j] * x[j];
              }
              double y2 = y[0];
              double y3 = y[1];
              double exp = Math.exp(y2 * y3);
              s += exp;
              yBar[1] += exp * y2;
              yBar[0] += exp * y3;
              for (int j = 0; j < xLength; j++) {
                double rowJ = row[j];
                double yBarJ = yBar[j];
                yBar[j] = 0.0;
                xBar[j] += yBarJ * rowJ;
              }
            }
            return s;
        """,
        gradient(
            """
            static double f(double[] x, @Constant double[][] m) {
              double s = 0;
              for (double[] row : m) {
                double[] y = new double[x.length];
                for (int j = 0; j < y.length; j++) {
                  y[j] = row[j] * x[j];
                }
                s += Math.exp(y[0] * y[1]);
              }
              return s;
            }
            """));
  }

  /** The rows of a new matrix have the length that it was made with. */
  @Test
  void aFactorOfAProductIsReadBeforeTheRowThatItScales() {
    String gradient =
        gradient(
            """
            static double f(double[][] a, double[][] b) {
              int m = b[0].length;
              double[][] c = new double[a.length][m];
              for (int i = 0; i < a.length; i++) {
                for (int k = 0; k < b.length; k++) {
                  for (int j = 0; j < m; j++) {
                    c[i][j] += a[i][k] * b[k][j];
                  }
                }
              }
              return c[0][0];
            }
            """);
    assertTrue(gradient.contains("? aI[k] : 0.0"), gradient);
    assertTrue(gradient.contains("aBarI[k] += t"), gradient);
    String moving =
        gradient(
            """
            static double f(double[][] a, double[] r, int m) {
              double[][] c = new double[a.length][m];
              c[0] = r;
              for (int k = 0; k < a.length; k++) {
                for (int j = 0; j < m; j++) {
                  c[k][j] += a[0][k] * j;
                }
              }
              return c[0][0];
            }
            """);
    assertFalse(moving.contains(" : 0.0"), moving);
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

  /** The headers of the loops in the gradient of {@code f}. */
  private static List<String> loops(String method) {
    return gradient(method)
        .lines()
        .map(String::trim)
        .filter(l -> l.startsWith("for (") || l.startsWith("while ("))
        .toList();
  }

  @Test
  void loopsCountUpWhereTheOrderOfTheirTripsDoesNotMatter() {
    assertEquals(
        List.of(
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
        List.of("for (int i = 1; i < n; i++) {", "for (int i = Math.max(n, 1) - 1; i >= 1; i--) {"),
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
        List.of("for (int i = 0; i < n; i++) {", "for (int i = Math.max(n, 0) - 1; i >= 0; i--) {"),
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
        List.of("for (int i = 0; i < n; i++) {", "for (int i = 0; i < n; i++) {"),
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
}
