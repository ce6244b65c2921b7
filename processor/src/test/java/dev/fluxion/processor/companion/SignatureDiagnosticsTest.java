package dev.fluxion.processor.companion;

import static dev.fluxion.processor.companion.Announced.check;
import static dev.fluxion.processor.companion.Announced.compile;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.fluxion.processor.TestCompiler.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with a signature is said at its line, and nowhere else. */
class SignatureDiagnosticsTest {
  @Test
  void typesWithoutDerivativesInWrt() {
    check(
        """
        class A {
          @Differentiable(wrt = {"x",
            "n", // FLX008
            "s", // FLX008
            "d", // FLX008
            "deep"}) // FLX008
          static double f(double x, int n, String s, Double d, double[][][][] deep) { return x; }
        }
        """);
  }

  @Test
  void boxesAndCollectionsMustBeConstant() {
    check(
        """
        class A {
          @Differentiable
          static double f(
              double x,
              Double a, // FLX008
              Integer b, // FLX008
              java.util.List<Double> c, // FLX008
              java.util.Map<String, double[]> d, // FLX008
              double[][][][] e, // FLX008
              Float[] g, // FLX008
              @Constant Double h,
              @Constant java.util.List<Double> i,
              java.util.List<String> j,
              java.util.function.Function<Double, Double> k,
              int[][][][] l) {
            return x;
          }
        }
        """);
  }

  @Test
  void shapesWithAndWithoutDerivatives() {
    check(
        """
        class A {
          record Point(double x, double y) {}
          record Label(String text, @Constant double y) {}
          @Differentiable
          static double f(
              double x,
              double[] a,
              float[][] b,
              Point c,
              Point[] d,
              Label e) {
            return x;
          }
          @Differentiable // FLX005
          static Label g(double x) { return new Label("", x); }
          @Differentiable // FLX005
          static void h(double x) {}
          @Differentiable // FLX016
          double i(double x) { return x; }
        }
        """);
  }

  @Test
  void arraysThatAreReadAndWritten() {
    check(
        """
        class A {
          @Differentiable
          static void f(
              double x,
              double[] sums, // FLX019
              @Constant double[] scratch,
              double[] squares) {
            for (int i = 0; i < squares.length; i++) {
              squares[i] = x * i;
              squares[i] *= squares[i];
              scratch[i] += squares[i];
              sums[i] += scratch[i];
            }
          }
          @Differentiable(wrt = {"x", "sums"})
          static void g(double x, double[] sums) { sums[0] += x; }
          @Differentiable // FLX006
          static void h(double[] y) { y[0] = 1; }
          @Differentiable(only = Derivative.GRADIENT) // FLX014
          static double[] i(double[] y) { return y; }
          @Differentiable(only = Derivative.PULLBACK) // FLX014
          static double j(double[] y) { return y[0]; }
        }
        """);
  }

  @Test
  void recordsThatCannotHoldDerivatives() {
    check(
        """
        class A {
          record Node(double x, Node next) {}
          record Box<T>(double x, T content) {}
          record Unit(double x) {
            Unit { x = x / Math.abs(x); }
          }
          record Point(double x, double y) {}
          @Differentiable
          static double f(
              double x,
              Node n, // FLX008
              Box<String> b) { // FLX008
            return x;
          }
          @Differentiable
          static double g(Unit u) { // FLX058
            return u.x();
          }
          @Differentiable
          static double h(Point[][] p) {
            p[0][1] = p[0][0]; // FLX057
            return p[0][1].x();
          }
          record Points(Point[] all) {}
          @Differentiable
          static double also(Points p, Point[] q) {
            q[0] = q[1]; // FLX057
            return p.all()[0].x() * q[0].y();
          }
          @Differentiable
          static Unit i(double x) { // FLX058
            return new Unit(x);
          }
          @Differentiable(wrt = "this") // FLX008
          private double j(double x) { return x; }
          @Differentiable
          static double k(@Constant Unit u, double x) {
            return new Unit(x).x() * u.x();
          }
          @Differentiable
          static double l(Point p) {
            Object[] all = new Point[] {p}; // FLX043
            return p.x() * ALL.length; // FLX055
          }
          static final Point[] ALL = {};
        }
        """);
  }

  @Test
  void resultsWithoutDerivatives() {
    check(
        """
        class A {
          @Differentiable // FLX005
          static int f(double x) { return 1; }
          @Differentiable // FLX005
          static Double g(double x) { return x; }
        }
        """);
  }

  @Test
  void nothingToDifferentiate() {
    check(
        """
        class A {
          @Differentiable // FLX006
          static double f(int n, @Constant double x) { return n * x; }
          @Differentiable // FLX006
          static double g() { return 1; }
        }
        """);
  }

  @Test
  void methodsWithoutBodies() {
    check(
        """
        abstract class A {
          @Differentiable // FLX004
          abstract double f(double x);
          @Differentiable // FLX004
          static native double g(double x);
        }
        """);
  }

  /**
   * Types that do not exist are javac's business. The companion of the others is written when no
   * other processor can supply them any more, which javac remarks upon.
   */
  @Test
  void unresolvedSignatures() {
    Result result =
        compile(
            """
            class A {
              @Differentiable
              static double f(double x, Missing m) { return x; }
              @Differentiable
              static double g(double x) { return x; }
            }
            """);
    assertFalse(result.success());
    assertEquals(
        List.of(
            "-1: File for type 'p.AGradients' created in the last round will not be subject to"
                + " annotation processing.",
            "6: cannot find symbol"),
        result.findings());
  }

  @Test
  void methodsThatCanBeOverridden() {
    check(
        """
        class A {
          @Differentiable // FLX016
          double open(double x) { return x; }
          @Differentiable final double closed(double x) { return x; }
          @Differentiable private double hidden(double x) { return x; }
          interface I {
            @Differentiable // FLX016
            default double byDefault(double x) { return x; }
            @Differentiable private double hidden(double x) { return x; }
            @Differentiable static double ofType(double x) { return x; }
          }
          enum Plain {
            ONE;
            @Differentiable double f(double x) { return x; }
          }
          enum WithBodies {
            ONE {},
            TWO;
            @Differentiable // FLX016
            double f(double x) { return x; }
            @Differentiable final double g(double x) { return x; }
          }
          record R(int n) {
            @Differentiable double f(double x) { return x * n; }
          }
          static abstract class Parent {
            @Differentiable // FLX004
            abstract double missing(double x);
            @Differentiable // FLX016
            protected double f(double x) { return x; }
          }
        }
        """);
  }

  @Test
  void tooManyParameters() {
    StringBuilder parameters = new StringBuilder("double x0");
    for (int i = 1; i < 70; i++) {
      parameters.append(", double x").append(i);
    }
    String method = "static double f(" + parameters + ") { return x0 * x69; }\n";
    check("class A {\n@Differentiable // FLX014\n" + method + "}\n");
    compile("class A {\n@Differentiable(only = Derivative.GRADIENT)\n" + method + "}\n").clean();
  }
}
