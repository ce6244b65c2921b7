package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.TestCompiler;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Methods of another file, and methods with rules, whose parameters and results are partly {@code
 * float} and partly {@code double}, in every member: all are x²y at (1.5, 0.5).
 */
class MixedPrecisionTest {
  private static final String OTHER =
      """
      package p;
      import dev.fluxion.*;
      class Other {
        @Differentiable static float fd(float x, double y) { return (float) (x * x * y); }
        @Differentiable static double df(double x, float y) { return x * x * y; }
        @Differentiable static float dd(double x, double y) { return (float) (x * x * y); }
        @Differentiable static double ff(float x, float y) { return (double) x * x * y; }
        @Differentiable static float arrays(double[] a, float[] b) {
          return (float) (a[0] * a[0] * b[0]);
        }
        @Differentiable static float[] vector(double[] a, float y) {
          return new float[] {(float) (a[0] * a[0] * y)};
        }
        record R(float f, double[] d) {}
        @Differentiable static R record(R r, double y) {
          return new R((float) (r.f() * y), r.d());
        }
        @Differentiable static float number(R r) { return (float) (r.f() * r.d()[0]); }
        static float ruled(float x, double y) { return (float) (x * x * y); }
        static double ruledArray(float[] x, double y) { return x[0] * x[0] * y; }
      }
      """;

  private static final String RULES =
      """
      package p;
      import dev.fluxion.*;
      class Rules {
        @Differentiable @DerivativeOf(owner = Other.class, method = "ruled", wrt = 0)
        static float byX(float x, double y) { return (float) (2 * x * y); }
        @Differentiable @DerivativeOf(owner = Other.class, method = "ruled", wrt = 1)
        static float byY(float x, double y) { return x * x; }
        @Differentiable @PullbackOf(owner = Other.class, method = "ruledArray", wrt = 0)
        static float[] back(float[] x, double y, double c) {
          return new float[] {(float) (2 * x[0] * y * c)};
        }
        @Differentiable @PushforwardOf(owner = Other.class, method = "ruledArray", wrt = 0)
        static double along(float[] x, double y, float[] t) { return 2 * x[0] * y * t[0]; }
        @Differentiable @DerivativeOf(owner = Other.class, method = "ruledArray", wrt = 1)
        static double byFactor(float[] x, double y) { return (double) x[0] * x[0]; }
      }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "fd((float) x, y)",
        "df(x, (float) y)",
        "dd(x, y)",
        "ff((float) x, (float) y)",
        "arrays(new double[] {x}, new float[] {(float) y})",
        "vector(new double[] {x}, (float) y)[0]",
        "number(Other.record(new Other.R((float) x, new double[] {x}), y))",
        "ruled((float) x, y)",
        "ruledArray(new float[] {(float) x}, y)",
      })
  void everyMember(String call) throws Throwable {
    for (String type : List.of("float", "double")) {
      String caller =
          """
          package p;
          import dev.fluxion.*;
          @UseDerivatives(Rules.class)
          @SuppressWarnings("cast")
          public class A {
            @Differentiable static NUMBER f(NUMBER x, NUMBER y) { return (NUMBER) Other.CALL; }
            public static Object run() {
              NUMBER x = 1.5f, y = 0.5f, one = 1, two = 2;
              var g = AGradients.fGradient(x, y);
              var h = AGradients.fHvp(x, y, one, two);
              double[][] all = AGradients.fHessian(x, y).hessian();
              double[] t = AGradients.fTaylor(x, y, one, two, 2);
              return new double[] {g.value(), g.x(), g.y(), AGradients.fJvp(x, y, one, two).tangent(),
                  h.product().value(), h.product().x(), h.product().y(), all[0][0], all[0][1],
                  all[1][0], all[1][1], t[1], t[2]};
            }
          }
          """
              .replace("NUMBER", type)
              .replace("CALL", call);
      TestCompiler.Result result = TestCompiler.strict().lenient().compile(OTHER, RULES, caller);
      assertEquals(List.of(), result.findings(), result::toString);
      double[] expected = {1.125, 1.5, 2.25, 6, 6, 7, 3, 1, 3, 3, 0, 6, 6.5};
      assertArrayEquals(expected, (double[]) result.run("p.A"), 1e-6, result::toString);
    }
  }
}
