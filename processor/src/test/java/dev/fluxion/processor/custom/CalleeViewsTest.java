package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.TestCompiler.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of the views of a callee in another file a call goes to, and what it cannot have. */
class CalleeViewsTest {
  /** Which arguments vary decides, not what they look like. */
  @Test
  void viewsOfWhichEachIsForOneArgument() throws Throwable {
    assertArrayEquals(
        new double[] {60, 12, 30, 60},
        OtherFiles.run(
            """
            public class A {
              @Differentiable(wrt = "x", name = "inX")
              @Differentiable(wrt = "k", name = "inK")
              static double f(double x, double k) {
                double y = 3 * k;
                return Other.apart(x, y);
              }
              public static Object run() {
                var h = AGradients.inXHvp(2, 5, 1);
                return new double[] {
                  h.gradient().x(), AGradients.inKGradient(2, 5).k(), h.product().x(),
                  AGradients.inXTaylor(2, 5, 1, 1)[1]};
              }
            }
            """));
  }

  /** A number of the callee's constant parameter is cut off, without a warning. */
  @Test
  void constantParametersCutOff() throws Throwable {
    assertArrayEquals(
        new double[] {2 * 5, 5},
        OtherFiles.run(
            """
            public class A {
              @Differentiable
              static double f(double x, double y) { return Other.g(x, 1, y, x * y / 10 * 0 + 5); }
              @Differentiable
              static double g(double x) { return Other.g(x, 1, 1, x); }
              public static Object run() {
                return new double[] {AGradients.fGradient(3, 2).x(), AGradients.gGradient(5).x()};
              }
            }
            """));
  }

  @Test
  void viewsThatHaveWhatIsWanted() throws Throwable {
    assertArrayEquals(
        new double[] {12, 4, 12, 2 * 3},
        OtherFiles.run(
            """
            public class A {
              @Differentiable
              static double both(double x, double y) { return Other.two(x, y); }
              @Differentiable
              static double one(double x) { return Other.two(x, 3); }
              public static Object run() {
                var g = AGradients.bothGradient(2, 3);
                return new double[] {g.x(), g.y(), AGradients.oneGradient(2).x(), AGradients.oneHvp(2, 1).product().x()};
              }
            }
            """));
  }

  @Test
  void membersThatTheCalleeLacksAreLeftOut() throws Throwable {
    Result result =
        OtherFiles.compile(
            """
            public class A {
              @Differentiable
              static double f(double x) { return Other.firstOrder(x); }
              @Differentiable
              static double g(double x) { return Other.forward(x); }
              @Differentiable(only = {Derivative.JVP, Derivative.HVP})
              static double h(double x) { return Other.firstOrder(x); }
              public static Object run() {
                return new double[] {AGradients.fGradient(3).x(), AGradients.gJvp(3, 1).tangent()};
              }
            }
            """);
    assertEquals(
        List.of("5: FLX015", "7: FLX015", "9: FLX014"), result.findings(), result::toString);
  }

  @Test
  void argumentsThatTheCalleeDoesNotDifferentiate() {
    Result result =
        OtherFiles.compile(
            """
            public class A {
              @Differentiable
              static double f(double x) {
                return Third.g(x, 2)
                    + Third.g(2, x);
              }
            }
            class Unused {}
            """,
            """
            public class Third {
              @Differentiable(wrt = "a")
              static double g(double a, double b) { return a * b; }
            }
            """);
    assertEquals(List.of("8: FLX075"), result.findings(), result::toString);
  }

  /** A member that the callee's companion turns out not to have is missed here, too. */
  @Test
  void whatTheCalleeLeavesOutIsLeftOutInTheCaller() {
    String caller =
        """
        public class A {
          @Differentiable
          static double f(double x) { return B.g(x); }
        }
        """;
    String callee =
        """
        @UseDerivatives(R.class)
        public class B {
          @Differentiable
          static double g(double x) { return h(x); }
          static double h(double x) { return x * x; }
        }
        """;
    String rules =
        """
        public class R {
          @DerivativeOf(owner = B.class, method = "h")
          static double slope(double x) { synchronized (R.class) { return 2 * x; } }
        }
        """;
    Result result = OtherFiles.compile(caller, callee, rules);
    assertTrue(result.success(), result::toString);
    assertEquals(List.of("5: FLX015", "6: FLX015"), result.findings(), result::toString);
    Result otherOrder = OtherFiles.compile(callee, rules, caller);
    assertEquals(result.findings(), otherOrder.findings());
  }
}
