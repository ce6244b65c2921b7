package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.TestCompiler;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Methods of another file that return arrays of their arguments, or one array in several places:
 * what the caller then writes to the one is written to the other. Every method is 3x³ at 2, by
 * whatever way.
 */
class SharedArraysTest {
  private static final String OTHER =
      """
      package q;
      import dev.fluxion.*;
      public final class Other {
        public record N(double v, double[] w) {}
        public record P(double[] a, double[] b) {}
        public record M(double[][] m, double[] row) {}
        @Differentiable public static N[] wrap(N a) { return new N[] {a, null, a}; }
        @Differentiable public static N same(N a) { return a; }
        @Differentiable public static N make(double[] w) { return new N(1, w); }
        @Differentiable public static double[] get(N a) { return a.w(); }
        @Differentiable public static double[] row(double[][] m, int i) { return m[i]; }
        @Differentiable public static double[][] rows(double[] w) {
          return new double[][] {w, {w[0]}, w};
        }
        @Differentiable public static double[][] swapped(double[][] m) {
          return new double[][] {m[1], m[0], m[1]};
        }
        @Differentiable public static P twin(double x) {
          double[] c = {x, x * x};
          return new P(c, c);
        }
        @Differentiable public static double[][] twice(double x) {
          double[] r = {x, x * x};
          return new double[][] {r, r};
        }
        @Differentiable public static M split(double[][] m) { return new M(m, m[1]); }
        @Differentiable public static double[] plane(double[][][] t) { return t[0][1]; }
        @Differentiable(name = "records") public static N[] id(N[] a) { return a; }
        @Differentiable public static double first(N[] a) { return a[0].v(); }
        @Differentiable(wrt = {"a", "b"}) public static void mix(double[] a, double[] b) {
          a[0] *= b[1];
          b[0] += 2 * a[0];
        }
        @Differentiable(wrt = {"a", "b"}) public static void blend(double[][] a, double[][] b) {
          a[0][0] *= b[1][0];
          b[0][0] += 2 * a[0][0];
        }
        @Differentiable public static double[] table(double x, @Constant double[][] t) {
          return x > 0 ? t[0] : new double[] {x};
        }
      }
      """;

  private static final String RUN =
      """
        public static Object run() {
          double x = 2;
          var g = AGradients.fGradient(x);
          var j = AGradients.fJvp(x, 1);
          var h = AGradients.fHvp(x, 1);
          double[] t = AGradients.fTaylor(x, 1, 2);
          return new double[] {f(x), g.value(), g.x(), j.value(), j.tangent(), h.gradient().x(),
              h.product().x(), t[0], t[1], 2 * t[2]};
        }
      }
      """;

  private static final String HEAD =
      """
      package p;
      import dev.fluxion.*;
      import q.Other;
      import q.Other.*;
      public class A {
        @Differentiable
        static double f(double x) {
          double[] k = {x, x * x};
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "N[] s = Other.wrap(new N(1, k)); s[0].w()[0] *= 3; return k[0] * s[2].w()[1];",
        "N n = new N(1, k), s = Other.same(n); s.w()[0] *= 3; return n.w()[0] * k[1];",
        "N s = Other.make(k); s.w()[0] *= 3; return k[0] * k[1];",
        "N n = new N(1, k); double[] r = Other.get(n); r[0] *= 3; return k[0] * n.w()[1];",
        "double[][] m = {{x}, k}; Other.row(m, 1)[0] *= 3; return k[0] * m[1][1];",
        "double[][] m = {{x}, k}; double[] r = Other.row(m, 1); k[0] *= 3; return r[0] * m[1][1];",
        "double[][] m = Other.rows(k); m[2][0] *= 3; return k[0] * m[0][1] * m[1][0] / x;",
        "double[][] m = {{x}, k}, s = Other.swapped(m); s[2][0] *= 3; return m[1][0] * s[0][1];",
        "P p = Other.twin(x); p.a()[0] *= 3; return p.b()[0] * p.a()[1];",
        "double[][] m = Other.twice(x); m[0][0] *= 3; return m[1][0] * m[0][1];",
        "M m = Other.split(new double[][] {{x}, k}); m.row()[0] *= 3; return k[0] * m.m()[1][1];",
        "double[][][] t = {{{x}, k}}; Other.plane(t)[0] *= 3; return t[0][1][0] * k[1];",
        "double[][] m = Other.twice(x); return m[0][0] * m[1][1] * 3;",
        "double s = 0; for (int i = 0; i < 3; i++) { double[] r = Other.get(Other.make(k));"
            + " s += r[0] * r[1]; r[1] *= 1; } return s;",
        "double[] r = k; for (int i = 0; i < 2; i++) { r = Other.row(Other.rows(r), 2 * i);"
            + " r[1] *= i == 0 ? 3 : 1; } return r[0] * k[1];",
        "Other.mix(k, k); return k[0];",
        "double[][] m = {k, k}; Other.mix(m[0], m[1]); return m[1][0];",
        "double[][] m = {{x}, {x * x}}; Other.blend(m, m); return m[0][0];",
      })
  void whatIsSharedHasOneDerivative(String body) throws Throwable {
    TestCompiler.Result result = TestCompiler.strict().compile(OTHER, HEAD + body + "\n}\n" + RUN);
    assertEquals(List.of(), result.findings(), result::toString);
    double[] expected = {24, 24, 36, 24, 36, 36, 36, 24, 36, 36};
    assertArrayEquals(expected, (double[]) result.run("p.A"), 1e-12, result::toString);
  }

  /**
   * x³ at 3, the second derivative is 18: of two arguments that are one array the first has all.
   */
  @Test
  void oneArgumentIsReturnedTwice() throws Throwable {
    TestCompiler.Result result =
        TestCompiler.strict()
            .compile(
                """
                package q;
                import dev.fluxion.*;
                public final class Other {
                  @Differentiable public static double[][] rows(double[] a, double[] b) {
                    return new double[][] {a, b};
                  }
                }
                """,
                """
                package p;
                import dev.fluxion.*;
                import q.Other;
                public class A {
                  @Differentiable
                  static double f(double[] x, double[] y) {
                    double[][] m = Other.rows(x, y);
                    return m[0][0] * m[0][0] * m[1][0];
                  }
                  public static Object run() {
                    double[] s = {3};
                    double[] one = {1};
                    double[] zero = {0};
                    double[][] h = AGradients.fHessian(s, s).hessian();
                    return new double[] {AGradients.fGradient(s, s).x()[0],
                        AGradients.fJvp(s, s, one, zero).tangent(),
                        AGradients.fTaylor(s, s, one, zero, 2)[2], h[0][0], h[0][1], h[1][1]};
                  }
                }
                """);
    assertEquals(List.of(), result.findings(), result::toString);
    double[] expected = {27, 27, 9, 18, 0, 0};
    assertArrayEquals(expected, (double[]) result.run("p.A"), 1e-12, result::toString);
  }

  /** The same where the two are parts of a record. */
  @Test
  void oneArgumentIsReturnedTwiceInARecord() throws Throwable {
    TestCompiler.Result result =
        TestCompiler.strict()
            .compile(
                """
                package q;
                import dev.fluxion.*;
                public final class Other {
                  public record Two(double[] a, double[] b) {}
                  @Differentiable public static Two two(double[] a, double[] b) {
                    return new Two(a, b);
                  }
                }
                """,
                """
                package p;
                import dev.fluxion.*;
                import q.Other;
                public class A {
                  @Differentiable
                  static double f(double[] x, double[] y) {
                    Other.Two m = Other.two(x, y);
                    return m.a()[0] * m.a()[0] * m.b()[0];
                  }
                  public static Object run() {
                    double[] s = {3};
                    double[] one = {1};
                    double[] zero = {0};
                    double[][] h = AGradients.fHessian(s, s).hessian();
                    return new double[] {AGradients.fGradient(s, s).x()[0],
                        AGradients.fGradient(s, s).y()[0],
                        AGradients.fJvp(s, s, one, one).tangent(),
                        AGradients.fTaylor(s, s, one, one, 2)[2],
                        h[0][0] + h[0][1] + h[1][0] + h[1][1]};
                  }
                }
                """);
    assertEquals(List.of(), result.findings(), result::toString);
    double[] expected = {27, 0, 27, 9, 18};
    assertArrayEquals(expected, (double[]) result.run("p.A"), 1e-12, result::toString);
  }

  @Test
  void whatIsNotFollowedIsRefused() throws Throwable {
    refuses(
        "N[] a = {new N(x, k)}; N[] r = Other.id(a); r[0] = new N(3, k); return a[0].v();",
        "Other.id returned an array of records that is its argument");
    refuses(
        "double[][] t = {k}; double[] r = Other.table(x, t); r[0] *= 3; return k[0] * k[1];",
        "Other.table returned an array that shares rows with its argument t,"
            + " which is not differentiated");
  }

  private static void refuses(String body, String message) throws Throwable {
    String run =
        """
          public static Object run() {
            String all = "";
            Runnable[] runs = {() -> AGradients.fGradient(2), () -> AGradients.fJvp(2, 1),
                () -> AGradients.fHvp(2, 1), () -> AGradients.fTaylor(2, 1, 2)};
            for (Runnable r : runs) {
              try { r.run(); all += "not refused\\n"; }
              catch (IllegalStateException e) { all += e.getMessage() + "\\n"; }
            }
            return all;
          }
        }
        """;
    TestCompiler.Result result =
        TestCompiler.strict().lenient().compile(OTHER, HEAD + body + "\n}\n" + run);
    assertEquals((message + "\n").repeat(4), result.run("p.A"), result::toString);
  }
}
