package dev.fluxion.processor.companion;

import static dev.fluxion.processor.companion.Announced.check;
import static dev.fluxion.processor.companion.Announced.compile;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.fluxion.processor.TestCompiler.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with an annotation is said at its line, and nowhere else. */
class DeclarationDiagnosticsTest {
  @Test
  void unknownNamesInWrt() {
    check(
        """
        class A {
          @Differentiable(
              wrt = {
                "x",
                "y", // FLX007
                "this", // FLX007
              })
          static double f(double x) { return x; }
          @Differentiable(wrt = "z") // FLX007
          static double g(double x) { return x; }
        }
        """);
  }

  @Test
  void sameNameTwiceInWrt() {
    check(
        """
        class A {
          @Differentiable(wrt = {"x", "x"}) // FLX017
          static double f(double x) { return x; }
        }
        """);
  }

  @Test
  void constantsInWrt() {
    check(
        """
        class A {
          @Differentiable(wrt = {"x", "y"}) // FLX009
          static double f(double x, @Constant double y) { return x; }
        }
        """);
  }

  @Test
  void repeatedAnnotationsEachAtItsPlace() {
    check(
        """
        class A {
          @Differentiable
          @Differentiable(
              name = "other",
              wrt = "q", // FLX007
              only = {
                Derivative.GRADIENT,
                Derivative.VJP // FLX014
              })
          static double f(double x) { return x; }
        }
        """);
  }

  @Test
  void explicitContainer() {
    check(
        """
        class A {
          @Differentiable.List({
            @Differentiable,
            @Differentiable(name = "b", wrt = "q") // FLX007
          })
          static double f(double x) { return x; }
        }
        """);
  }

  @Test
  void baseNames() {
    check(
        """
        class A {
          @Differentiable
          static double f(double x) { return x; }
          @Differentiable // FLX010
          static double f(float x) { return x; }
          @Differentiable(name = "F") // FLX010
          static double g(double x) { return x; }
          @Differentiable(name = "a b") // FLX011
          static double h(double x) { return x; }
          @Differentiable(name = "1")  // FLX011
          @Differentiable(name = "class")
          static double i(double x) { return x; }
        }
        """);
  }

  @Test
  void privateClasses() {
    check(
        """
        class A {
          private static class B {
            @Differentiable // FLX013
            static double f(double x) { return x; }
            static class C {
              @Differentiable // FLX013
              static double f(double x) { return x; }
            }
          }
          private enum E { ONE }
          @Differentiable // FLX040
          static double f(double x, E e) { return x; }
        }
        """);
  }

  @Test
  void impossibleMembers() {
    check(
        """
        class A {
          @Differentiable(only = {Derivative.GRADIENT, Derivative.DERIVATIVE,
            Derivative.VJP, // FLX014
            Derivative.PULLBACK, // FLX014
            Derivative.JACOBIAN // FLX014
          })
          static double f(double x) { return x; }
        }
        """);
  }

  @Test
  void takenCompanions() {
    check(
        """
        class A {
          @Differentiable // FLX012
          static double f(double x) { return x; }
        }
        class AGradients {}
        """);
    check(
        """
        class A {
          static class B {
            @Differentiable
            static double f(double x) { return x; }
          }
        }
        class A_B {
          @Differentiable // FLX012
          static double f(double x) { return x; }
        }
        """);
  }

  @Test
  void signaturesStayAfterErrors() {
    Result result =
        compile(
            """
            class A {
              @Differentiable(wrt = {"x", "y"}) // FLX007
              static double f(double x) { return x; }
              @Differentiable
              static double g(double x) { Runnable r = () -> {}; return x; } // FLX030
              static double use() {
                return AGradients.fGradient(1).x() + AGradients.gHessian(1).hessian()[0][0]
                    + AGradients.gHvp(1, 2).product().x() + AGradients.gJvp(1, 1).tangent();
              }
            }
            """);
    assertEquals(List.of("5: FLX007", "8: FLX030"), result.findings());
    String text = result.generated().get("p.AGradients");
    assertEquals(14, text.split("see the compile error", -1).length - 1, text);
  }

  /** So are annotations that make no sense. */
  @Test
  void unresolvedAnnotationValues() {
    Result result =
        compile(
            """
            class A {
              @Differentiable(wrt = MISSING)
              static double f(double x) { return x; }
              @Differentiable(wrt = 5)
              static double g(double x) { return x; }
              @Differentiable(name = Missing.NAME, only = {Derivative.MISSING})
              static double h(double x) { return x; }
              @Differentiable(missing = 1)
              static double i(double x) { return x; }
            }
            """);
    assertFalse(result.success());
    assertEquals(
        List.of(5, 7, 9, 9, 11),
        result.diagnostics().stream().map(d -> (int) d.getLineNumber()).sorted().toList(),
        result::toString);
  }
}
