package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.TestCompiler;
import dev.fluxion.processor.TestCompiler.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is wrong with a rule is said at its annotation, with the signature that would be right. */
class RuleDiagnosticsTest {
  private static final Pattern EXPECTED = Pattern.compile("// (FLX\\d{3}(?: FLX\\d{3})*)");
  private static final String LIBRARY =
      """
      package p;
      public class Special {
        public static double cube(double x) { return x * x * x; }
        public static double blend(double x, int n, double y) { return n * x * x * y; }
        public static double over(double x) { return x; }
        public static double over(int n) { return n; }
        public static int count(double x) { return 0; }
        public static void log(double x) {}
        public double scaled(double x) { return x; }
        public static double dot(double[] a, double[] b) { return a[0] * b[0]; }
      }
      """;

  private static List<String> check(String body) {
    String source = "package p;\nimport dev.fluxion.*;\n" + body;
    Result result = TestCompiler.strict().compile(LIBRARY, source);
    List<String> expected = new ArrayList<>();
    List<String> lines = source.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher marker = EXPECTED.matcher(lines.get(i));
      while (marker.find()) {
        for (String code : marker.group(1).split(" ")) {
          expected.add((i + 1) + ": " + code);
        }
      }
    }
    assertEquals(expected, result.findings(), result::toString);
    return result.diagnostics().stream().map(d -> d.getMessage(Locale.ROOT)).toList();
  }

  @Test
  void signatures() {
    List<String> messages =
        check(
            """
            class A {
              @DerivativeOf(owner = Special.class, method = "cube") // FLX071
              static double a(float x) { return 0; }
              @DerivativeOf(owner = Special.class, method = "cube") // FLX071
              static float b(double x) { return 0; }
              @DerivativeOf(owner = Special.class, method = "cube") // FLX071
              double c(double x) { return 0; }
              @DerivativeOf(owner = Special.class, method = "over") // FLX071
              static double d(long n) { return 0; }
              @DerivativeOf(owner = Special.class, method = "scaled") // FLX071
              static double e(double x) { return 0; }
              @PullbackOf(owner = Special.class, method = "dot", wrt = 1) // FLX071
              static double[] f(double[] a, double[] b) { return a; }
            }
            """);
    List<String> expected =
        List.of(
            "Special.cube, which would be static double a(double);",
            "Special.cube, which would be static double b(double);",
            "Special.cube, which would be static double c(double);",
            "Special.over, which would be static double d(double) or static double d(int);",
            "Special.scaled, which would be static double e(Special, double);",
            "Special.dot, which would be static double[] f(double[], double[], [double result], double cotangent);");
    for (int i = 0; i < expected.size(); i++) {
      String message = messages.get(i);
      assertTrue(message.contains(expected.get(i)), message);
    }
  }

  @Test
  void methodsAndParameters() {
    check(
        """
        class A {
          @DerivativeOf(owner = Special.class, method = "cub") // FLX070
          static double a(double x) { return 0; }
          @DerivativeOf(owner = Special.class, method = "count") // FLX072
          static int b(double x) { return 0; }
          @PullbackOf(owner = Special.class, method = "log") // FLX072
          static double c(double x, double y) { return 0; }
          @DerivativeOf(owner = Special.class, method = "blend", wrt = 1) // FLX073
          static double d(double x, int n, double y) { return 0; }
          @DerivativeOf(owner = Special.class, method = "blend", wrt = 3) // FLX073
          static double e(double x, int n, double y) { return 0; }
          @DerivativeOf(owner = Special.class, method = "over") // FLX073
          static double f(int n) { return 0; }
          record Two(double a, double b) {}
          @PullbackOf(owner = Special.class, method = "blend", wrt = {0, 0}) // FLX017
          static Two g(double x, int n, double y, double cotangent) { return new Two(0, 0); }
        }
        """);
  }

  @Test
  void twoRulesForOneDerivative() {
    check(
        """
        class A {
          @DerivativeOf(owner = Special.class, method = "cube")
          static double a(double x) { return 3 * x * x; }
          @DerivativeOf(owner = Special.class, method = "cube") // FLX074
          static double b(double x) { return 3 * x * x; }
        }
        """);
    check(
        """
        @UseDerivatives({R.class, S.class})
        class A {
          @Differentiable
          static double f(double x) {
            return 1 + Special.cube(x); // FLX074
          }
        }
        class R {
          @DerivativeOf(owner = Special.class, method = "cube")
          static double a(double x) { return 3 * x * x; }
        }
        class S {
          @DerivativeOf(owner = Special.class, method = "cube")
          static double b(double x) { return 3 * x * x; }
        }
        """);
  }

  @Test
  void argumentsWithoutRule() {
    check(
        """
        class A {
          @DerivativeOf(owner = Special.class, method = "blend")
          static double a(double x, int n, double y) { return 2 * n * x * y; }
          @DerivativeOf(owner = A.class, method = "own")
          static double ownByX(double x, double y) { return y; }
          @Differentiable
          static double own(double x, double y) { return x * y; } // FLX075
          @Differentiable
          static double f(double x, double y) {
            return Special.blend(x, 3, 2) + Special.cube(2)
                + Special.blend(x, 3, y); // FLX075
          }
          @Differentiable
          static double g(double x) {
            return Special.cube(x); // FLX060
          }
        }
        """);
  }

  @Test
  void rulesOutOfReach() {
    check(
        """
        @UseDerivatives(java.util.Map.class)
        class A {
          @Differentiable
          static double g(double x) {
            return Special.cube(x); // FLX060
          }
        }
        """);
  }
}
