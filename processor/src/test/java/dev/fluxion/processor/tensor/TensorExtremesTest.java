package dev.fluxion.processor.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.Tensor;
import dev.fluxion.processor.TestCompiler;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

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

  /**
   * An operation at one point, with its first and second derivative there; NaN: there is none, so
   * anything goes.
   */
  private record Point(String operation, double x, double first, double second) {}

  private static final double NONE = Double.NaN;

  private static final List<Point> POINTS =
      List.of(
          new Point("negate()", 1000, -1, 0),
          new Point("exp()", 0, 1, 1),
          new Point("exp()", -1000, 0, 0),
          new Point("exp()", 700, Math.exp(700), Math.exp(700)),
          new Point("expm1()", 0, 1, 1),
          new Point("expm1()", -1000, 0, 0),
          new Point("log()", 1000, 1e-3, -1e-6),
          new Point("log()", 0, Double.POSITIVE_INFINITY, NONE),
          new Point("log1p()", 0, 1, -1),
          new Point("log1p()", 999, 1e-3, -1e-6),
          new Point("sqrt()", 1e6, 5e-4, -2.5e-10),
          new Point("sqrt()", 0, Double.POSITIVE_INFINITY, NONE),
          new Point("square()", 0, 0, 2),
          new Point("square()", -1000, -2000, 2),
          new Point("abs()", 0, 0, 0),
          new Point("abs()", -1000, -1, 0),
          new Point("abs()", 1000, 1, 0),
          new Point("sin()", 0, 1, 0),
          new Point("cos()", 0, 0, -1),
          new Point("tan()", 0, 1, 0),
          new Point("tanh()", 0, 1, 0),
          new Point("tanh()", 1000, 0, 0),
          new Point("tanh()", -1000, 0, 0),
          new Point("sigmoid()", 0, 0.25, 0),
          new Point("sigmoid()", 1000, 0, 0),
          new Point("sigmoid()", -1000, 0, 0),
          new Point("sigmoid()", 40, Math.exp(-40), -Math.exp(-40)),
          new Point("relu()", 0, 0, 0),
          new Point("relu()", 1000, 1, 0),
          new Point("relu()", -1000, 0, 0),
          new Point("softplus()", 0, 0.5, 0.25),
          new Point("softplus()", 1000, 1, 0),
          new Point("softplus()", -1000, 0, 0),
          new Point("pow(2)", 0, 0, 2),
          new Point("pow(3)", 0, 0, 0),
          new Point("pow(3)", -10, 300, -60),
          new Point("pow(1)", 0, 1, 0),
          new Point("pow(0)", 0, 0, 0),
          new Point("pow(0)", 1000, 0, 0),
          new Point("maximum(0)", 0, 0, 0),
          new Point("minimum(0)", 0, 0, 0),
          new Point("maximum(Tensor.zeros(1))", 0, 0.5, 0),
          new Point("minimum(Tensor.zeros(1))", 0, 0.5, 0),
          new Point("maximum(Tensor.zeros(1))", -1000, 0, 0),
          new Point("div(1000)", 0, 1e-3, 0),
          new Point("norm()", 0, 0, NONE),
          new Point("norm()", -1000, -1, 0),
          new Point("max()", -1000, 1, 0),
          new Point("logSumExp()", 1000, 1, 0),
          new Point("logSumExp()", -1000, 1, 0),
          new Point("softmax(0)", 1000, 0, 0),
          new Point("reshape(1, 1).inverse()", 1e-3, -1e6, 2e9),
          new Point("reshape(1, 1).cholesky()", 1e-6, 500, -2.5e8),
          new Point("reshape(1, 1).det()", 0, 1, 0),
          new Point("reshape(1, 1).logDet()", -1000, -1e-3, -1e-6));

  private static double item(Object result, String component) {
    return ((Tensor) Companion.get(result, component)).item();
  }

  private static void assertClose(double expected, double actual) {
    if (!Double.isNaN(expected)) {
      assertEquals(expected, actual, 1e-13 * Math.abs(expected));
    }
  }

  @TestFactory
  Stream<DynamicTest> atExtremePoints() {
    StringBuilder source = new StringBuilder("package p; import dev.fluxion.*; class E {");
    for (int i = 0; i < POINTS.size(); i++) {
      source.append(
          """

            @Differentiable static double f%d(Tensor x) {
              return number(x.%s);
            }
          """
              .formatted(i, POINTS.get(i).operation()));
    }
    source.append(
        """
          private static double number(Tensor y) {
            return y.item();
          }
          private static double number(double y) {
            return y;
          }
        }
        """);
    ClassLoader loader = TestCompiler.strict().compile(source.toString()).clean().loader();
    return IntStream.range(0, POINTS.size())
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    POINTS.get(i).toString(),
                    () -> check(new Companion(loader, "p.E", "f" + i), POINTS.get(i))));
  }

  private static void check(Companion method, Point point) {
    Tensor x = Tensor.vector(point.x());
    Tensor v = Tensor.vector(1);
    assertClose(point.first(), item(method.member("Gradient", List.of(x)), "x"));
    assertClose(
        point.first(), (double) Companion.get(method.member("Jvp", List.of(x, v)), "tangent"));
    Object hvp = method.member("Hvp", List.of(x, v));
    assertClose(point.first(), item(Companion.get(hvp, "gradient"), "x"));
    assertClose(point.second(), item(Companion.get(hvp, "product"), "x"));
    double[] taylor = (double[]) method.member("Taylor", List.of(x, v, 2));
    assertClose(point.first(), taylor[1]);
    assertClose(point.second() / 2, taylor[2]);
    // What has no tangent has none behind an infinite derivative, either.
    Tensor zero = Tensor.zeros(1);
    assertEquals(0, 0 + (double) Companion.get(method.member("Jvp", List.of(x, zero)), "tangent"));
    assertEquals(0, 0 + ((double[]) method.member("Taylor", List.of(x, zero, 1)))[1]);
  }

  @TestFactory
  Stream<DynamicTest> refusedInEveryMode() {
    String source =
        """
        package p;
        import dev.fluxion.*;
        class R {
          @Differentiable static double solve(Tensor a) {
            return a.solve(Tensor.ones(2)).sum();
          }
          @Differentiable static double inverse(Tensor a) {
            return a.inverse().sum();
          }
          @Differentiable static double cholesky(Tensor a) {
            return a.cholesky().sum();
          }
          @Differentiable static double matmul(Tensor a) {
            return a.matmul(Tensor.ones(3)).sum();
          }
          @Differentiable static double plus(Tensor a) {
            return a.plus(Tensor.ones(3)).sum();
          }
          @Differentiable static double sum(Tensor a) {
            return a.sum(2).sum();
          }
          @Differentiable static double max(Tensor a) {
            return a.slice(0, 1, 1).max();
          }
        }
        """;
    ClassLoader loader = TestCompiler.strict().compile(source).clean().loader();
    Tensor singular = Tensor.matrix(new double[][] {{1, 2}, {2, 4}});
    return java.util.Map.of(
            "solve", "solve: the matrix of the shape [2, 2] is singular",
            "inverse", "inverse: the matrix of the shape [2, 2] is singular",
            "cholesky", "cholesky: the matrix of the shape [2, 2] is not positive definite",
            "matmul", "matmul: the shapes [2, 2] and [3] do not fit together",
            "plus", "plus: the shapes [2, 2] and [3] do not fit together",
            "sum", "sum: the shape [2, 2] has no axis 2",
            "max", "max: the shape [0, 2] does not fit, there is no element to take")
        .entrySet()
        .stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () -> {
                      Companion method = new Companion(loader, "p.R", e.getKey());
                      assertRefused(e.getValue(), () -> method.primal(List.of(singular)));
                      assertRefused(
                          e.getValue(), () -> method.member("Gradient", List.of(singular)));
                      for (String member : List.of("Jvp", "Hvp")) {
                        assertRefused(
                            e.getValue(), () -> method.member(member, List.of(singular, singular)));
                      }
                      assertRefused(
                          e.getValue(),
                          () -> method.member("Taylor", List.of(singular, singular, 2)));
                    }));
  }

  private static void assertRefused(String message, Executable call) {
    RuntimeException e = assertThrows(RuntimeException.class, call);
    assertTrue(e instanceof ArithmeticException || e instanceof IllegalArgumentException);
    assertEquals(message, e.getMessage());
  }
}
