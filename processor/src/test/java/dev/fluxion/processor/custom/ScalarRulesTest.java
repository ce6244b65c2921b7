package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.TestCompiler;
import dev.fluxion.processor.TestCompiler.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code @DerivativeOf}: values and derivatives of every order against closed forms. */
class ScalarRulesTest {
  private static final String LIBRARY =
      """
      package p;
      public class Special {
        public static int calls;
        public final double factor;
        public Special(double factor) { this.factor = factor; }
        public static double cube(double x) { calls++; return x * x * x; }
        public static float square(float x) { calls++; return x * x; }
        public static double blend(double x, int n, double y) { calls++; return n * x * x * y; }
        public static double root(double x) { calls++; return Math.sqrt(x); }
        public static double exp2(double x) { calls++; return Math.pow(2, x); }
        public double scaled(double x) { calls++; return factor * x * x; }
        public double factor() { return factor; }
      }
      """;

  private static final String HEAD = "package p;\nimport dev.fluxion.*;\n";

  private static double[] run(String... sources) throws Throwable {
    return (double[]) compile(sources).clean().run("p.A");
  }

  private static Result compile(String... sources) {
    List<String> all = new ArrayList<>(List.of(LIBRARY));
    List.of(sources).forEach(source -> all.add(HEAD + source));
    return TestCompiler.strict().compile(all.toArray(new String[0]));
  }

  /** f = x³y⁴ */
  @Test
  void servesEveryOrderAndTheMethodRunsOnce() throws Throwable {
    double[] numbers =
        run(
            """
            public class A {
              @DerivativeOf(owner = Special.class, method = "cube")
              static double cubeDerivative(double x) { return 3 * x * x; }
              @Differentiable
              static double f(double x, double y) { return y * Special.cube(x * y); }
              public static Object run() {
                var g = AGradients.fGradient(2, 3);
                int gradientCalls = Special.calls;
                var j = AGradients.fJvp(2, 3, 1, 0.5);
                int jvpCalls = Special.calls - gradientCalls;
                var h = AGradients.fHvp(2, 3, 1, 0.5);
                int hvpCalls = Special.calls - jvpCalls - gradientCalls;
                return new double[] {
                  g.value(), g.x(), g.y(), j.value(), j.tangent(),
                  h.gradient().x(), h.gradient().y(), h.product().value(), h.product().x(),
                  h.product().y(), gradientCalls, jvpCalls, hvpCalls};
              }
            }
            """);
    double x = 2;
    double y = 3;
    double byX = 3 * x * x * Math.pow(y, 4);
    double byY = 4 * x * x * x * Math.pow(y, 3);
    double byXx = 6 * x * Math.pow(y, 4);
    double byXy = 12 * x * x * Math.pow(y, 3);
    double byYy = 12 * x * x * x * y * y;
    double slope = byX + 0.5 * byY;
    assertArrayEquals(
        new double[] {
          648, byX, byY, 648, slope, byX, byY, slope, byXx + 0.5 * byXy, byXy + 0.5 * byYy, 1, 1, 1
        },
        numbers,
        1e-9);
  }

  /** x ← x³ three times: x²⁷; in a loop, and under recursion. */
  @Test
  void inLoopsAndUnderRecursion() throws Throwable {
    double[] numbers =
        run(
            """
            public class A {
              @DerivativeOf(owner = Special.class, method = "cube")
              static double cubeDerivative(double x) { return 3 * x * x; }
              @Differentiable
              static double looped(double x, int n) {
                double y = x;
                for (int i = 0; i < n; i++) { y = Special.cube(y); }
                return y;
              }
              @Differentiable
              static double recursive(double x, double y, int n) {
                return n == 0 ? y * x : recursive(Special.cube(x), y, n - 1);
              }
              public static Object run() {
                var l = AGradients.loopedGradient(1.1, 3);
                var lh = AGradients.loopedHvp(1.1, 3, 1);
                int calls = Special.calls;
                var r = AGradients.recursiveGradient(1.1, 2, 3);
                var rj = AGradients.recursiveJvp(1.1, 2, 3, 1, 0);
                var rh = AGradients.recursiveHvp(1.1, 2, 3, 1, 0);
                return new double[] {
                  l.value(), l.x(), lh.product().x(), calls, r.value(), r.x(), r.y(), rj.tangent(),
                  rh.product().x(), rh.product().y(), Special.calls - calls};
              }
            }
            """);
    double value = Math.pow(1.1, 27);
    double first = 27 * Math.pow(1.1, 26);
    double second = 27 * 26 * Math.pow(1.1, 25);
    assertArrayEquals(
        new double[] {
          value, first, second, 6, 2 * value, 2 * first, value, 2 * first, 2 * second, first, 9
        },
        numbers,
        1e-9);
  }

  @Test
  void severalPartialsAndAnIntegerBetween() throws Throwable {
    assertArrayEquals(
        new double[] {5 * 4 * 3, 2 * 5 * 2 * 3, 5 * 4, 2 * 5 * 3, 2 * 5 * 2},
        run(
            """
            public class A {
              @DerivativeOf(owner = Special.class, method = "blend", wrt = 0)
              static double byX(double x, int n, double y) { return 2 * n * x * y; }
              @DerivativeOf(owner = Special.class, method = "blend", wrt = 2)
              static double byY(double x, int n, double y) { return n * x * x; }
              @Differentiable
              static double f(double x, double y) { return Special.blend(x, 5, y); }
              public static Object run() {
                var g = AGradients.fGradient(2, 3);
                var h = AGradients.fHvp(2, 3, 1, 0);
                return new double[] {
                  g.value(), g.x(), g.y(), h.product().x(), h.product().y()};
              }
            }
            """),
        1e-12);
  }

  /** The rule calls the very method that it is a rule for. */
  @Test
  void ruleInTermsOfTheMethodItself() throws Throwable {
    double ln2 = Math.log(2);
    assertArrayEquals(
        new double[] {8, 8 * ln2, 8 * ln2, 8 * ln2 * ln2, 8 * ln2 * ln2, 8 * ln2, 8 * ln2 * ln2},
        run(
            """
            public class A {
              @DerivativeOf(owner = Special.class, method = "exp2")
              @Differentiable
              static double slope(double x) { return Special.exp2(x) * Math.log(2); }
              @Differentiable
              static double f(double x) { return Special.exp2(x); }
              @Differentiable
              static double both(double x) { return Special.exp2(x) + 0 * slope(x); }
              public static Object run() {
                var h = AGradients.fHvp(3, 1);
                return new double[] {
                  h.gradient().value(), h.gradient().x(), AGradients.fJvp(3, 1).tangent(),
                  h.product().x(), AGradients.slopeGradient(3).x(),
                  AGradients.bothGradient(3).x(), AGradients.bothHvp(3, 1).product().x()};
              }
            }
            """),
        1e-12);
  }

  /** 2^(t²) at 0, (1 + t)³, and n x² y in both. */
  @Test
  void taylorCoefficientsAlongCurves() throws Throwable {
    double ln2 = Math.log(2);
    double[] expected = {
      1,
      0,
      ln2,
      0,
      ln2 * ln2 / 2,
      0,
      ln2 * ln2 * ln2 / 6, //
      1,
      3,
      3,
      1,
      0, //
      12,
      24,
      15,
      3,
      0
    };
    assertArrayEquals(
        expected,
        run(
            """
            public class A {
              @DerivativeOf(owner = Special.class, method = "exp2")
              static double slope(double x) { return Special.exp2(x) * Math.log(2); }
              @DerivativeOf(owner = Special.class, method = "cube")
              static double cubeDerivative(double x) { return 3 * x * x; }
              @DerivativeOf(owner = Special.class, method = "blend")
              static double byX(double x, int n, double y) { return 2 * n * x * y; }
              @DerivativeOf(owner = Special.class, method = "blend", wrt = 2)
              static double byY(double x, int n, double y) { return n * x * x; }
              @Differentiable
              static double f(double x) { return Special.exp2(x * x); }
              @Differentiable
              static double g(double x) { return Special.cube(x); }
              @Differentiable
              static double h(double x, double y) { return Special.blend(x, 3, y); }
              public static Object run() {
                double[] all = new double[17];
                System.arraycopy(AGradients.fTaylor(0, 1, 6), 0, all, 0, 7);
                System.arraycopy(AGradients.gTaylor(1, 1, 4), 0, all, 7, 5);
                System.arraycopy(AGradients.hTaylor(2, 1, 1, 1, 4), 0, all, 12, 5);
                return all;
              }
            }
            """),
        1e-14);
  }

  @Test
  void receiversAndFloats() throws Throwable {
    assertArrayEquals(
        new double[] {7 * 9, 7 * 6, 7 * 2, 16, 8, 2},
        run(
            """
            public class A {
              static final Special SEVEN = new Special(7);
              @DerivativeOf(owner = Special.class, method = "scaled")
              static double scaledSlope(Special self, double x) { return 2 * self.factor() * x; }
              @DerivativeOf(owner = Special.class, method = "square")
              static float squareSlope(float x) { return 2 * x; }
              @Differentiable
              static double f(double x) { return SEVEN.scaled(x); }
              @Differentiable
              static float g(float x) { return Special.square(x); }
              public static Object run() {
                var f = AGradients.fGradient(3);
                var g = AGradients.gHvp(4, 1);
                return new double[] {
                  f.value(), f.x(), 14, g.gradient().value(), g.gradient().x(), g.product().x()};
              }
            }
            """),
        1e-12);
  }

  /** The slope of the root at 0 is infinite; what does not matter contributes 0. */
  @Test
  void zerosAreStrong() throws Throwable {
    assertArrayEquals(
        new double[] {0, 0, 0, 1},
        run(
            """
            public class A {
              @DerivativeOf(owner = Special.class, method = "root")
              static double slope(double x) { return 0.5 / Special.root(x); }
              @Differentiable
              static double f(double x, double y) { return 0 * Special.root(x) + y; }
              @Differentiable
              static double g(double x, double y) { return Special.root(x) + y; }
              public static Object run() {
                return new double[] {
                  AGradients.fGradient(0, 2).x(), AGradients.fHvp(0, 2, 0, 1).product().x(),
                  AGradients.gJvp(0, 2, 0, 0).tangent(), AGradients.gJvp(0, 2, 0, 1).tangent()};
              }
            }
            """));
  }

  @Test
  void rulesOfAnotherFileByClassAndByPackage() throws Throwable {
    String rules =
        """
        public class Rules {
          @DerivativeOf(owner = Special.class, method = "cube")
          public static double cubeSlope(double x) { return 3 * x * x; }
        }
        """;
    String body =
        """
        public class A {
          static class Inner {
            @Differentiable(only = {Derivative.GRADIENT, Derivative.JVP})
            static double f(double x) { return Special.cube(x); }
          }
          public static Object run() {
            return new double[] {A_InnerGradients.fGradient(2).x(), A_InnerGradients.fJvp(2, 3).tangent()};
          }
        }
        """;
    double[] expected = {12, 36};
    assertArrayEquals(expected, run("@UseDerivatives(Rules.class)\n" + body, rules));
    Result byPackage =
        TestCompiler.strict()
            .compile(
                "@dev.fluxion.UseDerivatives(p.Rules.class)\npackage p;\n",
                LIBRARY,
                HEAD + rules,
                HEAD + body);
    assertTrue(byPackage.success(), byPackage::toString);
    assertArrayEquals(expected, (double[]) byPackage.run("p.A"));
  }

  @Test
  void whatNobodyDifferentiatesIsLeftOutWithANote() throws Throwable {
    Result result =
        compile(
            """
            @UseDerivatives(Rules.class)
            public class A {
              @Differentiable // FLX015
              static double f(double x) { return Special.cube(x); }
              public static Object run() { return AGradients.fGradient(2).x(); }
            }
            """,
            """
            public class Rules {
              @DerivativeOf(owner = Special.class, method = "cube")
              public static double cubeSlope(double x) { return 3 * x * x; }
            }
            """);
    assertEquals(
        List.of(
            "FLX015: f goes without HVP, HESSIAN, as there is no derivative for Rules.cubeSlope, and"
                + " without TAYLOR, DERIVATIVE, as there is no Taylor series for Rules.cubeSlope; if"
                + " you need them, write the missing rule or make the method so named"
                + " @Differentiable, else list the others in only = {…}"),
        result.findingsBeside());
    assertEquals(12.0, result.run("p.A"));
    String text = result.generated().get("p.AGradients");
    assertTrue(
        text.contains("{@code fHvp} is left out: there is no derivative for Rules.cubeSlope"),
        text);
    assertTrue(!text.contains("FHvp fHvp"), text);
  }

  @Test
  void whatIsAskedForByNameIsAnError() {
    Result result =
        compile(
            """
            @UseDerivatives(Rules.class)
            public class A {
              @Differentiable(only = {Derivative.GRADIENT,
                Derivative.HVP})
              static double f(double x) { return Special.cube(x); }
            }
            """,
            """
            public class Rules {
              @DerivativeOf(owner = Special.class, method = "cube")
              public static double cubeSlope(double x) { return 3 * x * x; }
            }
            """);
    assertEquals(List.of("6: FLX014"), result.findings(), result::toString);
  }

  /** Rules win over following the method, over the table, and in the method's own companion. */
  @Test
  void rulesWin() throws Throwable {
    assertArrayEquals(
        new double[] {8, 100, 100, 8, 100, 1, 200, 1},
        run(
            """
            public class A {
              @DerivativeOf(owner = A.class, method = "own")
              static double ownSlope(double x) { return 50 * x; }
              @DerivativeOf(owner = Math.class, method = "sin")
              static double sinSlope(double x) { return 200; }
              @Differentiable
              static double own(double x) { return x * x * x; }
              @DerivativeOf(owner = A.class, method = "hidden")
              private static double hiddenSlope(double x) { return 50 * x; }
              private static double hidden(double x) { return x * x * x; }
              @Differentiable
              static double f(double x) { return own(x); }
              @Differentiable
              static double g(double x) { return hidden(x); }
              @Differentiable
              static double h(double x) { return Math.sin(x); }
              public static Object run() {
                var h = AGradients.hGradient(1);
                return new double[] {
                  AGradients.ownGradient(2).value(), AGradients.ownGradient(2).x(),
                  AGradients.fGradient(2).x(), AGradients.gGradient(2).value(),
                  AGradients.gJvp(2, 1).tangent(), 1, h.x(), h.value() == Math.sin(1) ? 1 : 0};
              }
            }
            """),
        1e-12);
  }

  @Test
  void unneededPartialsAreNotComputed() throws Throwable {
    assertArrayEquals(
        new double[] {2 * 5 * 2 * 3, 0},
        run(
            """
            @UseDerivatives(Rules.class)
            public class A {
              @Differentiable(only = Derivative.GRADIENT)
              static double f(double x, @Constant double y) { return Special.blend(x, 5, y); }
              public static Object run() {
                return new double[] {AGradients.fGradient(2, 3).x(), Rules.calls};
              }
            }
            """,
            """
            public class Rules {
              static int calls;
              @DerivativeOf(owner = Special.class, method = "blend", wrt = 0)
              static double byX(double x, int n, double y) { return 2 * n * x * y; }
              @DerivativeOf(owner = Special.class, method = "blend", wrt = 2)
              static double byY(double x, int n, double y) { calls++; return n * x * x; }
            }
            """));
  }
}
