package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.TestCompiler;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Recursion and loops of one number that call {@code @Differentiable} methods of another file, at
 * first and second order, against closed forms.
 */
class RecursiveCallersTest {
  private static final String OTHER =
      """
      package q;
      import dev.fluxion.*;
      public class Other {
        @Differentiable
        public static double sine(double x) { return Math.sin(x); }
        @Differentiable
        public static double squares(double w, double[] a) {
          double s = 0;
          for (double e : a) { s += w * e * e; }
          return s;
        }
        @Differentiable
        public static double[] doubled(double[] a) {
          double[] r = new double[a.length];
          for (int i = 0; i < a.length; i++) { r[i] = 2 * a[i] * a[i]; }
          return r;
        }
        @Differentiable(only = {Derivative.GRADIENT, Derivative.JVP})
        public static double firstOrder(double x) { return x * x; }
      }
      """;

  private static final String HEAD =
      """
      package p;
      import dev.fluxion.*;
      import q.Other;
      public class A {
        @Differentiable
        static double f(double x, int n) {
      """;

  /** The derivatives at 0.9 for n = 2. */
  private static final String RUN =
      """
        public static Object run() {
          double x = 0.9;
          var g = AGradients.fGradient(x, 2);
          var j = AGradients.fJvp(x, 2, 3);
          var h = AGradients.fHvp(x, 2, 3);
          var all = AGradients.fHessian(x, 2);
          double[] t = AGradients.fTaylor(x, 2, 3, 2);
          return new double[] {
            g.value(), g.x(), j.tangent() / 3, h.gradient().value(), h.gradient().x(),
            h.product().value() / 3, h.product().x() / 3, all.gradient()[0], all.hessian()[0][0],
            t[0], t[1] / 3, t[2] * 2 / 9};
        }
      }
      """;

  private static void check(String rest, double value, double slope, double second)
      throws Throwable {
    double[] actual =
        (double[]) TestCompiler.strict().compile(OTHER, HEAD + rest + RUN).clean().run("p.A");
    double[] expected = {
      value, slope, slope, value, slope, slope, second, slope, second, value, slope, second
    };
    assertArrayEquals(expected, actual, 1e-12, rest);
  }

  private static final double X = 0.9;

  /** sin x⁴. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          return n == 0 ? Other.sine(x) : f(x * x, n - 1); }
          return n == 0 ? Other.sine(x) : g(x * x, n - 1); } \
          static double g(double x, int n) { return n == 0 ? Other.sine(x) : f(x * x, n - 1); }
          return g(x, n); } \
          static double g(double x, int n) { return n == 0 ? Other.sine(x) : g(x * x, n - 1); }
          """)
  void atTheEnd(String rest) throws Throwable {
    double p = Math.pow(X, 4);
    double slope = 4 * Math.pow(X, 3);
    check(
        rest,
        Math.sin(p),
        slope * Math.cos(p),
        12 * X * X * Math.cos(p) - slope * slope * Math.sin(p));
  }

  /** sin sin x. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          return n == 0 ? x : f(Other.sine(x), n - 1); }
          return n == 0 ? x : Other.sine(f(x, n - 1)); }
          return g(x, n); } static double g(double x, int n) { \
          double y = x; for (int i = 0; i < n; i++) { y = Other.sine(y) + i - i; } return y; }
          """)
  void inBetween(String rest) throws Throwable {
    double s = Math.sin(X);
    double c = Math.cos(X);
    check(rest, Math.sin(s), Math.cos(s) * c, -Math.sin(s) * c * c - Math.cos(s) * s);
  }

  /** sin x + sin x² + x⁴. */
  @Test
  void besideTheRecursion() throws Throwable {
    double q = X * X;
    check(
        "return n == 0 ? x : Other.sine(x) + f(x * x, n - 1); }",
        Math.sin(X) + Math.sin(q) + q * q,
        Math.cos(X) + 2 * X * Math.cos(q) + 4 * X * q,
        -Math.sin(X) + 2 * Math.cos(q) - 4 * q * Math.sin(q) + 12 * q);
  }

  /** x² sin x. */
  @Test
  void asAFactor() throws Throwable {
    double s = Math.sin(X);
    double c = Math.cos(X);
    check(
        "return n == 0 ? Other.sine(x) : x * f(x, n - 1); }",
        X * X * s,
        2 * X * s + X * X * c,
        2 * s + 4 * X * c - X * X * s);
  }

  /** (1 + x²)·x² and its like, by arrays: these have no partial derivatives by numbers only. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          return n == 0 ? Other.squares(x * x, new double[] {1, x}) : f(x, n - 1); }
          return n == 0 ? sum(Other.doubled(new double[] {x, x * x})) / 2 : f(x, n - 1); } \
          static double sum(double[] a) { return a[0] + a[1]; }
          """)
  void ofArrays(String rest) throws Throwable {
    check(rest, X * X + Math.pow(X, 4), 2 * X + 4 * Math.pow(X, 3), 2 + 12 * X * X);
  }

  /** What the other file does not offer, recursion does not make up. */
  @Test
  void calleesWithoutSecondOrder() {
    String only = HEAD.replace("@Differentiable", "@Differentiable(only = Derivative.HVP)");
    TestCompiler.Result result =
        TestCompiler.strict()
            .compile(OTHER, only + "return n == 0 ? Other.firstOrder(x) : f(x, n - 1); } }");
    assertEquals(List.of("5: FLX014"), result.findings(), result::toString);
  }
}
