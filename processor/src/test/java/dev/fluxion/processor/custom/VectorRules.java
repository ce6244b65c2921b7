package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.TestCompiler;
import dev.fluxion.processor.TestCompiler.Result;
import java.util.ArrayList;
import java.util.List;

/** Methods of arrays that know nothing of derivatives, and rules for them. */
final class VectorRules {
  static final String LIBRARY =
      """
      package p;
      public class Vectors {
        public static int calls;
        public static double dot(double[] a, double[] b) {
          calls++;
          double s = 0;
          for (int i = 0; i < a.length; i++) { s += a[i] * b[i]; }
          return s;
        }
        public static double[] scaled(double c, double[] a) {
          calls++;
          double[] r = new double[a.length];
          for (int i = 0; i < a.length; i++) { r[i] = c * a[i]; }
          return r;
        }
        public static double[] exp(double[] a) {
          calls++;
          double[] r = new double[a.length];
          for (int i = 0; i < a.length; i++) { r[i] = Math.exp(a[i]); }
          return r;
        }
        public static double[] same(double[] a) { return a.clone(); }
      }
      """;

  /** Rules for all of it, followed. */
  static final String RULES =
      """
        @PullbackOf(owner = Vectors.class, method = "dot", wrt = 0)
        static double[] dotByA(double[] a, double[] b, double cotangent) { return times(cotangent, b); }
        @PullbackOf(owner = Vectors.class, method = "dot", wrt = 1)
        static double[] dotByB(double[] a, double[] b, double cotangent) { return times(cotangent, a); }
        @PushforwardOf(owner = Vectors.class, method = "dot", wrt = 0)
        static double dotAlongA(double[] a, double[] b, double[] tangent) { return sum(tangent, b); }
        @PushforwardOf(owner = Vectors.class, method = "dot", wrt = 1)
        static double dotAlongB(double[] a, double[] b, double[] tangent) { return sum(a, tangent); }
        @PullbackOf(owner = Vectors.class, method = "scaled", wrt = 0)
        static double scaledByC(double c, double[] a, double[] cotangent) { return sum(a, cotangent); }
        @PullbackOf(owner = Vectors.class, method = "scaled", wrt = 1)
        static double[] scaledByA(double c, double[] a, double[] cotangent) { return times(c, cotangent); }
        @PushforwardOf(owner = Vectors.class, method = "scaled", wrt = 0)
        static double[] scaledAlongC(double c, double[] a, double tangent) { return times(tangent, a); }
        @PushforwardOf(owner = Vectors.class, method = "scaled", wrt = 1)
        static double[] scaledAlongA(double c, double[] a, double[] tangent) { return times(c, tangent); }
        @PullbackOf(owner = Vectors.class, method = "exp")
        static double[] expBack(double[] a, double[] result, double[] cotangent) {
          return product(result, cotangent);
        }
        @PushforwardOf(owner = Vectors.class, method = "exp")
        static double[] expAlong(double[] a, double[] result, double[] tangent) {
          return product(result, tangent);
        }
        @PullbackOf(owner = Vectors.class, method = "same")
        static double[] sameBack(double[] a, double[] cotangent) { return cotangent; }
        @PushforwardOf(owner = Vectors.class, method = "same")
        static double[] sameAlong(double[] a, double[] tangent) { return tangent; }
        static double[] times(double c, double[] a) {
          double[] r = new double[a.length];
          for (int i = 0; i < a.length; i++) { r[i] = c * a[i]; }
          return r;
        }
        static double[] product(double[] a, double[] b) {
          double[] r = new double[a.length];
          for (int i = 0; i < a.length; i++) { r[i] = a[i] * b[i]; }
          return r;
        }
        static double sum(double[] a, double[] b) {
          double s = 0;
          for (int i = 0; i < a.length; i++) { s += a[i] * b[i]; }
          return s;
        }
      """;

  static final String HEAD = "package p;\nimport dev.fluxion.*;\n";

  private VectorRules() {}

  /** Compiles the methods and what uses them. */
  static Result compile(String... sources) {
    List<String> all = new ArrayList<>(List.of(LIBRARY));
    List.of(sources).forEach(source -> all.add(HEAD + source));
    return TestCompiler.strict().compile(all.toArray(new String[0]));
  }

  /** The same, then what {@code A.run()} returns. */
  static double[] run(String... sources) throws Throwable {
    Result result = compile(sources);
    assertEquals(List.of(), result.findings(), result::toString);
    return (double[]) result.run("p.A");
  }

  /** The class {@code A} with rules for all of the methods in it. */
  static String withRules(String body) {
    return "public class A {\n" + RULES + body + "}\n";
  }
}
