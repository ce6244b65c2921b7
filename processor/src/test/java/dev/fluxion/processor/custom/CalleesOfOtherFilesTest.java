package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.TestCompiler.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls of {@code @Differentiable} methods of other files, against closed forms. */
class CalleesOfOtherFilesTest {
  /** f = 3·(xy)³·y, where the callee's primal runs once in each mode. */
  @Test
  void everyModeRunsTheCalleeOnce() throws Throwable {
    double[] numbers =
        OtherFiles.run(
            """
            public class A {
              @Differentiable
              static double f(double x, double y) { return Other.g(x * y, 3, y, 3); }
              public static Object run() {
                var g = AGradients.fGradient(2, 5);
                int gradient = Counter.calls;
                var j = AGradients.fJvp(2, 5, 1, 10);
                int jvp = Counter.calls - gradient;
                var h = AGradients.fHvp(2, 5, 1, 10);
                int hvp = Counter.calls - gradient - jvp;
                return new double[] {
                  g.value(), g.x(), g.y(), j.value(), j.tangent(), h.gradient().value(),
                  h.gradient().x(), h.gradient().y(), h.product().value(), h.product().x(),
                  h.product().y(), gradient, jvp, hvp};
              }
            }
            """);
    double x = 2;
    double y = 5;
    double value = 3 * x * x * x * y * y * y * y;
    double byX = 3 * value / x;
    double byY = 4 * value / y;
    double byXx = 6 * value / x / x;
    double byXy = 12 * value / x / y;
    double byYy = 12 * value / y / y;
    double slope = byX + 10 * byY;
    assertArrayEquals(
        new double[] {
          value,
          byX,
          byY,
          value,
          slope,
          value,
          byX,
          byY,
          slope,
          byXx + 10 * byXy,
          byXy + 10 * byYy,
          1,
          1,
          1
        },
        numbers,
        1e-6);
  }

  /** y ← y²·3 in a loop, under recursion: exponents and coefficients by hand. */
  @Test
  void inLoopsAndUnderRecursion() throws Throwable {
    double[] numbers =
        OtherFiles.run(
            """
            public class A {
              @Differentiable
              static double looped(double x) {
                double y = x;
                for (int i = 0; i < 3; i++) { y = Other.g(y, 2, 3, 1); }
                return y;
              }
              @Differentiable
              static double recursive(double x, double y, int n) {
                return n == 0 ? y * x : recursive(Other.g(x, 2, 3, 1), y, n - 1);
              }
              public static Object run() {
                var l = AGradients.loopedHvp(1.1, 1);
                int calls = Counter.calls;
                var r = AGradients.recursiveHvp(1.1, 2, 3, 1, 0);
                return new double[] {
                  l.gradient().value(), l.gradient().x(), l.product().x(), calls,
                  AGradients.loopedGradient(1.1).x(), AGradients.loopedJvp(1.1, 1).tangent(),
                  r.gradient().x(), r.gradient().y(), r.product().x(), r.product().y(),
                  AGradients.recursiveGradient(1.1, 2, 3).x()};
              }
            }
            """);
    // 3·(3·(3x²)²)² = 3⁷x⁸
    double value = Math.pow(3, 7) * Math.pow(1.1, 8);
    double first = 8 * value / 1.1;
    double second = 56 * value / 1.21;
    assertArrayEquals(
        new double[] {
          value, first, second, 3, first, first, 2 * first, value, 2 * second, first, 2 * first
        },
        numbers,
        1e-9 * second);
  }

  /** Files that call each other: f(x) = x·a·x, thrice, by differences of the method itself. */
  @Test
  void filesInACircle() throws Throwable {
    double[] numbers =
        OtherFiles.run(
            """
            public class A {
              @Differentiable
              static double[] f(double[] x, int n) {
                double[] y = x.clone();
                if (n > 0) { B.g(x[0], y, n - 1); }
                return y;
              }
              @Differentiable
              static double h(double[] x) { double[] r = f(x, 3); return r[0] * r[1]; }
              public static Object run() {
                double[] x = {1.1, 0.9};
                double[] v = {1, 0};
                double e = 1e-4;
                double right = h(new double[] {1.1 + e, 0.9});
                double left = h(new double[] {1.1 - e, 0.9});
                var p = AGradients.hHvp(x, v);
                double first = (right - left) / 2 / e;
                double second = (right - 2 * h(x) + left) / e / e;
                return new double[] {
                  p.gradient().x()[0] / first, AGradients.hJvp(x, v).tangent() / first,
                  p.product().x()[0] / second, 2 * AGradients.hTaylor(x, v, 2)[2] / second};
              }
            }
            """,
            """
            class B {
              @Differentiable(wrt = {"c", "y"})
              static void g(double c, double[] y, int n) {
                double[] r = A.f(y, n);
                for (int i = 0; i < y.length; i++) { y[i] = c * r[i] * y[i]; }
              }
            }
            """);
    assertArrayEquals(new double[] {1, 1, 1, 1}, numbers, 1e-5);
  }

  @Test
  void floatsAndStrongZeros() throws Throwable {
    assertArrayEquals(
        new double[] {12, 12, 0, 0, 1},
        OtherFiles.run(
            """
            public class A {
              @Differentiable
              static float f(float x) { return Other.single(x); }
              @Differentiable
              static double z(double x, double y) { return 0 * Other.root(x) + y; }
              public static Object run() {
                return new double[] {
                  AGradients.fGradient(2).x(), AGradients.fHvp(2, 1).product().x(),
                  AGradients.zGradient(0, 1).x(), AGradients.zHvp(0, 1, 0, 1).product().x(),
                  AGradients.zJvp(0, 1, 0, 1).tangent()};
              }
            }
            """));
  }

  @Test
  void twoFilesThatCallEachOther() throws Throwable {
    // even(x, n) = x·odd(x, n-1), odd(x, n) = 2x·even(x, n-1), even(x, 0) = x
    String b =
        """
        public class B {
          @Differentiable
          static double odd(double x, int n) { return 2 * x * A.even(x, n - 1); }
        }
        """;
    double value = 4 * Math.pow(1.5, 5);
    assertArrayEquals(
        new double[] {value, 5 * value / 1.5, 20 * value / 1.5 / 1.5},
        OtherFiles.run(
            """
            public class A {
              @Differentiable
              static double even(double x, int n) { return n == 0 ? x : x * B.odd(x, n - 1); }
              public static Object run() {
                var h = AGradients.evenHvp(1.5, 4, 1);
                return new double[] {h.gradient().value(), h.gradient().x(), h.product().x()};
              }
            }
            """,
            b),
        1e-9);
  }

  /** f = x²·(3(xy)² + 2·5²) + the same of a constant array: arrays in a scalar callee. */
  @Test
  void arraysOfAScalarCallee() throws Throwable {
    double[] numbers =
        OtherFiles.run(
            """
            public class A {
              @Differentiable
              static double f(double x, double y) {
                double[] c = {3, 2};
                double[] a = {x * y, 5};
                double s = Other.weighted(x, a, c);
                a[0] = 0;
                double[] still = {1, 1};
                return s + Other.weighted(x, still, c);
              }
              @Differentiable
              static double g(double[] a, int n) {
                double s = 1;
                for (int i = 0; i < n; i++) { s = Other.weighted(s, a, new double[] {1, 1}); }
                return s;
              }
              public static Object run() {
                var g = AGradients.fGradient(2, 3);
                int calls = Counter.calls;
                var j = AGradients.fJvp(2, 3, 1, 10);
                var h = AGradients.fHvp(2, 3, 1, 10);
                double[] a = {1.1, 0.7};
                var l = AGradients.gHvp(a, 2, new double[] {1, 0});
                return new double[] {
                  g.value(), g.x(), g.y(), calls, j.tangent(), h.product().value(),
                  h.product().x(), h.product().y(), l.gradient().value(), l.gradient().a()[0],
                  l.gradient().a()[1], l.product().a()[0], l.product().a()[1]};
              }
            }
            """);
    double x = 2;
    double y = 3;
    // 3x⁴y² + 50x² + 5x²
    double byX = 12 * x * x * x * y * y + 110 * x;
    double byY = 6 * Math.pow(x, 4) * y;
    double byXx = 36 * x * x * y * y + 110;
    double byXy = 24 * x * x * x * y;
    double byYy = 6 * Math.pow(x, 4);
    // g = q³ with q = a₀² + a₁²
    double q = 1.21 + 0.49;
    assertArrayEquals(
        new double[] {
          3 * 16 * 9 + 55 * 4,
          byX,
          byY,
          2,
          byX + 10 * byY,
          byX + 10 * byY,
          byXx + 10 * byXy,
          byXy + 10 * byYy,
          q * q * q,
          6 * q * q * 1.1,
          6 * q * q * 0.7,
          6 * q * q + 24 * q * 1.21,
          24 * q * 1.1 * 0.7
        },
        numbers,
        1e-9);
  }

  /** The array behind the constant parameter varies, and nobody asks. */
  @Test
  void constantArraysCutOff() throws Throwable {
    assertArrayEquals(
        new double[] {3 * 9, 18, 18},
        OtherFiles.run(
            """
            public class A {
              @Differentiable
              static double f(double x) {
                return Other.weighted(1, new double[] {x}, new double[] {x}) ;
              }
              public static Object run() {
                var g = AGradients.fGradient(3);
                return new double[] {g.value(), g.x(), AGradients.fJvp(3, 1).tangent()};
              }
            }
            """));
  }

  /** The record that comes back holds the constant array itself, not a copy. */
  @Test
  void constantArraysInRecordsThatAreWrittenTo() throws Throwable {
    Result result =
        OtherFiles.compile(
            """
            public class A {
              @Differentiable(only = {Derivative.JVP, Derivative.GRADIENT})
              static double f(double x) {
                double[] w = {1, 2};
                R r = R.of(x, w);
                w[1] = 7;
                return r.y() * r.w()[1];
              }
              public static Object run() {
                var gradient = AGradients.fGradient(2);
                var jvp = AGradients.fJvp(2, 1);
                return new double[] {
                  f(2), jvp.value(), jvp.tangent(), gradient.value(), gradient.x()};
              }
            }
            """,
            """
            record R(double y, @Constant double[] w) {
              @Differentiable
              static R of(double x, @Constant double[] w) { return new R(x * x, w); }
            }
            """);
    double[] expected = {28, 28, 28, 28, 28};
    assertArrayEquals(expected, (double[]) result.run("p.A"), result::toString);
  }

  /** What a callee leaves in its scratch array has no derivative; who does not look may go on. */
  @Test
  void scratchThatIsReadAfterwards() throws Throwable {
    String callee =
        """
        class Work {
          @Differentiable
          static double[] twice(double[] x, @Constant double[] work) {
            work[0] = 2 * x[0];
            return new double[] {work[0]};
          }
        }
        """;
    Result refused =
        OtherFiles.compile(
            """
            public class A {
              @Differentiable
              static double read(double[] x) {
                double[] work = new double[1];
                double[] same = work;
                double s = Work.twice(x, work)[0];
                return s + same[0];
              }
              @Differentiable
              static double inLoop(double[] x) {
                double[][] work = new double[2][1];
                double s = 0;
                for (int i = 0; i < 2; i++) {
                  s += work[i][0];
                  s += Work.twice(x, work[1])[0];
                }
                return s;
              }
              @Differentiable
              static double[] returned(double[] x) {
                double[] work = new double[1];
                Work.twice(x, work);
                return work;
              }
              @Differentiable
              static double copied(double[] x) {
                double[] work = new double[1];
                Work.twice(x, work);
                return work.clone()[0];
              }
            }
            """,
            callee);
    assertEquals(
        List.of("9: FLX085", "18: FLX085", "25: FLX085", "31: FLX085"),
        refused.findings(),
        refused::toString);
    assertArrayEquals(
        new double[] {1 + 2 + 2 * 2},
        OtherFiles.run(
            """
            public class A {
              @Differentiable
              static double f(double[] x, @Constant double[] work) {
                double first = work[0];
                double s = Work.twice(x, work)[0];
                for (int i = 0; i < 2; i++) { s += Work.twice(x, work)[0]; }
                work[0] = 7;
                double[] other = {1};
                return s + work.length * x[0] * other[0] + first * 0;
              }
              public static Object run() {
                return AGradients.fGradient(new double[] {3}, new double[1]).x();
              }
            }
            """,
            callee));
  }
}
