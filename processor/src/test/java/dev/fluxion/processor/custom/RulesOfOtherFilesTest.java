package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.TestCompiler;
import dev.fluxion.processor.TestCompiler.Result;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Second derivatives by rules of other files that take and return records; closed forms. */
class RulesOfOtherFilesTest {
  private static final String METHODS =
      """
      package p;
      class Methods {
        record P(double x, double y) {}
        record N(P p, double[] a, int n) {}
        record Size(int n) {}
        static double g(double[] x, double t) { return x[0] * x[0] * t; }
        static double ofRecord(P p) { return p.x() * p.x() * p.y(); }
        static P toRecord(P p) { return new P(p.x() * p.x() * p.y(), p.y()); }
        static double nested(N n) { return n.p().x() * n.a()[0] * n.a()[0] * n.n(); }
        static double scaled(double x, P p) { return x * x * p.x() * p.y(); }
        static double sized(Size size, double x) { return x * x * x * size.n(); }
        static double weighed(double x, @dev.fluxion.Constant double k) { return x * x * x * k; }
      }
      """;

  private static final String RULES =
      """
      package p;
      import dev.fluxion.*;
      import p.Methods.*;
      class Rules {
        record Both(double[] x, double t) {}
        record Two(double x, P p) {}
        @Differentiable
        @PullbackOf(owner = Methods.class, method = "g", wrt = {0, 1})
        static Both g(double[] x, double t, double c) {
          return new Both(new double[] {2 * x[0] * t * c}, c * x[0] * x[0]);
        }
        @Differentiable
        @PullbackOf(owner = Methods.class, method = "ofRecord")
        static P ofRecord(P p, double c) {
          return new P(2 * p.x() * p.y() * c, p.x() * p.x() * c);
        }
        @Differentiable
        @PullbackOf(owner = Methods.class, method = "toRecord")
        static P toRecord(P p, P c) {
          return new P(2 * p.x() * p.y() * c.x(), c.y() + p.x() * p.x() * c.x());
        }
        @Differentiable
        @PullbackOf(owner = Methods.class, method = "nested")
        static N nested(N n, double c) {
          double a = n.a()[0];
          double x = n.p().x();
          return new N(
              new P(a * a * n.n() * c, 0), new double[] {2 * x * a * n.n() * c}, n.n());
        }
        @Differentiable
        @PullbackOf(owner = Methods.class, method = "scaled", wrt = {0, 1})
        static Two scaled(double x, P p, double c) {
          return new Two(
              2 * x * p.x() * p.y() * c, new P(x * x * p.y() * c, x * x * p.x() * c));
        }
        @Differentiable
        @PullbackOf(owner = Methods.class, method = "sized", wrt = 1)
        static double sized(Size size, double x, double c) { return 3 * x * x * size.n() * c; }
        @Differentiable
        @DerivativeOf(owner = Methods.class, method = "weighed")
        static double weighed(double x, @Constant double k) { return 3 * x * x * k; }
        @PushforwardOf(owner = Methods.class, method = "g", wrt = 0)
        static double g0(double[] x, double t, double[] d) { return 2 * x[0] * t * d[0]; }
        @PushforwardOf(owner = Methods.class, method = "g", wrt = 1)
        static double g1(double[] x, double t, double d) { return x[0] * x[0] * d; }
        @PushforwardOf(owner = Methods.class, method = "ofRecord")
        static double ofRecordForward(P p, P d) {
          return 2 * p.x() * p.y() * d.x() + p.x() * p.x() * d.y();
        }
        @PushforwardOf(owner = Methods.class, method = "toRecord")
        static P toRecordForward(P p, P d) {
          return new P(2 * p.x() * p.y() * d.x() + p.x() * p.x() * d.y(), d.y());
        }
        @PushforwardOf(owner = Methods.class, method = "nested")
        static double nestedForward(N n, N d) {
          double a = n.a()[0];
          return (d.p().x() * a * a + 2 * n.p().x() * a * d.a()[0]) * n.n();
        }
        @PushforwardOf(owner = Methods.class, method = "scaled", wrt = 0)
        static double scaled0(double x, P p, double d) { return 2 * x * p.x() * p.y() * d; }
        @PushforwardOf(owner = Methods.class, method = "scaled", wrt = 1)
        static double scaled1(double x, P p, P d) {
          return x * x * (d.x() * p.y() + p.x() * d.y());
        }
        @PushforwardOf(owner = Methods.class, method = "sized", wrt = 1)
        static double sizedForward(Size size, double x, double d) {
          return 3 * x * x * size.n() * d;
        }
      }
      """;

  private static final String CALLERS =
      """
      package p;
      import dev.fluxion.*;
      import p.Methods.*;
      @UseDerivatives(Rules.class)
      public class A {
        @Differentiable(only = {Derivative.GRADIENT, Derivative.HVP, Derivative.HESSIAN})
        static double g(double[] x, double t) { return Methods.g(x, t); }
        @Differentiable(only = {Derivative.GRADIENT, Derivative.HVP, Derivative.HESSIAN})
        static double ofRecord(double x, double y) { return Methods.ofRecord(new P(x, y)); }
        @Differentiable(only = {Derivative.GRADIENT, Derivative.HVP, Derivative.HESSIAN})
        static double toRecord(double x, double y) {
          P q = Methods.toRecord(new P(x, y));
          return q.x() * q.y();
        }
        @Differentiable(only = {Derivative.GRADIENT, Derivative.HVP, Derivative.HESSIAN})
        static double nested(double x, double y) {
          return Methods.nested(new N(new P(x, 1), new double[] {y}, 4));
        }
        @Differentiable(only = {Derivative.GRADIENT, Derivative.HVP, Derivative.HESSIAN})
        static double scaled(double x, double y) { return Methods.scaled(x, new P(y, y)); }
        @Differentiable(only = {Derivative.GRADIENT, Derivative.HVP, Derivative.HESSIAN})
        static double sized(double x) { return Methods.sized(new Size(5), x); }
        public static Object run() {
          return new double[][][] {
            AGradients.gHessian(new double[] {3}, 2).hessian(),
            AGradients.ofRecordHessian(3, 2).hessian(),
            AGradients.toRecordHessian(3, 2).hessian(),
            AGradients.nestedHessian(3, 2).hessian(),
            AGradients.scaledHessian(3, 2).hessian(),
            AGradients.sizedHessian(2).hessian()
          };
        }
      }
      """;

  @Test
  void hessians() throws Throwable {
    checkHessians(RULES);
  }

  /** What callers need of rules is written without being asked for. */
  @Test
  void rulesNeedNoOtherAnnotation() throws Throwable {
    checkHessians(RULES.replace("@Differentiable", ""));
  }

  private static void checkHessians(String rules) throws Throwable {
    Result result = TestCompiler.strict().compile(METHODS, rules, CALLERS);
    assertEquals(List.of(), result.messages(), result::toString);
    double[][][] expected = {
      {{4, 6}, {6, 0}}, // x²t
      {{4, 6}, {6, 0}}, // x²y
      {{8, 24}, {24, 18}}, // x²y²
      {{0, 16}, {16, 24}}, // 4xy²
      {{8, 24}, {24, 18}}, // x²y²
      {{60}} // 5x³
    };
    assertArrayEquals(expected, (double[][][]) result.run("p.A"));
  }

  /** Rules that nobody differentiates: there are first derivatives only. */
  @Test
  void rulesThatCannotBeDifferentiated() {
    Result result =
        TestCompiler.strict()
            .compile(
                METHODS,
                RULES
                    .replace("@Differentiable", "")
                    .replaceAll("(static .*?\\) \\{)", "$1 synchronized (Rules.class) { }"),
                CALLERS);
    assertEquals(
        Stream.of("g", "ofRecord", "toRecord", "nested", "scaled", "sized")
            .flatMap(
                name ->
                    Stream.of("HVP", "HESSIAN")
                        .map(
                            member ->
                                "FLX014: %s cannot be generated for %s: there is no derivative for Rules.%s; name the others in only = {…}"
                                    .formatted(member, name, name)))
            .toList(),
        result.messages());
  }

  /** (x, y) ↦ (x²y, y) by a rule, of an element of an array. */
  @Test
  void jacobianOfRecordsByRules() throws Throwable {
    String caller =
        """
        package p;
        import dev.fluxion.*;
        import p.Methods.*;
        @UseDerivatives(Rules.class)
        public class A {
          @Differentiable(only = Derivative.JACOBIAN)
          static P u(double x, double[] y) { return Methods.toRecord(new P(x, y[1])); }
          public static Object run() {
            return AGradients.uJacobian(3, new double[] {7, 2}).jacobian();
          }
        }
        """;
    Result result = TestCompiler.strict().compile(METHODS, RULES, caller);
    assertArrayEquals(
        new double[][] {{12, 0, 9}, {0, 0, 1}}, (double[][]) result.run("p.A"), result::toString);
  }

  /** What the method cuts off is cut off in its rule, too: x³·x², where the latter is constant. */
  @Test
  void constantNumbers() throws Throwable {
    String caller =
        """
        package p;
        import dev.fluxion.*;
        @UseDerivatives(Rules.class)
        public class A {
          @Differentiable
          static double f(double x) { return Methods.weighed(x, x * x); }
          public static Object run() {
            var h = AGradients.fHvp(2, 1);
            return new double[] {
              h.gradient().x(), h.product().x(), AGradients.fTaylor(2, 1, 3)[3],
              AGradients.fDerivative(2, 3).item()};
          }
        }
        """;
    Result result = TestCompiler.strict().compile(METHODS, RULES, caller);
    assertEquals(List.of(), result.findings(), result::toString);
    assertArrayEquals(
        new double[] {3 * 4 * 4, 6 * 2 * 4, 4, 24}, (double[]) result.run("p.A"), 1e-12);
  }
}
