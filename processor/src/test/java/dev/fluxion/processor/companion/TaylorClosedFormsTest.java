package dev.fluxion.processor.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.TestCompiler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code fTaylor} to order 12, to 1e-12 of each coefficient, against closed forms. */
class TaylorClosedFormsTest {
  private static final int ORDER = 12;

  private static final String SOURCE =
      """
      package p;

      import dev.fluxion.*;

      public class A {
        @Differentiable static double exp(double x) {
          return Math.exp(x);
        }
        @Differentiable static double sin(double x) {
          return Math.sin(x);
        }
        @Differentiable static double log(double x) {
          return Math.log(1 + x);
        }
        @Differentiable static double tan(double x) {
          return Math.tan(x);
        }
        @Differentiable static double density(double x) {
          return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
        }
        @Differentiable static double logistic(double t) {
          double grown = 0.2 * Math.exp(t);
          return grown / (1 - 0.2 + grown);
        }
        @Differentiable static double euler(double y) {
          return y + 0.1 * (2 * y * (1 - y));
        }
      }
      """;

  private static Class<?> gradients;

  @BeforeAll
  static void compile() {
    gradients = TestCompiler.strict().compile(SOURCE).clean().type("p.AGradients");
  }

  private static double[] taylor(String name, double x, int order) throws Exception {
    var method =
        gradients.getDeclaredMethod(name + "Taylor", double.class, double.class, int.class);
    method.setAccessible(true);
    return (double[]) method.invoke(null, x, 1.0, order);
  }

  private interface Coefficient {
    double of(int k);
  }

  private static void check(String name, double x, Coefficient expected) throws Exception {
    check(name, x, expected, k -> 0);
  }

  /**
   * Of all orders up to the highest: lower ones are computed in other ways.
   *
   * @param usual how large a coefficient is where its phase does not make it small by chance
   */
  private static void check(String name, double x, Coefficient expected, Coefficient usual)
      throws Exception {
    for (int order = 0; order <= ORDER; order++) {
      double[] actual = taylor(name, x, order);
      assertEquals(order + 1, actual.length);
      for (int k = 0; k <= order; k++) {
        double wanted = expected.of(k);
        double size = Math.max(Math.abs(wanted), usual.of(k));
        assertEquals(wanted, actual[k], 1e-12 * size, name + ", " + order + ": " + k);
      }
    }
  }

  private static double factorial(int k) {
    return k < 2 ? 1 : k * factorial(k - 1);
  }

  /**
   * The derivatives of z, where z' is a polynomial in z: polynomials in z, too.
   *
   * @param slope z' as a polynomial in z
   */
  private static Coefficient autonomous(double z, double... slope) {
    return k -> {
      double[] derivative = {0, 1};
      for (int i = 0; i < k; i++) {
        double[] next = new double[derivative.length + slope.length - 2];
        for (int j = 1; j < derivative.length; j++) {
          for (int m = 0; m < slope.length; m++) {
            next[j - 1 + m] += j * derivative[j] * slope[m];
          }
        }
        derivative = next;
      }
      double value = 0;
      for (int j = derivative.length - 1; j >= 0; j--) {
        value = value * z + derivative[j];
      }
      return value / factorial(k);
    };
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, -0.7, 2.5})
  void elementaryFunctions(double x) throws Exception {
    check("exp", x, k -> Math.exp(x) / factorial(k));
    double[] circle = {Math.sin(x), Math.cos(x), -Math.sin(x), -Math.cos(x)};
    check("sin", x, k -> circle[k % 4] / factorial(k));
    check(
        "log", x, k -> k == 0 ? Math.log(1 + x) : (k % 2 == 0 ? -1 : 1) * Math.pow(1 + x, -k) / k);
    check("tan", x, autonomous(Math.tan(x), 1, 0, 1));
  }

  /** By Hermite's polynomials. */
  @ParameterizedTest
  @ValueSource(doubles = {0.3, -1.7, 2.5})
  void gaussianDensity(double x) throws Exception {
    double[] hermite = new double[ORDER + 1];
    hermite[0] = 1;
    hermite[1] = x;
    for (int k = 2; k <= ORDER; k++) {
      hermite[k] = x * hermite[k - 1] - (k - 1) * hermite[k - 2];
    }
    double value = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    check("density", x, k -> (k % 2 == 0 ? 1 : -1) * hermite[k] * value / factorial(k));
  }

  /** y' = y (1 - y): its solution from 0.2 on, after a time t. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.4, 1})
  void logisticEquation(double t) throws Exception {
    double y = 0.2 * Math.exp(t) / (0.8 + 0.2 * Math.exp(t));
    double distanceOfThePole = Math.hypot(t - Math.log(4), Math.PI);
    check("logistic", t, autonomous(y, 0, 1, -1), k -> Math.pow(distanceOfThePole, -k));
  }

  /** A step of Euler's method for y' = 2 y (1 - y) is a polynomial. */
  @Test
  void stepOfTheLogisticEquation() throws Exception {
    double[] expected = {0.3 + 0.1 * (2 * 0.3 * 0.7), 1 + 0.1 * (2 * (1 - 0.6)), -0.2};
    check("euler", 0.3, k -> k < 3 ? expected[k] : 0);
  }
}
