package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/** {@code @DerivativeOf}: values and derivatives of every order against closed forms. */
class ScalarRulesTest {
  /** f = x³y⁴ */
  @Test
  void servesEveryOrderAndTheMethodRunsOnce() throws Throwable {
    double[] numbers =
        SpecialFunctions.run(
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
        SpecialFunctions.run(
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
        SpecialFunctions.run(
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
        SpecialFunctions.run(
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
        SpecialFunctions.run(
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
        SpecialFunctions.run(
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
        SpecialFunctions.run(
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
  void unneededPartialsAreNotComputed() throws Throwable {
    assertArrayEquals(
        new double[] {2 * 5 * 2 * 3, 0},
        SpecialFunctions.run(
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
