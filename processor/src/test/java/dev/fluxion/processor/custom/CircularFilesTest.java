package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.TestCompiler;
import dev.fluxion.processor.TestCompiler.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files whose {@code void} methods call each other: what they write to follows from both. */
class CircularFilesTest {
  private static final String A =
      """
      package p;
      import dev.fluxion.*;
      public class A {
        @Differentiable(wrt = {"aux", "in"})
        static void f(double[] out, double[] aux, double[] in, int n) {
          out[0] = in[0] * in[0];
          out[1] = in[1];
          if (n > 0) {
            B.g(aux, in, n - 1);
            out[1] = aux[0] * in[1];
          }
        }
        @Differentiable
        static double h(double[] x) {
          double[] r = new double[2];
          double[] aux = new double[2];
          f(r, aux, x, 2);
          return r[0] * r[1] + aux[0];
        }
        public static Object run() {
          double[] x = {1.5, 2};
          double[] v = {1, 0};
          var p = AGradients.hHvp(x, v);
          double[][] j = CGradients.sJacobian(new double[2], x).jacobian();
          return new double[] {
            p.gradient().x()[0], p.gradient().x()[1], p.product().x()[0], p.product().x()[1],
            AGradients.hJvp(x, v).tangent(), AGradients.hTaylor(x, v, 2)[2],
            j[0][0], j[0][1], j[1][0], j[1][1]};
        }
      }
      """;

  /** It writes to what is written to in the other file, and to nothing else. */
  private static final String B =
      """
      package p;
      import dev.fluxion.*;
      class B {
        @Differentiable
        static void g(double[] into, double[] from, int n) {
          double[] t = {1, 1};
          A.f(into, t, from, n);
        }
      }
      """;

  private static final String C =
      """
      package p;
      import dev.fluxion.*;
      class C {
        @Differentiable
        static void s(double[] out, double[] x) {
          double[] aux = new double[2];
          double[] r = new double[2];
          A.f(r, aux, x, 1);
          out[0] = aux[0];
          out[1] = r[1];
        }
      }
      """;

  /** h = x⁴y + x² and s = (x², x²y), whichever file comes first. */
  @Test
  void whatIsWrittenFollowsFromBoth() throws Throwable {
    double x = 1.5;
    double y = 2;
    double[] expected = {
      4 * x * x * x * y + 2 * x,
      x * x * x * x,
      12 * x * x * y + 2,
      4 * x * x * x,
      4 * x * x * x * y + 2 * x,
      6 * x * x * y + 1,
      2 * x,
      0,
      2 * x * y,
      x * x
    };
    for (List<String> files : List.of(List.of(A, B, C), List.of(B, C, A), List.of(C, B, A))) {
      Result result = TestCompiler.strict().compile(files.toArray(new String[0]));
      assertEquals(List.of(), result.findings(), result::toString);
      assertArrayEquals(expected, (double[]) result.run("p.A"), 1e-12);
    }
  }
}
