package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.TestCompiler.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What rules take and return: records of cotangents, numbers beside arrays, any order. */
class RuleShapesTest {
  /** One rule for two parameters, in another file: no second order, and a note that says so. */
  @Test
  void recordsOfCotangentsAndMissingModes() throws Throwable {
    Result result =
        VectorRules.compile(
            """
            @UseDerivatives(Rules.class)
            public class A {
              @Differentiable
              static double f(double x, double y) {
                double[] a = {x, y};
                double[] b = {y, 3};
                return Vectors.dot(a, b);
              }
              public static Object run() {
                var g = AGradients.fGradient(2, 5);
                return new double[] {g.value(), g.x(), g.y()};
              }
            }
            """,
            """
            public class Rules {
              record Both(double[] a, double[] b) {}
              @PullbackOf(owner = Vectors.class, method = "dot", wrt = {0, 1})
              static Both back(double[] a, double[] b, double cotangent) {
                double[] x = new double[a.length];
                double[] y = new double[a.length];
                for (int i = 0; i < a.length; i++) {
                  x[i] = cotangent * b[i];
                  y[i] = cotangent * a[i];
                }
                return new Both(x, y);
              }
            }
            """);
    assertEquals(List.of("5: FLX015"), result.findings(), result::toString);
    assertArrayEquals(new double[] {25, 5, 5}, (double[]) result.run("p.A"));
    String text = result.generated().get("p.AGradients");
    assertTrue(text.contains("there is no forward rule for Vectors.dot"), text);
  }

  /** A number by its partial derivative, an array by a pullback. */
  @Test
  void numbersAndArraysMixed() throws Throwable {
    assertArrayEquals(
        new double[] {3 * 7, 7, 6, 9, 7, 2 * 7 + 3 * 2},
        VectorRules.run(
            """
            public class A {
              static double weigh(double w, double[] a) { return w * (a[0] * 2 + a[1] * 3); }
              @DerivativeOf(owner = A.class, method = "weigh", wrt = 0)
              static double byW(double w, double[] a) { return a[0] * 2 + a[1] * 3; }
              @PullbackOf(owner = A.class, method = "weigh", wrt = 1)
              static double[] byA(double w, double[] a, double cotangent) {
                return new double[] {2 * w * cotangent, 3 * w * cotangent};
              }
              @PushforwardOf(owner = A.class, method = "weigh", wrt = 1)
              static double alongA(double w, double[] a, double[] t) {
                return w * (2 * t[0] + 3 * t[1]);
              }
              @Differentiable
              static double f(double w, double[] a) { return weigh(w, a); }
              public static Object run() {
                double[] a = {2, 1};
                var g = AGradients.fGradient(3, a);
                var h = AGradients.fHvp(3, a, 2, new double[] {1, 0});
                return new double[] {
                  g.value(), g.w(), g.a()[0], g.a()[1], h.gradient().w(), h.product().value()};
              }
            }
            """),
        1e-12);
  }

  @Test
  void oneArrayForBothParameters() throws Throwable {
    assertArrayEquals(
        new double[] {2 * 2, 2 * 3, 2 * 7},
        VectorRules.run(
            VectorRules.withRules(
                """
                @Differentiable
                static double f(double[] a) { return Vectors.dot(a, a); }
                public static Object run() {
                  double[] a = {2, 3};
                  var g = AGradients.fGradient(a);
                  return new double[] {
                    g.a()[0], g.a()[1], AGradients.fHvp(a, new double[] {7, 0}).product().a()[0]};
                }
                """)),
        1e-12);
  }

  /** f = Σ w_ij·(mᵀ)_ij with w = {{1, 2}, {3, 4}}, in single precision and of rank 2. */
  @Test
  void matricesOfFloats() throws Throwable {
    assertArrayEquals(
        new double[] {1 * 5 + 2 * 7 + 3 * 6 + 4 * 8, 1, 3, 2, 4},
        VectorRules.run(
            """
            public class A {
              static float[][] transposed(float[][] m) {
                return new float[][] {{m[0][0], m[1][0]}, {m[0][1], m[1][1]}};
              }
              @PullbackOf(owner = A.class, method = "transposed")
              static float[][] back(float[][] m, float[][] cotangent) { return transposed(cotangent); }
              @Differentiable(only = Derivative.GRADIENT)
              static float f(float[][] m) {
                float[][] t = transposed(m);
                return t[0][0] + 2 * t[0][1] + 3 * t[1][0] + 4 * t[1][1];
              }
              public static Object run() {
                var g = AGradients.fGradient(new float[][] {{5, 6}, {7, 8}});
                return new double[] {
                  g.value(), g.m()[0][0], g.m()[0][1], g.m()[1][0], g.m()[1][1]};
              }
            }
            """));
  }

  /** What a rule cannot know, or gets wrong, is an exception and no wrong gradient. */
  @Test
  void whatRulesGetWrongIsAnException() throws Throwable {
    assertArrayEquals(
        new double[] {1, 2, 1, 2},
        VectorRules.run(
            """
            public class A {
              static double[] itself(double[] a) { return a; }
              @PullbackOf(owner = A.class, method = "itself")
              static double[] back(double[] a, double[] cotangent) { return cotangent; }
              @PushforwardOf(owner = A.class, method = "itself")
              static double[] along(double[] a, double[] tangent) { return tangent; }
              @Differentiable
              static double f(double[] a) { return itself(a)[0]; }
              static double[] copy(double[] a) { return a.clone(); }
              @PullbackOf(owner = A.class, method = "copy")
              static double[] shortened(double[] a, double[] c) { return new double[] {c[0]}; }
              @PushforwardOf(owner = A.class, method = "copy")
              static double[] longer(double[] a, double[] t) { return new double[3]; }
              @Differentiable
              static double g(double[] a) { return copy(a)[0]; }
              static double outcome(Runnable run) {
                try {
                  run.run();
                  return 0;
                } catch (IllegalStateException e) {
                  return 1;
                } catch (IllegalArgumentException e) {
                  return 2;
                }
              }
              public static Object run() {
                double[] a = {1, 2};
                return new double[] {
                  outcome(() -> AGradients.fGradient(a)),
                  outcome(() -> AGradients.gGradient(a)),
                  outcome(() -> AGradients.fJvp(a, a)),
                  outcome(() -> AGradients.gJvp(a, a))};
              }
            }
            """));
  }

  /** eᵃ by a rule in terms of its result: all derivatives are the same. */
  @Test
  void anyOrderOfResults() throws Throwable {
    double e = Math.exp(0.5);
    assertArrayEquals(
        new double[] {
          e,
          2 * e,
          2 * e,
          8 * e / 6,
          16 * e / 24,
          32 * e / 120,
          1,
          -3,
          4.5,
          0,
          0,
          e,
          0,
          0,
          0,
          0,
          1,
          e
        },
        VectorRules.run(
            VectorRules.withRules(
                """
                @Differentiable
                static double[] f(double[] a) { return Vectors.exp(a); }
                @Differentiable
                static double g(double x) {
                  double[] a = {x, 0};
                  return Vectors.exp(a)[0];
                }
                public static Object run() {
                  double[] a = {0.5, 0};
                  double[][] c = AGradients.fTaylor(a, new double[] {2, -3}, 5);
                  double[] h = AGradients.fHessian(a).toArray();
                  double[] constant = AGradients.fTaylor(a, new double[2], 3)[3];
                  return new double[] {
                    c[0][0], c[1][0], c[2][0], c[3][0], c[4][0], c[5][0], c[0][1], c[1][1], c[2][1],
                    constant[0], AGradients.fTaylor(a, a, 0).length - 1,
                    h[0], h[1], h[2], h[4], h[5], h[7], AGradients.gDerivative(0.5, 4).item()
                  };
                }
                """)),
        1e-12);
  }
}
