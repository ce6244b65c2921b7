package dev.fluxion.processor.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.TestCompiler;
import org.junit.jupiter.api.Test;

/**
 * {@code fDerivative} and the {@code fHessian} of methods that return arrays, against derivatives
 * by hand.
 */
class DerivativeTensorsTest {

  @Test
  void derivativesOfAPolynomial() throws Throwable {
    CheckedProgram.run(
        """
        @Differentiable
        static double f(double x, double y) {
          return x * x * x * y * y;
        }
        """,
        """
        double x = 1.5;
        double y = -0.75;
        close(AGradients.fDerivative(x, y, 0), new int[0], x * x * x * y * y);
        close(AGradients.fDerivative(x, y, 1), new int[] {2}, 3 * x * x * y * y, 2 * x * x * x * y);
        double xx = 6 * x * y * y;
        double xy = 6 * x * x * y;
        double yy = 2 * x * x * x;
        close(AGradients.fDerivative(x, y, 2), new int[] {2, 2}, xx, xy, xy, yy);
        double xxx = 6 * y * y;
        double xxy = 12 * x * y;
        double xyy = 6 * x * x;
        close(
            AGradients.fDerivative(x, y, 3),
            new int[] {2, 2, 2},
            xxx, xxy, xxy, xyy, xxy, xyy, xyy, 0);
        Tensor fifth = AGradients.fDerivative(x, y, 5);
        check(Math.abs(fifth.get(0, 0, 0, 1, 1) - 12) < 1e-12);
        check(Math.abs(fifth.get(1, 0, 1, 0, 0) - 12) < 1e-12);
        check(Math.abs(fifth.get(0, 1, 1, 1, 0)) < 1e-12);
        check(AGradients.fDerivative(x, y, 6).norm() < 1e-10);
        refuses(() -> AGradients.fDerivative(x, y, -1), "order", "-1");
        refuses(() -> AGradients.fDerivative(x, y, 40), "order 40", "2 variables");
        """);
  }

  @Test
  void derivativesByArrays() throws Throwable {
    CheckedProgram.run(
        """
        @Differentiable
        static double f(@Constant double[] a, double[] x) {
          double s = 0;
          for (int i = 0; i < x.length; i++) {
            s += a[i] * x[i];
            x[i] = s;
          }
          return Math.exp(s);
        }
        """,
        """
        double[] a = {0.5, -1, 2};
        double[] x = {0.25, 0.5, 0.125};
        double value = Math.exp(-0.125);
        double[] third = new double[27];
        for (int i = 0; i < 27; i++) {
          third[i] = a[i / 9] * a[i / 3 % 3] * a[i % 3] * value;
        }
        close(AGradients.fDerivative(a, x.clone(), 3), new int[] {3, 3, 3}, third);
        double[] once = x.clone();
        f(a, once);
        AGradients.fDerivative(a, x, 2);
        check(Arrays.equals(once, x));
        close(AGradients.fDerivative(a, new double[0], 0), new int[0], 1);
        check(Arrays.equals(AGradients.fDerivative(a, new double[0], 2).shape(), new int[2]));
        """);
  }

  @Test
  void hessiansOfAllResults() throws Throwable {
    CheckedProgram.run(
        """
        @Differentiable
        static double[] f(double[] x, float k) {
          return new double[] {x[0] * x[0] * x[1] * k, Math.sin(x[0] * x[1]), k * k * k, 1};
        }
        @Differentiable(wrt = "y")
        static void step(double[] y, double[][] out) {
          double t = y[0];
          y[0] = y[1] * y[1];
          out[0][0] = t * y[0];
        }
        """,
        """
        double x = 0.5;
        double y = -1.5;
        double k = 2;
        double s = Math.sin(x * y);
        double c = Math.cos(x * y);
        close(
            AGradients.fHessian(new double[] {x, y}, (float) k),
            new int[] {4, 3, 3},
            2 * y * k, 2 * x * k, 2 * x * y, 2 * x * k, 0, x * x, 2 * x * y, x * x, 0,
            -y * y * s, c - x * y * s, 0, c - x * y * s, -x * x * s, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 6 * k,
            0, 0, 0, 0, 0, 0, 0, 0, 0);
        double[] state = {3, 5};
        double[][] out = {{0}, null};
        close(
            AGradients.stepHessian(state, out),
            new int[] {3, 2, 2},
            0, 0, 0, 2, 0, 0, 0, 0, 0, 10, 10, 6);
        check(state[0] == 25 && state[1] == 5 && out[0][0] == 75);
        """);
  }

  @Test
  void derivativesByRecordsComeInTheirOrder() throws Throwable {
    CheckedProgram.run(
        """
        public record Point(double x, @Constant int id, double y) {}
        @Differentiable
        static double f(Point[] p, double k) {
          return p[0].x() * p[0].y() * p[1].x() + k * p[1].y() * p[0].x();
        }
        """,
        """
        Point[] p = {new Point(2, 7, 3), new Point(5, 8, 11)};
        double k = 13;
        // x₀, y₀, x₁, y₁, k
        double[][] pairs = {
          {0, 5, 3, 13, 11}, {5, 0, 2, 0, 0}, {3, 2, 0, 0, 0}, {13, 0, 0, 0, 2}, {11, 0, 0, 2, 0}
        };
        Tensor second = AGradients.fDerivative(p, k, 2);
        close(second, new int[] {5, 5}, Tensor.matrix(pairs).toArray());
        Tensor third = AGradients.fDerivative(p, k, 3);
        check(Math.abs(third.get(0, 1, 2) - 1) < 1e-12 && Math.abs(third.get(2, 0, 1) - 1) < 1e-12);
        check(Math.abs(third.get(4, 3, 0) - 1) < 1e-12 && Math.abs(third.get(0, 1, 3)) < 1e-12);
        """);
  }

  @Test
  void standsWithoutTheTaylorMember() throws Throwable {
    TestCompiler.Result result =
        TestCompiler.strict()
            .compile(
                """
                package p;
                import dev.fluxion.*;
                public class A {
                  @Differentiable(only = Derivative.DERIVATIVE)
                  static double f(double x, int order, double directions) {
                    return x * x * order * directions;
                  }
                  @Differentiable(only = Derivative.HESSIAN)
                  static double[] g(double[] x) {
                    return x;
                  }
                  public static Object run() {
                    return AGradients.fDerivative(1, 2, 3, 2).get(0, 0)
                        + AGradients.gHessian(new double[] {1}).get(0, 0, 0);
                  }
                }
                """)
            .clean();
    assertEquals(12.0, result.run("p.A"));
    assertTrue(result.generated().get("p.AGradients").contains("private static double[] fTaylor"));
  }
}
