package dev.fluxion.processor.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.TestCompiler;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What is read again in the reverse sweep, because nobody has written to it, instead of being
 * saved. That the derivatives are right is for the corpus: {@code WrittenArguments}.
 */
class DistinctArraysTest {
  private static final String LAYER =
      """
      public static void f(double[][] w, double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
          double s = 0;
          for (int j = 0; j < x.length; j++) {
            s += w[i][j] * x[j];
          }
          y[i] = Math.tanh(s);
        }
      }
      """;

  private static TestCompiler.Result compile(String method) {
    return TestCompiler.strict()
        .lenient()
        .compile(
            """
            import dev.fluxion.Constant;
            import dev.fluxion.Derivative;
            import dev.fluxion.Differentiable;
            public class A {
              record Both(double[] x, double[] y) {}
              @Differentiable(only = Derivative.%s)
              %s
            }
            """
                .formatted(
                    method.contains("void f")
                        ? "VJP"
                        : method.contains("fJvp") ? "JVP" : "GRADIENT",
                    method));
  }

  /** The methods of the companion by that name, as text; empty if there is none. */
  private static String text(String method, String name) {
    String companion = compile(method).generated().get("AGradients");
    Matcher matcher =
        Pattern.compile("(?ms)^  [^\\n;={}]* " + name + "\\(.*?^  }\n").matcher(companion);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      text.append(matcher.group());
    }
    return text.toString();
  }

  @Test
  void aLayerSavesNothing() {
    String sweep = text(LAYER, "fVjp");
    assertFalse(sweep.contains("Tape"), sweep);
    assertTrue(sweep.contains("double yI = y[i];"), sweep);
    assertTrue(sweep.contains("if (x == y) {\n      fVjpAliased(w, x, y, "), sweep);
  }

  /** No row of the matrix is the result, as that is refused; the other argument may be. */
  @Test
  void aLayerInPlaceSavesItsInput() {
    String sweep = text(LAYER, "fVjpAliased");
    assertTrue(sweep.contains("xJTape"), sweep);
    assertFalse(sweep.contains("wIJTape"), sweep);
  }

  @Test
  void aRowIsNotTheResult() {
    String run =
        """
        public static Object run() {
          double[][] w = {{1, 2}};
          AGradients.fVjp(w, new double[2], w[0], new double[2]);
          return w;
        }
        """;
    Throwable refused = assertThrows(Throwable.class, () -> compile(LAYER + run).run("A"));
    assertEquals("w and y share a row, and one of them is written to", refused.getMessage());
  }

  /** Two matrices that are only read may share rows, whatever is written to a vector. */
  @Test
  void matricesThatAreReadAreNotCompared() {
    String sweep =
        text(
            """
            static double f(double[][] a, double[][] b, double[] y) {
              for (int i = 0; i < y.length; i++) {
                y[i] *= a[i][0] * b[0][i];
              }
              return y[0] * y[1];
            }
            """,
            "fGradient");
    assertTrue(sweep.contains("checkApart(a, y, ") && sweep.contains("checkApart(b, y, "), sweep);
    assertFalse(sweep.contains("checkApart(b, a, "), sweep);
  }

  /** The direction is a copy of what it is on entry, though the matrix itself is only read. */
  @Test
  void aRowOfATangentMayBeTheResult() throws Throwable {
    String method =
        """
        public static double f(double[][] w, double[] x, @Constant double[] y) {
          for (int i = 0; i < y.length; i++) {
            y[i] = w[i][0] * w[i][1] * x[i];
          }
          return y[0] + w[0][0] * y[1];
        }
        private static double tangent(boolean isShared) {
          double[][] w = {{1, 2}, {3, 4}};
          double[] x = {0.5, 0.25};
          double[] y = {7, 8};
          double[][] direction = {isShared ? y : y.clone(), {1, 0}};
          return AGradients.fJvp(w, x, y, direction, new double[2]).tangent();
        }
        public static Object run() {
          return new double[] {tangent(false), tangent(true)};
        }
        """;
    // y0 = w00 w01 x0, y1 = w10 w11 x1: 7 * 2 * 0.5 + 8 * 0.5 + 7 * 3 + 1 * 4 * 0.25.
    assertArrayEquals(new double[] {33, 33}, (double[]) compile(method).run("A"), 1e-14);
  }

  @Test
  void allThatMayBeOneIsCompared() {
    String sweep =
        text(
            """
            static double f(double[] a, @Constant double[] c, double[] b, double[] d, int[] n) {
              for (int i = 0; i < a.length; i++) {
                b[i] = a[i] * a[n[i]] * c[i] * d[i];
              }
              return b[0] * b[1];
            }
            """,
            "fGradient");
    assertTrue(sweep.contains("if (a == b || c == b || b == d) {"), sweep);
  }

  @Test
  void whatSavesNothingHasOneVersion() {
    assertEquals(
        "",
        text(
            "static void f(double[] x, double[] y) { y[0] = 2 * x[1]; y[1] = x[0]; }",
            "fVjpAliased"));
    assertEquals(
        "",
        text(
            "static double f(double[] x, double[] y) { return x[0] * y[0] * y[1]; }",
            "fGradientAliased"));
  }

  /** Arrays in records, and rows that nobody has compared. */
  @Test
  void whatCannotBeComparedHasOneVersion() {
    assertEquals(
        "", text("static double f(Both b) { return b.x()[0] * b.y()[0]; }", "fGradientAliased"));
    assertEquals(
        "",
        text(
            """
            static double f(double[] a, @Constant double[][] from, @Constant double[][] to) {
              double s = 0;
              for (int i = 0; i < a.length; i++) {
                to[0][i] = from[0][a.length - 1 - i] + 1;
                s += a[i] * a[i] * from[0][i];
              }
              return s;
            }
            """,
            "fGradientAliased"));
  }
}
