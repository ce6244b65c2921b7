package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.TestCompiler;
import dev.fluxion.processor.TestCompiler.Result;
import java.util.ArrayList;
import java.util.List;

/** A file of differentiable methods, and callers in another one. */
final class OtherFiles {
  static final String HEAD = "import dev.fluxion.*;\n";

  /** Two numbers, one constant, one excluded by nothing. */
  static final String OTHER =
      """
      package q;
      import dev.fluxion.*;
      public class Other {
        @Differentiable
        public static double g(double value, int n, double y, @Constant double c) {
          Counter.tick();
          double p = value;
          for (int i = 1; i < n; i++) { p *= value; }
          return p * y * c;
        }
        @Differentiable(only = {Derivative.GRADIENT, Derivative.JVP})
        public static double firstOrder(double x) { return x * x; }
        @Differentiable(only = Derivative.JVP)
        public static double forward(double x) { return x * x; }
        @Differentiable(wrt = "a", name = "byA")
        @Differentiable(wrt = {"a", "b"}, name = "byBoth")
        public static double two(double a, double b) { return a * a * b; }
        @Differentiable(wrt = "a", name = "apartByA")
        @Differentiable(wrt = "b", name = "apartByB")
        public static double apart(double a, double b) { return a * a * b; }
        @Differentiable
        public static float single(float x) { return x * x * x; }
        @Differentiable
        public static double weighted(double w, double[] a, @Constant double[] c) {
          Counter.tick();
          double s = 0;
          for (int i = 0; i < a.length; i++) { s += c[i] * a[i] * a[i]; }
          return w * w * s;
        }
        @Differentiable
        public static double root(double x) { return Math.sqrt(x); }
      }
      """;

  static final String COUNTER =
      """
      package q;
      public class Counter {
        public static int calls;
        public static void tick() { calls++; }
      }
      """;

  private OtherFiles() {}

  /** Compiles callers in a package of their own. */
  static Result compile(String... sources) {
    List<String> all = new ArrayList<>(List.of(OTHER, COUNTER));
    List.of(sources).forEach(source -> all.add("package p;\nimport q.*;\n" + HEAD + source));
    return TestCompiler.strict().compile(all.toArray(new String[0]));
  }

  /** The same, then what {@code A.run()} returns. */
  static double[] run(String... sources) throws Throwable {
    Result result = compile(sources);
    assertEquals(List.of(), result.findings(), result::toString);
    return (double[]) result.run("p.A");
  }
}
