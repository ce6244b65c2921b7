package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.TestCompiler;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Arrays in records that methods of another file, or with rules, have seen, and that are written to
 * before the reverse sweep: it must see them as they were. The gradient is at (3, 5).
 */
class ChangedRecordsTest {
  private static final String OTHER =
      """
      package q;
      import dev.fluxion.*;
      @UseDerivatives(Other.class)
      public final class Other {
        public record B(double[] x, @Constant double[] w, int[] n) {}
        private static double term(B b, int i) { return b.x()[i] * b.x()[i] * b.w()[i] * b.n()[0]; }
        @Differentiable public static double[] terms(B... bs) {
          double[] s = new double[2];
          for (B b : bs) {
            for (int i = 0; i < 2; i++) {
              s[i] += term(b, i);
            }
          }
          return s;
        }
        @Differentiable public static double[] termsOf(B b) {
          return new double[] {term(b, 0), term(b, 1)};
        }
        public static double sum(B[] bs) {
          double[] s = terms(bs);
          return s[0] + s[1];
        }
        public static double sumOf(B b) { return sum(new B[] {b}); }
        @PullbackOf(owner = Other.class, method = "sumOf")
        public static B sumOfPullback(B b, double t) {
          double[] y = {2 * t * b.x()[0] * b.w()[0] * b.n()[0], 2 * t * b.x()[1] * b.w()[1] * b.n()[0]};
          return new B(y, b.w(), b.n());
        }
        @PullbackOf(owner = Other.class, method = "sum")
        public static B[] sumPullback(B[] bs, double t) {
          B[] r = new B[bs.length];
          for (int k = 0; k < r.length; k++) {
            r[k] = sumOfPullback(bs[k], t);
          }
          return r;
        }
      }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "B b = new B(x, w, n); double s = termsOf(b)[0]; x[0] = 7; w[0] = 9; n[0] = 8 | 6 | 0",
        "double[] o = termsOf(new B(x, w, n)); double s = o[0] * o[1]; w[0] = 9; n[0] = 8"
            + " | 300 | 180",
        "B[] b = {new B(x, w, n), new B(x.clone(), v, n)}; double[] o = terms(b);"
            + " double s = o[0] * o[1]; w[0] = 9; b[1].x()[0] = 7; v[1] = n[0] = 6 | 3600 | 2160",
        "B b = new B(x, w, n); double s = sumOf(b); x[0] = 7; w[0] = 9; n[0] = 8 | 6 | 20",
        "B[] b = {new B(x, w, n), new B(x.clone(), v, n)}; double s = sum(b);"
            + " w[0] = 9; b[1].x()[0] = 7; v[1] = n[0] = 6; b[0] = b[1] | 24 | 60",
        "double s = 0; for (int i = 0; i < 3; i++) { double[] o = termsOf(new B(x, w, n));"
            + " s += o[0] * o[1]; w[0] *= 2; n[0] = -n[0]; } | 2100 | 1260",
        "double s = 0; for (int i = 0; i < 3; i++) { s += sumOf(new B(x, w, n));"
            + " x[0] *= 2; n[0] *= 3; } | 942 | 260"
      })
  void theReverseSweepSeesThemAsTheyWere(String body, double first, double second)
      throws Throwable {
    String caller =
        """
        package p;
        import dev.fluxion.*;
        import q.Other.B;
        import static q.Other.*;
        @UseDerivatives(q.Other.class)
        public final class A {
          @Differentiable(only = Derivative.GRADIENT)
          static double f(double[] x) {
            double[] w = {1, 2};
            double[] v = {3, 4};
            int[] n = {1};
            %s;
            return s;
          }
          public static Object run() {
            return AGradients.fGradient(new double[] {3, 5}).x();
          }
        }
        """
            .formatted(body);
    TestCompiler.Result result = TestCompiler.strict().compile(OTHER, caller);
    assertEquals(List.of(), result.findings(), result::toString);
    double[] gradient = (double[]) result.run("p.A");
    assertArrayEquals(new double[] {first, second}, gradient, 1e-9);
  }
}
