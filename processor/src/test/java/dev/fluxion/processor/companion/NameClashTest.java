package dev.fluxion.processor.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.TestCompiler;
import org.junit.jupiter.api.Test;

/** Whatever users call their things, the generated code means its own. */
class NameClashTest {
  private static final String SHADOWS =
      """
      class Math { static double sin(double x) { return 7; } }
      class StrictMath {}
      class Double {}
      class Float {}
      class String {}
      class Object {}
      class Objects {}
      class Arrays {}
      class Override {}
      class SuppressWarnings {}
      class UnsupportedOperationException {}
      class Generated {}
      class DoubleTape {}
      class Record {}
      """;

  @Test
  void classesOfThePackage() throws Throwable {
    assertEquals(2 * Math.cos(0.5), gradientAtHalf("package p;\n", "p.", ""));
  }

  @Test
  void classesOfTheDefaultPackage() throws Throwable {
    assertEquals(2 * Math.cos(0.5), gradientAtHalf("", "", ""));
  }

  @Test
  void nestedClasses() throws Throwable {
    assertEquals(
        2 * Math.cos(0.5),
        gradientAtHalf(
            "package p;\n", "p.", "static class Math {} static class Double {} class Objects {}"));
  }

  private static double gradientAtHalf(String itsPackage, String prefix, String members)
      throws Throwable {
    return (double)
        TestCompiler.strict()
            .compile(
                itsPackage
                    + "import dev.fluxion.*;\npublic class User {\n"
                    + members
                    + """

                      @Differentiable
                      static double f(double x) {
                        double s = 0;
                        for (int i = 0; i < 2; i++) { s += java.lang.Math.sin(x); }
                        return s;
                      }
                      public static java.lang.Object run() {
                        return UserGradients.fGradient(0.5).x();
                      }
                    }
                    """
                    + SHADOWS)
            .clean()
            .run(prefix + "User");
  }

  @Test
  void parametersAndVariables() throws Throwable {
    assertEquals(
        0.0,
        TestCompiler.strict()
            .compile(
                """
                package p;
                import dev.fluxion.*;
                public class User {
                  @Differentiable
                  static double f(
                      double Math, double java, double dev, double Objects, double tape,
                      double adjoint, double value, double t1, double result, double User,
                      double FGradient, double UserGradients) {
                    double Double = Math * java;
                    double StrictMath = dev * Objects;
                    double p = Double * StrictMath;
                    double s = 0;
                    for (int i = 0; i < 3; i++) {
                      s += p * tape * adjoint * value * t1 * result * s;
                    }
                    return s + User * FGradient * UserGradients;
                  }
                  public static Object run() {
                    return UserGradients.fGradient(1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 1).Math()
                        + UserGradients.fHessian(1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 1).hessian()[0][0]
                        + UserGradients.fJvp(
                                1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                                0)
                            .tangent();
                  }
                }
                """)
            .clean()
            .run("p.User"));
  }

  @Test
  void typeParameters() throws Throwable {
    assertEquals(
        1.0,
        TestCompiler.strict()
            .compile(
                """
                package p;
                import dev.fluxion.*;
                public class User {
                  @Differentiable
                  static <Math, Objects, String> double f(double x, Math m) {
                    return java.lang.Math.abs(x);
                  }
                  public static Object run() { return UserGradients.fGradient(0.5, "").x(); }
                }
                """)
            .clean()
            .run("p.User"));
  }
}
