package dev.fluxion.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Dropped derivatives are warned of, once each and unless the user knows. */
class WarningsTest {

  @Test
  void eachPlaceOnceForAllViews() {
    TestCompiler.Result result =
        compile(
            """
            class A {
              @Differentiable
              @Differentiable(name = "g", wrt = "x")
              static double f(double x, double y) {
                int n = (int) x;
                double z =
                    Math.round(
                        y);
                return n * x + z;
              }
            }
            """);
    assertEquals(List.of("7: FLX061", "9: FLX061"), result.findings());
    assertTrue(result.success());
  }

  @Test
  void suppressedAtVariableMethodOrClass() {
    TestCompiler.Result result =
        compile(
            """
            class A {
              @Differentiable
              static double f(double x) {
                @SuppressWarnings("fluxion") int n = (int) x;
                return n * x;
              }
              @Differentiable
              @SuppressWarnings({"unused", "fluxion"})
              static double g(double x) { return (int) x * x; }
              @SuppressWarnings("fluxion")
              static class B {
                @Differentiable
                static double h(double x) { return (int) x * x; }
              }
            }
            """);
    assertEquals(List.of(), result.findings());
  }

  @Test
  void whatLeavesThroughAnObject() {
    TestCompiler.Result result =
        compile(
            """
            class A {
              @Differentiable
              static double f(double x) {
                if (x < 0) throw new IllegalArgumentException("negative: " + x);
                return text(x).length() * x + java.util.Objects.hash(x);
              }
              static String text(double x) { return "x = " + x; }
              @Differentiable
              static double g(double x) {
                String s = "" + x;
                return Double.parseDouble(s);
              }
            }
            """);
    assertEquals(
        List.of("7: FLX061", "7: FLX061", "13: FLX060"),
        result.findings().stream()
            .sorted(
                java.util.Comparator.comparingInt(
                    f -> Integer.parseInt(f.substring(0, f.indexOf(':')))))
            .toList());
  }

  private static TestCompiler.Result compile(String text) {
    return TestCompiler.strict().lenient().compile("package p;\nimport dev.fluxion.*;\n" + text);
  }
}
