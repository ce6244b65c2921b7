package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.TestCompiler;
import dev.fluxion.processor.TestCompiler.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where rules are known, and what is missing where there are none. */
class RuleScopesTest {
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
    assertArrayEquals(
        expected, SpecialFunctions.run("@UseDerivatives(Rules.class)\n" + body, rules));
    Result byPackage =
        TestCompiler.strict()
            .compile(
                "@dev.fluxion.UseDerivatives(p.Rules.class)\npackage p;\n",
                SpecialFunctions.LIBRARY,
                SpecialFunctions.HEAD + rules,
                SpecialFunctions.HEAD + body);
    assertTrue(byPackage.success(), byPackage::toString);
    assertArrayEquals(expected, (double[]) byPackage.run("p.A"));
  }

  @Test
  void whatNobodyDifferentiatesIsLeftOutWithANote() throws Throwable {
    Result result =
        SpecialFunctions.compile(
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
              public static double cubeSlope(double x) {
                synchronized (Rules.class) { return 3 * x * x; }
              }
            }
            """);
    assertEquals(
        List.of(
            "FLX015: f goes without HVP, HESSIAN, as there is no derivative for Rules.cubeSlope, and"
                + " without TAYLOR, DERIVATIVE, as there is no Taylor series for Rules.cubeSlope; if"
                + " you need them, write the missing rule or make the method so named"
                + " @Differentiable, else list the others in only = {…}"),
        result.messages());
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
        SpecialFunctions.compile(
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
              public static double cubeSlope(double x) {
                synchronized (Rules.class) { return 3 * x * x; }
              }
            }
            """);
    assertEquals(List.of("6: FLX014"), result.findings(), result::toString);
  }

  /** Rules win over following the method, over the table, and in the method's own companion. */
  @Test
  void rulesWin() throws Throwable {
    assertArrayEquals(
        new double[] {8, 100, 100, 8, 100, 1, 200, 1},
        SpecialFunctions.run(
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
}
