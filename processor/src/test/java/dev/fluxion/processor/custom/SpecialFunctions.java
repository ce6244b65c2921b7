package dev.fluxion.processor.custom;

import dev.fluxion.processor.TestCompiler;
import dev.fluxion.processor.TestCompiler.Result;
import java.util.ArrayList;
import java.util.List;

/** Methods of numbers that know nothing of derivatives, and classes with rules for them. */
final class SpecialFunctions {
  static final String LIBRARY =
      """
      package p;
      public class Special {
        public static int calls;
        public final double factor;
        public Special(double factor) { this.factor = factor; }
        public static double cube(double x) { calls++; return x * x * x; }
        public static float square(float x) { calls++; return x * x; }
        public static double blend(double x, int n, double y) { calls++; return n * x * x * y; }
        public static double root(double x) { calls++; return Math.sqrt(x); }
        public static double exp2(double x) { calls++; return Math.pow(2, x); }
        public double scaled(double x) { calls++; return factor * x * x; }
        public double factor() { return factor; }
      }
      """;

  static final String HEAD = "package p;\nimport dev.fluxion.*;\n";

  private SpecialFunctions() {}

  /** The same, then what {@code A.run()} returns. */
  static double[] run(String... sources) throws Throwable {
    return (double[]) compile(sources).clean().run("p.A");
  }

  /** Compiles the methods and what uses them. */
  static Result compile(String... sources) {
    List<String> all = new ArrayList<>(List.of(LIBRARY));
    List.of(sources).forEach(source -> all.add(HEAD + source));
    return TestCompiler.strict().compile(all.toArray(new String[0]));
  }
}
