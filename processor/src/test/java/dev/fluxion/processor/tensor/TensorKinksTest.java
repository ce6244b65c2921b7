package dev.fluxion.processor.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.Tensor;
import dev.fluxion.processor.TestCompiler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Where an operation has no derivative, or an infinite one: what the conventions say. */
class TensorKinksTest {
  private static final double NAN = Double.NaN;
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final Tensor NOTHING = Tensor.zeros(1);

  private final List<Case> cases = new ArrayList<>();

  /** An expression, the cotangent of its value, and the cotangents of x and z that follow. */
  private record Case(String expression, Tensor x, Tensor z, Tensor d, double[] ofX, double[] ofZ) {
    @Override
    public String toString() {
      return expression + " at " + x + ", " + z + " of " + d;
    }
  }

  private static Tensor v(double... x) {
    return Tensor.vector(x);
  }

  private static Tensor matrix(double... x) {
    int n = (int) Math.sqrt(x.length);
    return Tensor.of(x, n, n);
  }

  private static Tensor number(double x) {
    return Tensor.scalar(x);
  }

  private void of(String expression, Tensor x, Tensor d, double... ofX) {
    cases.add(new Case(expression, x, NOTHING, d, ofX, new double[1]));
  }

  private void of(String expression, Tensor x, Tensor z, Tensor d, double[] ofX, double... ofZ) {
    cases.add(new Case(expression, x, z, d, ofX, ofZ));
  }

  private static double[] a(double... x) {
    return x;
  }

  private void leastOfTheClarkeGradient() {
    Tensor x = v(-1, 0, 1, NAN);
    Tensor d = v(5, 5, 5, 5);
    of("x.relu()", x, d, 0, 0, 5, 5);
    of("x.maximum(0)", x, d, 0, 0, 5, 5);
    of("x.minimum(0)", x, d, 5, 0, 0, 5);
    of("x.abs()", v(-1, 0, -0.0, 1), d, -5, 0, 0, 5);
  }

  private void ties() {
    Tensor x = v(1, 2, 3, NAN, 1, NAN);
    Tensor z = v(2, 2, 2, 2, NAN, NAN);
    Tensor d = Tensor.ones(6);
    of("x.maximum(z)", x, z, d, a(0, 0.5, 1, 1, 0, 1), 1, 0.5, 0, 0, 1, 1);
    of("x.minimum(z)", x, z, d, a(1, 0.5, 0, 1, 0, 1), 0, 0.5, 1, 0, 1, 1);
    of("x.maximum(z.item())", v(2, 3), v(2), v(1, 1), a(0.5, 1), 0.5);
    of("x.minimum(z.item())", v(2, 3), v(2), v(1, 1), a(0.5, 0), 1.5);
    of("x.max()", v(3, 1, 3, 3), number(6), 2, 0, 2, 2);
    of("x.min()", v(3, 1, 3, 3), number(6), 0, 6, 0, 0);
    of("x.max()", v(-0.0, 0.0), number(6), 3, 3);
    of("x.max()", v(1, NAN, 5, NAN), number(6), 0, 3, 0, 3);
    of("x.max(1)", matrix(1, 1, 2, 7), v(4, 9), 2, 2, 0, 9);
    of("x.min(0)", matrix(1, 1, 2, 7), v(4, 9), 4, 9, 0, 0);
  }

  private void whatIsNotChosenDoesNotMatter() {
    of("x.relu()", v(-1, 2), v(NAN, 3), 0, 3);
    of("x.maximum(z)", v(-1, 2), v(0, 0), v(INF, 3), a(0, 3), INF, 0);
    of("x.logSumExp()", v(-INF, 2), number(3), 0, 3);
  }

  private void anExactZeroStaysZero() {
    of("x.sqrt()", v(0), v(0), 0);
    of("x.log()", v(0), v(0), 0);
    of("x.log1p()", v(-1), v(0), 0);
    of("x.exp()", v(1000), v(0), 0);
    of("x.expm1()", v(1000), v(0), 0);
    of("x.square()", v(1e308), v(0), 0);
    of("x.pow(0.5)", v(0), v(0), 0);
    of("x.pow(z.item())", v(-1), v(0.5), v(0), a(0), 0);
    of("x.div(z)", v(1), v(0), v(0), a(0), 0);
    of("x.div(z.item())", v(1), v(0), v(0), a(0), 0);
    of("x.logDet()", matrix(0, 0, 0, 0), number(0), 0, 0, 0, 0);
    of("x.det()", matrix(1e200, 0, 0, 1e200), number(0), 0, 0, 0, 0);
    of("x.logSumExp()", v(INF, 1), number(0), 0, 0);
    of("x.norm()", v(INF, 1), number(0), 0, 0);
  }

  private void anInfinitePartialIsInfinite() {
    of("x.sqrt()", v(0), v(1), INF);
    of("x.log()", v(0), v(-1), -INF);
    of("x.logDet()", matrix(0), number(1), NAN);
  }

  private void powers() {
    of("x.pow(0)", v(0), v(1), 0);
    of("x.pow(1)", v(0), v(1), 1);
    of("x.pow(2)", v(0), v(1), 0);
    of("x.pow(3)", v(-2), v(1), 12);
    of("x.pow(z.item())", v(0), v(0), v(1), a(0), 0);
    of("x.pow(z.item())", v(0), v(2), v(1), a(0), 0);
    of("x.pow(z.item())", v(3), v(0), v(1), a(0), Math.log(3));
  }

  private void farOut() {
    of("x.norm()", v(0, 0, 0), number(7), 0, 0, 0);
    of("x.norm()", v(3e-200, 4e-200), number(5), 3, 4);
    of("x.norm()", v(3e200, -4e200), number(5), 3, -4);
    Tensor far = v(-1000, 0, 1000);
    of("x.sigmoid()", far, Tensor.ones(3), 0, 0.25, 0);
    of("x.softplus()", far, Tensor.ones(3), 0, 0.5, 1);
    of("x.tanh()", far, Tensor.ones(3), 0, 1, 0);
    of("x.logSumExp()", far, number(2), 0, 0, 2);
    of("x.softmax(0)", far, v(1, 2, 3), 0, 0, 0);
    of("x.sigmoid()", v(50), v(1e20), 1e20 * Math.exp(-50));
  }

  @TestFactory
  Stream<DynamicTest> conventions() {
    leastOfTheClarkeGradient();
    ties();
    whatIsNotChosenDoesNotMatter();
    anExactZeroStaysZero();
    anInfinitePartialIsInfinite();
    powers();
    farOut();
    List<String> expressions = cases.stream().map(Case::expression).distinct().toList();
    StringBuilder source = new StringBuilder("package p; import dev.fluxion.*; class K {");
    for (int i = 0; i < expressions.size(); i++) {
      source.append(
          """

            @Differentiable static Tensor f%d(Tensor x, Tensor z) {
              return tensor(%s);
            }
          """
              .formatted(i, expressions.get(i)));
    }
    source.append(
        """
          private static Tensor tensor(Tensor y) {
            return y;
          }
          private static Tensor tensor(double y) {
            return Tensor.scalar(y);
          }
        }
        """);
    ClassLoader loader = TestCompiler.strict().compile(source.toString()).clean().loader();
    return cases.stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.toString(),
                    () -> {
                      String method = "f" + expressions.indexOf(c.expression());
                      check(new Companion(loader, "p.K", method), c);
                    }));
  }

  private static void assertSame(double[] expected, Object actual) {
    double[] numbers = ((Tensor) actual).toArray();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] += 0.0; // No negative zeros.
    }
    assertArrayEquals(expected, numbers, 1e-14);
  }

  /** The sum of the products of those that are not zero. */
  private static double dot(double[] a, Tensor b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] == 0 ? 0 : a[i] * b.toArray()[i];
    }
    return sum;
  }

  private static void check(Companion method, Case c) {
    Object vjp = method.member("Vjp", List.of(c.x(), c.z(), c.d()));
    assertSame(c.ofX(), Companion.get(vjp, "x"));
    assertSame(c.ofZ(), Companion.get(vjp, "z"));
    // The transpose says the same.
    Tensor v = Tensor.ones(c.x().shape()).times(0.5);
    Tensor w = Tensor.ones(c.z().shape()).times(2);
    double expected = dot(c.ofX(), v) + dot(c.ofZ(), w);
    boolean isFinite = Arrays.stream(c.d().toArray()).allMatch(Double::isFinite);
    if (isFinite && Double.isFinite(expected)) {
      Object jvp = method.member("Jvp", List.of(c.x(), c.z(), v, w));
      Tensor tangent = (Tensor) Companion.get(jvp, "tangent");
      assertEquals(expected, dot(c.d().toArray(), tangent), 1e-14 * (1 + Math.abs(expected)));
    }
  }
}
