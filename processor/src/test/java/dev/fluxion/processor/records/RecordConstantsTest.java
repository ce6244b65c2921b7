package dev.fluxion.processor.records;

import dev.fluxion.processor.TestCompiler;
import org.junit.jupiter.api.Test;

/** Constant components of derivatives that are records: copies of the primal's. */
class RecordConstantsTest {

  @Test
  void areCopiedWithTheirArrays() throws Throwable {
    TestCompiler.strict()
        .compile(
            """
            package p;
            import dev.fluxion.*;
            import java.util.Arrays;
            public class A {
              public record Model(double scale, @Constant double[] weights, int[][] places, String name) {}
              @Differentiable
              static double f(Model m) {
                return m.scale() * m.scale() * m.weights()[m.places()[0][0]];
              }
              @Differentiable
              static Model g(Model m) {
                return new Model(3 * m.scale(), m.weights(), m.places(), m.name());
              }
              static void check(boolean condition) {
                if (!condition) {
                  throw new AssertionError();
                }
              }
              static void checkCopy(Model copy, Model m, double scale) {
                check(copy.scale() == scale && copy.name().equals(m.name()));
                check(copy.weights() != m.weights() && Arrays.equals(copy.weights(), m.weights()));
                check(copy.places() != m.places() && copy.places()[0] != m.places()[0]);
                check(Arrays.deepEquals(copy.places(), m.places()));
              }
              public static Object run() {
                Model m = new Model(2, new double[] {5, 7}, new int[][] {{1}, null}, "m");
                checkCopy(AGradients.fGradient(m).m(), m, 28);
                Model one = new Model(1, null, null, null);
                checkCopy(AGradients.gJvp(m, one).tangent(), m, 3);
                checkCopy(AGradients.gPullback(m).apply(one).m(), m, 3);
                check(AGradients.fGradient(new Model(2, new double[] {5, 7}, m.places(), null)).m().name() == null);
                return null;
              }
            }
            """)
        .clean()
        .run("p.A");
  }
}
