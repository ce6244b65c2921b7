package dev.fluxion.processor.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.TestCompiler;
import dev.fluxion.processor.TestCompiler.Result;
import java.lang.reflect.Modifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names, types and modifiers of what is generated. */
class CompanionShapeTest {

  @Test
  void scalarMethodHasAllMembers() {
    Result result =
        compile(
            """
            package p;
            import dev.fluxion.*;
            class Losses {
              @Differentiable
              static double loss(double slope, float shift, @Constant double[] x, int n) {
                return slope * slope * shift + n;
              }
            }
            """);
    assertEquals(
        List.of(
            "static LossGradient lossGradient(double, float, double[], int)",
            "static LossHessian lossHessian(double, float, double[], int)",
            "static LossHvp lossHvp(double, float, double[], int, double, float)",
            "static LossJvp lossJvp(double, float, double[], int, double, float)",
            "static Tensor lossDerivative(double, float, double[], int, int)",
            "static double lossGradient(double, float, double[], int, LossAdjoint)",
            "static double[] lossTaylor(double, float, double[], int, double, float, int)",
            "static final LossAdjoint",
            "static final LossGradient(double value, double slope, float shift)",
            "static final LossHessian(double value, double[] gradient, double[][] hessian)",
            "static final LossHvp(LossGradient gradient, LossGradient product)",
            "static final LossJvp(double value, double tangent)"),
        Signatures.of(result.type("p.LossesGradients")));
    assertEquals(
        List.of(
            "public double[] toArray()",
            "public void clear()",
            "public double slope",
            "public float shift",
            "public new()"),
        Signatures.all(result.type("p.LossesGradients$LossAdjoint")));
  }

  @Test
  void companionIsFinalWithoutInstancesOrState() {
    Class<?> companion =
        compile(
                """
                package p;
                import dev.fluxion.*;
                public class A {
                  @Differentiable public static double f(double x) { return x * x; }
                }
                """)
            .type("p.AGradients");
    assertTrue(Modifier.isFinal(companion.getModifiers()));
    assertTrue(Modifier.isPublic(companion.getModifiers()));
    assertTrue(Modifier.isPrivate(companion.getDeclaredConstructors()[0].getModifiers()));
    assertEquals(0, companion.getDeclaredFields().length);
    assertTrue(Signatures.of(companion).contains("public static FGradient fGradient(double)"));
    assertTrue(
        Signatures.of(companion).contains("public static final FGradient(double value, double x)"));
  }

  @Test
  void floatMethodHasFloatResultsAndDoubleArrays() {
    Class<?> companion =
        compile(
                """
                package p;
                import dev.fluxion.*;
                class A {
                  @Differentiable static float f(float x) { return x * x; }
                }
                """)
            .type("p.AGradients");
    assertEquals(
        List.of(
            "static FGradient fGradient(float)",
            "static FHessian fHessian(float)",
            "static FHvp fHvp(float, float)",
            "static FJvp fJvp(float, float)",
            "static Tensor fDerivative(float, int)",
            "static double[] fTaylor(float, float, int)",
            "static final FAdjoint",
            "static final FGradient(float value, float x)",
            "static final FHessian(float value, double[] gradient, double[][] hessian)",
            "static final FHvp(FGradient gradient, FGradient product)",
            "static final FJvp(float value, float tangent)",
            "static float fGradient(float, FAdjoint)"),
        Signatures.of(companion));
  }

  @Test
  void nestedClassesJoinTheirNames() {
    Result result =
        compile(
            """
            package p;
            import dev.fluxion.*;
            public class Outer {
              static class Middle {
                public static final class Inner {
                  @Differentiable public static double f(double x) { return x; }
                }
                interface Face {
                  @Differentiable static double f(double x) { return x; }
                }
                enum Number { ONE; @Differentiable static double f(double x) { return x; } }
                record Pair() { @Differentiable static double f(double x) { return x; } }
              }
            }
            """);
    assertEquals(
        List.of(
            "p.Outer_Middle_FaceGradients",
            "p.Outer_Middle_InnerGradients",
            "p.Outer_Middle_NumberGradients",
            "p.Outer_Middle_PairGradients"),
        List.copyOf(result.generated().keySet()));
    Class<?> inner = result.type("p.Outer_Middle_InnerGradients");
    assertFalse(Modifier.isPublic(inner.getModifiers()));
    assertTrue(Signatures.of(inner).contains("public static FGradient fGradient(double)"));
  }

  @Test
  void privateAndProtectedMethodsBecomeVisibleInThePackage() {
    Class<?> companion =
        compile(
                """
                package p;
                import dev.fluxion.*;
                public class A {
                  @Differentiable(only = Derivative.JVP)
                  private static double hidden(double x) { return x; }
                  @Differentiable(only = Derivative.JVP)
                  protected static double half(double x) { return x + hidden(x); }
                }
                """)
            .type("p.AGradients");
    assertEquals(
        List.of(
            "static HalfJvp halfJvp(double, double)",
            "static HiddenJvp hiddenJvp(double, double)",
            "static final HalfJvp(double value, double tangent)",
            "static final HiddenJvp(double value, double tangent)"),
        Signatures.of(companion));
  }

  @Test
  void viewsChooseParametersNamesAndMembers() {
    Class<?> companion =
        compile(
                """
                package p;
                import dev.fluxion.*;
                class A {
                  @Differentiable(wrt = {"b", "a"})
                  @Differentiable(wrt = "b", name = "inB", only = Derivative.GRADIENT)
                  @Differentiable(name = "all", only = {Derivative.HESSIAN, Derivative.JVP})
                  static double f(double a, double b, double c) { return a * b * c; }
                }
                """)
            .type("p.AGradients");
    assertEquals(
        List.of(
            "static AllHessian allHessian(double, double, double)",
            "static AllJvp allJvp(double, double, double, double, double, double)",
            "static FGradient fGradient(double, double, double)",
            "static FHessian fHessian(double, double, double)",
            "static FHvp fHvp(double, double, double, double, double)",
            "static FJvp fJvp(double, double, double, double, double)",
            "static InBGradient inBGradient(double, double, double)",
            "static Tensor fDerivative(double, double, double, int)",
            "static double fGradient(double, double, double, FAdjoint)",
            "static double inBGradient(double, double, double, InBAdjoint)",
            "static double[] fTaylor(double, double, double, double, double, int)",
            "static final AllHessian(double value, double[] gradient, double[][] hessian)",
            "static final AllJvp(double value, double tangent)",
            "static final FAdjoint",
            "static final FGradient(double value, double a, double b)",
            "static final FHessian(double value, double[] gradient, double[][] hessian)",
            "static final FHvp(FGradient gradient, FGradient product)",
            "static final FJvp(double value, double tangent)",
            "static final InBAdjoint",
            "static final InBGradient(double value, double b)"),
        Signatures.of(companion));
  }

  @Test
  void typeParametersExceptionsAndVariableArgumentsAreCarriedOver() {
    Class<?> companion =
        compile(
                """
                package p;
                import dev.fluxion.*;
                class A {
                  @SafeVarargs
                  @Differentiable
                  static <T extends Number & Comparable<T>, E extends Exception> double f(
                      double x, java.util.Set<? super T> t, T... more)
                      throws E, java.io.IOException {
                    return x * x;
                  }
                }
                """)
            .type("p.AGradients");
    String variables = "<T extends Number & Comparable<T>, E extends Exception> ";
    assertEquals(
        List.of(
            "static " + variables + "FGradient fGradient(double, Set<? super T>, T...)",
            "static " + variables + "FHessian fHessian(double, Set<? super T>, T...)",
            "static " + variables + "FHvp fHvp(double, Set<? super T>, T[], double)",
            "static " + variables + "FJvp fJvp(double, Set<? super T>, T[], double)",
            "static " + variables + "Tensor fDerivative(double, Set<? super T>, T[], int)",
            "static " + variables + "double fGradient(double, Set<? super T>, T[], FAdjoint)",
            "static " + variables + "double[] fTaylor(double, Set<? super T>, T[], double, int)"),
        Signatures.of(companion).stream()
            .filter(line -> line.contains("throws E, IOException"))
            .map(line -> line.replace(" throws E, IOException", ""))
            .toList());
  }

  @Test
  void collidingNamesGetTrailingUnderscores() {
    Class<?> companion =
        compile(
                """
                package p;
                import dev.fluxion.*;
                class A {
                  @Differentiable
                  static double f(
                      double value, double value_, double adjoint, double hashCode,
                      double hashCode_, double toArray, double wait, double tangent,
                      double gradient, double valueTangent, double hessian, double row,
                      double direction) {
                    return value * hashCode;
                  }
                }
                """)
            .type("p.AGradients");
    assertTrue(
        Signatures.of(companion)
            .contains(
                "static final FGradient(double value__, double value, double value_, double"
                    + " adjoint, double hashCode__, double hashCode_, double toArray_, double"
                    + " wait_, double tangent, double gradient, double valueTangent, double"
                    + " hessian, double row, double direction)"),
        () -> Signatures.of(companion).toString());
  }

  @Test
  void defaultPackageWorks() {
    Result result =
        compile(
            """
            import dev.fluxion.*;
            class Plain {
              @Differentiable static double f(double x) { return Math.sin(x); }
            }
            """);
    assertEquals(List.of("PlainGradients"), List.copyOf(result.generated().keySet()));
  }

  @Test
  void theSameInputGivesTheSameText() {
    String source =
        """
        package p;
        import dev.fluxion.*;
        class A {
          @Differentiable static double b(double x, double y) { return Math.exp(x) * Math.sin(y); }
          @Differentiable static double a(double x) {
            double s = 0;
            for (int i = 0; i < 10; i++) { s = Math.sin(s + x); }
            return s;
          }
        }
        """;
    assertEquals(compile(source).generated(), compile(source).generated());
  }

  @Test
  void javadocNamesTheMethod() {
    String text =
        compile(
                """
                package p;
                import dev.fluxion.*;
                class A {
                  @Differentiable
                  static <T extends Number> double f(double x, T t, java.util.List<T>[] l) {
                    return x;
                  }
                  @Differentiable private static double g(double x) { return x; }
                }
                """)
            .generated()
            .get("p.AGradients");
    assertTrue(text.contains("{@link A#f(double, Number, List[])}"), text);
    assertTrue(text.contains("{@code A.g}"), text);
  }

  private static Result compile(String... sources) {
    return TestCompiler.strict().compile(sources).clean();
  }
}
