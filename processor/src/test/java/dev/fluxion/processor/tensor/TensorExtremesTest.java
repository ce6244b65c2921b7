package dev.fluxion.processor.tensor;

import dev.fluxion.processor.TestCompiler;
import org.junit.jupiter.api.Test;

/** Derivatives at arguments where a formula that is right on paper loses its digits. */
class TensorExtremesTest {

  @Test
  void logSumExpOfLargeNumbers() throws Throwable {
    TestCompiler.strict()
        .compile(
            """
            package p;
            import dev.fluxion.*;
            public class A {
              @Differentiable
              static double f(Tensor x) {
                return x.logSumExp();
              }
              @Differentiable
              static Tensor g(Tensor x) {
                return x.logSumExp(0);
              }
              static void check(double actual, double expected) {
                if (!(Math.abs(actual - expected) <= 1e-15)) {
                  throw new AssertionError(actual + " is not " + expected);
                }
              }
              public static Object run() {
                Tensor one = Tensor.vector(1, 0);
                for (double b : new double[] {1e3, 1e10, 1e16, -1e16}) {
                  Tensor x = Tensor.vector(b, b);
                  check(AGradients.fGradient(x).x().get(0), 0.5);
                  check(AGradients.fJvp(x, one).tangent(), 0.5);
                  check(AGradients.fHvp(x, one).product().x().get(0), 0.25);
                  check(AGradients.fTaylor(x, one, 2)[1], 0.5);
                  check(AGradients.fTaylor(x, one, 2)[2], 0.125);
                  check(AGradients.gVjp(x, Tensor.scalar(1)).x().get(1), 0.5);
                  check(AGradients.gJvp(x, one).tangent().item(), 0.5);
                }
                Tensor masked = Tensor.vector(3, Double.NEGATIVE_INFINITY);
                check(AGradients.fGradient(masked).x().get(0), 1);
                check(AGradients.fGradient(masked).x().get(1), 0);
                return null;
              }
            }
            """)
        .clean()
        .run("p.A");
  }
}
