package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.TestCompiler;
import dev.fluxion.processor.TestCompiler.Result;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Calls of methods of other files that return arrays or write to them: in one compilation, and from
 * class files.
 */
class ArrayCalleesTest {
  private static final String OTHER =
      """
      package q;
      import dev.fluxion.*;
      public class Other {
        @Differentiable
        public static double[] squares(double c, double[] a) {
          Counter.tick();
          double[] r = new double[a.length];
          for (int i = 0; i < a.length; i++) { r[i] = c * a[i] * a[i]; }
          return r;
        }
        @Differentiable
        public static void rhs(double t, double[] y, double[] yDot) {
          Counter.tick();
          yDot[0] = t * y[1];
          yDot[1] = -y[0] * y[0];
        }
        @Differentiable(wrt = {"c", "y"})
        public static void scale(double c, double[] y) {
          for (int i = 0; i < y.length; i++) { y[i] = c * y[i]; }
        }
      }
      """;
  private static final String COUNTER =
      """
      package q;
      public class Counter {
        public static int calls;
        public static void tick() { calls++; }
      }
      """;
  private static final String HEAD = "package p;\nimport q.*;\nimport dev.fluxion.*;\n";

  /** Both ways to compile, with the same outcome. */
  private static void check(double[] expected, String source) throws Exception {
    Result together = TestCompiler.strict().compile(OTHER, COUNTER, HEAD + source);
    assertEquals(true, together.success(), together::toString);
    assertEquals(List.of(), together.diagnostics());
    assertArrayEquals(expected, run(together, together), 1e-9);
    Result library = TestCompiler.strict().with("-g").compile(OTHER, COUNTER).clean();
    String path = System.getProperty("java.class.path") + File.pathSeparator + library.classes();
    Result caller = TestCompiler.strict().with("-cp", path).compile(HEAD + source);
    assertEquals(true, caller.success(), caller::toString);
    assertArrayEquals(expected, run(library, caller), 1e-9);
  }

  private static double[] run(Result library, Result caller) throws Exception {
    URL[] urls = {library.classes().toUri().toURL(), caller.classes().toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(urls, ArrayCalleesTest.class.getClassLoader())) {
      return (double[]) loader.loadClass("p.A").getMethod("run").invoke(null);
    }
  }

  /** f = Σ x·(x·y, y)² weighted with 1, 3, where the arguments are overwritten later. */
  @Test
  void returnedArrays() throws Exception {
    double x = 2;
    double y = 3;
    // x³y² + 3xy²
    double byX = 3 * x * x * y * y + 3 * y * y;
    double byY = 2 * x * x * x * y + 6 * x * y;
    check(
        new double[] {x * x * x * y * y + 3 * x * y * y, byX, byY, 1, byX + 10 * byY, 1},
        """
        public class A {
          @Differentiable
          static double f(double x, double y) {
            double[] a = {x * y, y};
            double[] r = Other.squares(x, a);
            a[0] = 1;
            double s = r[0] + 3 * r[1];
            r[0] = 0;
            return s;
          }
          public static Object run() {
            var g = AGradients.fGradient(2, 3);
            int calls = Counter.calls;
            var j = AGradients.fJvp(2, 3, 1, 10);
            return new double[] {
              g.value(), g.x(), g.y(), calls, j.tangent(), Counter.calls - calls};
          }
        }
        """);
  }

  /** a ← squares(1, a) three times: a⁸; an ignored result; the same array twice. */
  @Test
  void inLoopsAndIgnored() throws Exception {
    check(
        new double[] {
          Math.pow(1.1, 8) + Math.pow(0.9, 8),
          8 * Math.pow(1.1, 7),
          8 * Math.pow(0.9, 7),
          8 * Math.pow(1.1, 7)
        },
        """
        public class A {
          @Differentiable
          static double f(double[] a) {
            double[] b = a;
            for (int i = 0; i < 3; i++) {
              Other.squares(2, b);
              b = Other.squares(1, b);
            }
            return b[0] + b[1];
          }
          public static Object run() {
            double[] a = {1.1, 0.9};
            var g = AGradients.fGradient(a);
            return new double[] {
              g.value(), g.a()[0], g.a()[1], AGradients.fJvp(a, new double[] {1, 0}).tangent()};
          }
        }
        """);
  }

  /** Two steps of Euler's method; expected by hand: y₀ + h·t·y₁ and so on. */
  @Test
  void writtenArrays() throws Exception {
    double a = 0.5;
    double b = 0.7;
    double h = 0.1;
    double a1 = a + h * 2 * b;
    double b1 = b - h * a * a;
    double a2 = a1 + h * 2 * b1;
    // a2 = a + 2hb + 2h(b − ha²)
    check(
        new double[] {a2, 1 - 4 * h * h * a, 4 * h, 1 - 4 * h * h * a + 10 * 4 * h},
        """
        public class A {
          @Differentiable
          static double f(double a, double b) {
            double[] y = {a, b};
            double[] yDot = new double[2];
            for (int k = 0; k < 2; k++) {
              Other.rhs(2, y, yDot);
              for (int i = 0; i < 2; i++) { y[i] += 0.1 * yDot[i]; }
            }
            return y[0];
          }
          public static Object run() {
            var g = AGradients.fGradient(0.5, 0.7);
            return new double[] {
              g.value(), g.a(), g.b(), AGradients.fJvp(0.5, 0.7, 1, 10).tangent()};
          }
        }
        """);
  }

  /** y ← c·y twice, read in between: f = c·y₀·c²·y₁ = c³y₀y₁. */
  @Test
  void arraysUpdatedInPlace() throws Exception {
    double c = 2;
    double byC = 3 * c * c * 5 * 7;
    check(
        new double[] {8 * 35, byC, 8 * 7, 8 * 5, byC},
        """
        public class A {
          @Differentiable
          static double f(double c, double[] a) {
            double[] y = a.clone();
            Other.scale(c, y);
            double first = y[0];
            Other.scale(c, y);
            double s = first * y[1];
            y[1] = 0;
            return s;
          }
          public static Object run() {
            double[] a = {5, 7};
            var g = AGradients.fGradient(2, a);
            return new double[] {
              g.value(), g.c(), g.a()[0], g.a()[1],
              AGradients.fJvp(2, a, 1, new double[2]).tangent()};
          }
        }
        """);
  }

  /** What is in the argument afterwards has no derivative that anybody tells. */
  @Test
  void argumentsOverwrittenBesideAResult() {
    String other =
        """
        package q;
        import dev.fluxion.*;
        public class Third {
          @Differentiable
          public static double last(double[] a, @Constant double[] scratch) {
            scratch[0] = a[0];
            a[1] = a[0] * a[1];
            return a[1] + scratch[0];
          }
        }
        """;
    String caller =
        HEAD
            + """
            public class A {
              @Differentiable
              static double f(double x) {
                double[] a = {x, x};
                return Third.last(a, new double[1]) // FLX084
                    + a[1];
              }
            }
            """;
    Result together = TestCompiler.strict().compile(OTHER, COUNTER, other, caller);
    assertEquals(List.of("8: FLX084"), together.findings(), together::toString);
    Result library = TestCompiler.strict().compile(OTHER, COUNTER, other).clean();
    String path = System.getProperty("java.class.path") + File.pathSeparator + library.classes();
    assertEquals(
        List.of("8: FLX084"), TestCompiler.strict().with("-cp", path).compile(caller).findings());
  }

  /** Its members only throw, all of those that callers' companions name among them. */
  @Test
  void theCallersOfACalleeWithAnErrorHaveNone() {
    String callee =
        """
        package q;
        import dev.fluxion.*;
        public class Wrong {
          @Differentiable
          public static void squares(double[] a) { a[0] *= a[0]; } // FLX019
          @Differentiable
          public static double[] copy(double[] a) { Runnable r = () -> {}; return a; } // FLX030
        }
        """;
    String caller =
        HEAD
            + """
            public class A {
              @Differentiable
              static double f(double[] x) {
                for (@Checkpointed int i = 0; i < 3; i++) {
                  Wrong.squares(x);
                  x = Wrong.copy(x);
                }
                return x[0];
              }
            }
            """;
    Result result = TestCompiler.strict().compile(callee, caller);
    assertEquals(List.of("5: FLX019", "7: FLX030"), result.findings(), result::toString);
  }
}
