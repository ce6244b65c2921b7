package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.fluxion.processor.TestCompiler;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/** Constant arrays that rules get: as they were when the method was called. */
class RuleConstantsTest {
  private static final String RULES =
      """
      package a;

      import dev.fluxion.Differentiable;
      import dev.fluxion.PullbackOf;
      import dev.fluxion.UseDerivatives;

      @UseDerivatives(A.Rules.class)
      class A {
        record Point(double[] x) {}

        static class Library {
          static double pick(double[] x, int[] i) {
            return x[i[0]] * x[i[0]];
          }

          static double pickOf(Point p, int[] i) {
            return p.x()[i[0]] * p.x()[i[0]];
          }
        }

        static class Rules {
          @PullbackOf(owner = Library.class, method = "pick")
          static double[] pullback(double[] x, int[] i, double c) {
            double[] bar = new double[x.length];
            bar[i[0]] = 2 * x[i[0]] * c;
            return bar;
          }

          @PullbackOf(owner = Library.class, method = "pickOf")
          static Point pullbackOf(Point p, int[] i, double c) {
            return new Point(pullback(p.x(), i, c));
          }
        }

        @Differentiable
        static double once(double[] x) {
          int[] i = {1};
          double y = Library.pick(x, i);
          i[0] = 0;
          return y;
        }

        @Differentiable
        static double inLoop(double[] x) {
          int[] i = {0};
          double s = 0;
          for (int k = 0; k < 3; k++) {
            s += (k + 1) * Library.pick(x, i);
            i[0] = 1 - i[0];
          }
          return s;
        }

        @Differentiable
        static double ofRecords(double[] x) {
          int[] i = {1};
          double y = Library.pickOf(new Point(x), i);
          i[0] = 0;
          return y;
        }
      }
      """;

  @Test
  void gradientsByIndicesThatChangeLater() throws Throwable {
    TestCompiler.Result result = TestCompiler.strict().lenient().compile(RULES);
    Class<?> companion = result.type("a.AGradients");
    assertArrayEquals(new double[] {0, 10}, gradient(companion, "onceGradient"));
    assertArrayEquals(new double[] {4 * 2 * 3, 2 * 2 * 5}, gradient(companion, "inLoopGradient"));
    assertArrayEquals(new double[] {0, 10}, gradient(companion, "ofRecordsGradient"));
  }

  private static double[] gradient(Class<?> companion, String name) throws Throwable {
    Method method = companion.getDeclaredMethod(name, double[].class);
    method.setAccessible(true);
    Object gradient = method.invoke(null, (Object) new double[] {3, 5});
    Method toArray = gradient.getClass().getDeclaredMethod("toArray");
    toArray.setAccessible(true);
    return (double[]) toArray.invoke(gradient);
  }
}
