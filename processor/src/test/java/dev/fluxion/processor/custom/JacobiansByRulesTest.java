package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.TestCompiler.Result;
import org.junit.jupiter.api.Test;

/** {@code fJacobian} where there are rules for one mode only. */
class JacobiansByRulesTest {
  /** Jacobians by rows, as there are pullbacks only, and by columns: [2c·a, c²·I] of c²·a. */
  @Test
  void jacobiansOfOneMode() throws Throwable {
    Result result =
        VectorRules.compile(
            """
            @UseDerivatives(Back.class)
            public class A {
              @Differentiable
              static double[] f(double c, double[] a) { return Vectors.scaled(c * c, a); }
              @Differentiable
              static void g(double c, double[] a, double[] out, double[] none) {
                double[] r = Vectors.scaled(c * c, a);
                for (int i = 0; i < r.length; i++) { out[i] = r[i]; }
                if (none.length > 0) { none[0] = c; }
              }
              public static Object run() {
                double[] a = {2, 3};
                return new double[][][] {
                  AGradients.fJacobian(5, a).jacobian(),
                  AGradients.gJacobian(5, a, new double[2], new double[0]).jacobian(),
                  BGradients.fJacobian(5, a).jacobian(),
                  AGradients.fJacobian(5, new double[0]).jacobian(),
                };
              }
            }
            """,
            """
            @UseDerivatives(Along.class)
            class B {
              @Differentiable
              static double[] f(double c, double[] a) { return Vectors.scaled(c * c, a); }
            }
            """,
            """
            public class Back {
              @PullbackOf(owner = Vectors.class, method = "scaled", wrt = 0)
              static double byC(double c, double[] a, double[] cotangent) {
                double s = 0;
                for (int i = 0; i < a.length; i++) { s += a[i] * cotangent[i]; }
                return s;
              }
              @PullbackOf(owner = Vectors.class, method = "scaled", wrt = 1)
              static double[] byA(double c, double[] a, double[] cotangent) {
                return Vectors.scaled(c, cotangent);
              }
            }
            """,
            """
            public class Along {
              @PushforwardOf(owner = Vectors.class, method = "scaled", wrt = 0)
              static double[] alongC(double c, double[] a, double tangent) {
                return Vectors.scaled(tangent, a);
              }
              @PushforwardOf(owner = Vectors.class, method = "scaled", wrt = 1)
              static double[] alongA(double c, double[] a, double[] tangent) {
                return Vectors.scaled(c, tangent);
              }
            }
            """);
    double[][] jacobian = {{20, 25, 0}, {30, 0, 25}};
    double[][][] found = (double[][][]) result.run("p.A");
    assertArrayEquals(new double[][][] {jacobian, jacobian, jacobian, {}}, found, result::toString);
    // Only what goes forward, or needs second derivatives of rules, is missing.
    assertTrue(result.findings().stream().allMatch(f -> f.endsWith("FLX015")), result::toString);
    assertTrue(!result.toString().contains("without JACOBIAN"), result::toString);
  }
}
