package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/** {@code @PullbackOf} and {@code @PushforwardOf} against closed forms. */
class ArrayRulesTest {
  /** f = c·Σ aᵢ²·e^{c·aᵢ} through dot, scaled, exp: gradient and Hessian by hand. */
  @Test
  void everyModeAndOnce() throws Throwable {
    double[] numbers =
        VectorRules.run(
            VectorRules.withRules(
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
        VectorRules.RULES
            .replace("  static double", "  public static double")
            .replace("  @P", "  @Differentiable\n  @P");
    double[] numbers =
        VectorRules.run(
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
        VectorRules.run(
            VectorRules.withRules(
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
}
