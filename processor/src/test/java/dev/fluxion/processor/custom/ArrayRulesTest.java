package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.TestCompiler;
import dev.fluxion.processor.TestCompiler.Result;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code @PullbackOf} and {@code @PushforwardOf} against closed forms. */
class ArrayRulesTest {
  private static final String LIBRARY =
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
  private static final String RULES =
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

  private static final String HEAD = "package p;\nimport dev.fluxion.*;\n";

  private static Result compile(String... sources) {
    List<String> all = new ArrayList<>(List.of(LIBRARY));
    List.of(sources).forEach(source -> all.add(HEAD + source));
    return TestCompiler.strict().compile(all.toArray(new String[0]));
  }

  private static double[] run(String... sources) throws Throwable {
    Result result = compile(sources);
    assertEquals(List.of(), result.findings(), result::toString);
    return (double[]) result.run("p.A");
  }

  private static String withRules(String body) {
    return "public class A {\n" + RULES + body + "}\n";
  }

  /** f = c·Σ aᵢ²·e^{c·aᵢ} through dot, scaled, exp: gradient and Hessian by hand. */
  @Test
  void everyModeAndOnce() throws Throwable {
    double[] numbers =
        run(
            withRules(
                """
                @Differentiable
                static double f(double c, double[] a) {
                  return Vectors.dot(Vectors.scaled(c, a), Vectors.exp(Vectors.scaled(c, a)));
                }
                public static Object run() {
                  double[] a = {1, -0.5};
                  var g = AGradients.fGradient(0.7, a);
                  int gradient = Vectors.calls;
                  var j = AGradients.fJvp(0.7, a, 1, new double[] {2, 3});
                  int jvp = Vectors.calls - gradient;
                  var h = AGradients.fHvp(0.7, a, 1, new double[] {2, 3});
                  int hvp = Vectors.calls - jvp - gradient;
                  return new double[] {
                    g.value(), g.c(), g.a()[0], g.a()[1], j.tangent(), h.gradient().c(),
                    h.product().value(), h.product().c(), h.product().a()[0], h.product().a()[1],
                    gradient, jvp, hvp};
                }
                """));
    // f = Σ h(c·aᵢ), h(t) = t·eᵗ
    double c = 0.7;
    double[] a = {1, -0.5};
    double[] v = {2, 3};
    double value = 0;
    double byC = 0;
    double byCc = 0;
    double[] byA = new double[2];
    double[] product = new double[2];
    double along = 0;
    for (int i = 0; i < 2; i++) {
      double t = c * a[i];
      double h = t * Math.exp(t);
      double h1 = (1 + t) * Math.exp(t);
      double h2 = (2 + t) * Math.exp(t);
      value += h;
      byC += h1 * a[i];
      byA[i] = h1 * c;
      byCc += h2 * a[i] * a[i];
      double byCa = h2 * a[i] * c + h1;
      product[i] = byCa + h2 * c * c * v[i];
      along += byCa * v[i];
    }
    double slope = byC + byA[0] * v[0] + byA[1] * v[1];
    assertArrayEquals(
        new double[] {
          value,
          byC,
          byA[0],
          byA[1],
          slope,
          byC,
          slope,
          byCc + along,
          product[0],
          product[1],
          4,
          4,
          4
        },
        numbers,
        1e-12);
  }

  /** Rules of another file that are differentiable themselves: f = Σ aᵢ²·e^{aᵢ}, by hand. */
  @Test
  void differentiableRulesOfAnotherFile() throws Throwable {
    String rules =
        RULES
            .replace("  static double", "  public static double")
            .replace("  @P", "  @Differentiable\n  @P");
    double[] numbers =
        run(
            """
            @UseDerivatives(Rules.class)
            public class A {
              @Differentiable
              static double f(double[] a) {
                return Vectors.dot(Vectors.scaled(a[0], a), Vectors.exp(a));
              }
              public static Object run() {
                double[] a = {0.7, -0.5};
                var h = AGradients.fHvp(a, new double[] {2, 3});
                return new double[] {
                  h.gradient().a()[0], h.gradient().a()[1], h.product().a()[0], h.product().a()[1]};
              }
            }
            """,
            "public class Rules {\n" + rules + "}\n");
    // f = a₀·(a₀·e^{a₀} + a₁·e^{a₁})
    double a = 0.7;
    double b = -0.5;
    double e = Math.exp(a);
    double g = Math.exp(b);
    double byAa = (2 + 4 * a + a * a) * e;
    double byAb = (1 + b) * g;
    double byBb = a * (2 + b) * g;
    assertArrayEquals(
        new double[] {
          (2 * a + a * a) * e + b * g, a * (1 + b) * g, 2 * byAa + 3 * byAb, 2 * byAb + 3 * byBb
        },
        numbers,
        1e-12);
  }

  /** What the rule gets is what the method got, although it is overwritten later; in a loop. */
  @Test
  void overwrittenArgumentsInALoop() throws Throwable {
    double[] numbers =
        run(
            withRules(
                """
                @Differentiable
                static double f(double x) {
                  double[] a = {x, 2 * x};
                  double s = 0;
                  for (int i = 0; i < 3; i++) {
                    s += Vectors.dot(a, a);
                    a[0] = a[0] * x;
                    a = Vectors.same(a);
                  }
                  a[1] = 0;
                  return s;
                }
                public static Object run() {
                  var h = AGradients.fHvp(1.5, 1);
                  return new double[] {
                    h.gradient().value(), h.gradient().x(), h.product().x(),
                    AGradients.fGradient(1.5).x(), AGradients.fJvp(1.5, 1).tangent()};
                }
                """));
    // Σ x^(2(i+1)) + 3·4x²
    double x = 1.5;
    double value = x * x + Math.pow(x, 4) + Math.pow(x, 6) + 12 * x * x;
    double first = 2 * x + 4 * x * x * x + 6 * Math.pow(x, 5) + 24 * x;
    double second = 2 + 12 * x * x + 30 * Math.pow(x, 4) + 24;
    assertArrayEquals(new double[] {value, first, second, first, first}, numbers, 1e-9);
  }

  /** One rule for two parameters, in another file: no second order, and a note that says so. */
  @Test
  void recordsOfCotangentsAndMissingModes() throws Throwable {
    Result result =
        compile(
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
        run(
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
        run(
            withRules(
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
        run(
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
        run(
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
        run(
            withRules(
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
