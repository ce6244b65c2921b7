package dev.fluxion.tape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Jets against closed forms, and where derivatives do not exist. */
class JetsTest {
  private static final int ORDER = 12;

  private static double[] variable(double x) {
    return Jets.seed(x, 1, ORDER);
  }

  private static void assertCoefficients(IntToDoubleFunction expected, double[] actual) {
    assertEquals(ORDER + 1, actual.length);
    for (int k = 0; k <= ORDER; k++) {
      double wanted = expected.applyAsDouble(k);
      double error = Math.abs(wanted - actual[k]);
      assertTrue(
          error <= 1e-12 * Math.max(Math.abs(wanted), 1e-3),
          "order " + k + ": " + actual[k] + ", not " + wanted);
    }
  }

  private static double factorial(int n) {
    return n == 0 ? 1 : n * factorial(n - 1);
  }

  @Test
  void exponential() {
    double[] e = Jets.exp(variable(0.7), Math.exp(0.7));
    assertCoefficients(k -> Math.exp(0.7) / factorial(k), e);
    double[] m = Jets.expm1(variable(-40), Math.expm1(-40));
    assertEquals(Math.expm1(-40), m[0]);
    assertEquals(Math.exp(-40) / 24, m[4], 1e-12 * Math.exp(-40));
  }

  @Test
  void sineAndCosine() {
    double x = 1.1;
    assertCoefficients(
        k -> Math.sin(x + k * Math.PI / 2) / factorial(k), Jets.sin(variable(x), Math.sin(x)));
    assertCoefficients(
        k -> Math.cos(x + k * Math.PI / 2) / factorial(k), Jets.cos(variable(x), Math.cos(x)));
  }

  @Test
  void logarithm() {
    assertCoefficients(k -> k == 0 ? 0 : (k % 2 == 0 ? -1.0 : 1.0) / k, Jets.log1p(variable(0), 0));
    assertCoefficients(
        k -> k == 0 ? Math.log(3) : -Math.pow(-1 / 3.0, k) / k, Jets.log(variable(3), Math.log(3)));
  }

  /** By the numbers of Bernoulli; Abramowitz and Stegun 4.3.67. */
  @Test
  void tangent() {
    double[] expected = {0, 1, 0, 1 / 3.0, 0, 2 / 15.0, 0, 17 / 315.0, 0, 62 / 2835.0, 0};
    double[] tan = Jets.tan(variable(0), 0);
    double[] tanh = Jets.tanh(variable(0), 0);
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k], tan[k], 1e-15);
      assertEquals(k % 4 == 3 ? -expected[k] : expected[k], tanh[k], 1e-15);
    }
    assertEquals(1382 / 155925.0, tan[11], 1e-16);
  }

  /** exp(-x²/2) at 0, and by Hermite polynomials elsewhere. */
  @Test
  void gaussianDensity() {
    double x = 0.8;
    double[] square = Jets.times(variable(x), x, variable(x), x, x * x);
    double[] exponent = Jets.scale(-0.5, square, -0.5 * x * x);
    double value = Math.exp(-0.5 * x * x);
    double[] hermite = new double[ORDER + 1];
    hermite[0] = 1;
    hermite[1] = x;
    for (int k = 2; k <= ORDER; k++) {
      hermite[k] = x * hermite[k - 1] - (k - 1) * hermite[k - 2];
    }
    assertCoefficients(
        k -> (k % 2 == 0 ? 1 : -1) * hermite[k] * value / factorial(k), Jets.exp(exponent, value));
  }

  /** One step of Euler's method for y' = y (1 - y): a polynomial. */
  @Test
  void logisticStep() {
    double y = 0.3;
    double h = 0.1;
    double[] jet = variable(y);
    double[] rest = Jets.minus(null, jet, 1 - y);
    double[] slope = Jets.times(jet, y, rest, 1 - y, y * (1 - y));
    double next = y + h * (y * (1 - y));
    double[] step = Jets.plus(jet, Jets.scale(h, slope, h * (y * (1 - y))), next);
    double[] expected = new double[ORDER + 1];
    expected[0] = next;
    expected[1] = 1 + h * (1 - 2 * y);
    expected[2] = -h;
    assertArrayEquals(expected, step, 1e-15);
  }

  @Test
  void inversesUndoEachOther() {
    double[] x = {0.4, 0.5, -0.3, 0.2, 0.1, 0, 0.05};
    assertArrayEquals(x, Jets.exp(Jets.log(x, Math.log(0.4)), 0.4), 1e-14);
    assertArrayEquals(x, Jets.sin(Jets.asin(x, Math.asin(0.4)), 0.4), 1e-14);
    assertArrayEquals(x, Jets.cos(Jets.acos(x, Math.acos(0.4)), 0.4), 1e-14);
    assertArrayEquals(x, Jets.tan(Jets.atan(x, Math.atan(0.4)), 0.4), 1e-14);
    double sinh = Math.sinh(0.4);
    assertArrayEquals(x, Jets.asinh(Jets.sinh(x, sinh), 0.4), 1e-14);
    assertArrayEquals(x, Jets.acosh(Jets.cosh(x, Math.cosh(0.4)), 0.4), 1e-13);
    assertArrayEquals(x, Jets.atanh(Jets.tanh(x, Math.tanh(0.4)), 0.4), 1e-14);
    double root = Math.cbrt(0.4);
    assertArrayEquals(x, Jets.pow3(Jets.cbrt(x, root), 0.4), 1e-14);
    assertArrayEquals(x, Jets.pow2(Jets.sqrt(x, Math.sqrt(0.4)), 0.4), 1e-14);
  }

  @Test
  void wholePowersAreExactNearZero() {
    assertCoefficients(k -> k == 5 ? 1 : 0, Jets.pow(variable(0), 0, null, 5, 0));
    double tiny = 1e-9;
    double[] x = {tiny, 1, 1, 0, 0};
    double[] square = Jets.pow(x, tiny, null, 2, tiny * tiny);
    assertArrayEquals(new double[] {tiny * tiny, 2 * tiny, 1 + 2 * tiny, 2, 1}, square, 1e-15);
    assertCoefficients(
        k -> (k % 2 == 0 ? k + 1 : -k - 1) / Math.pow(2, k + 2),
        Jets.pow(variable(2), 2, null, -2, 0.25));
  }

  @Test
  void lowerOrdersExistWhereHigherDoNot() {
    double[] power = Jets.pow(variable(0), 0, null, 2.5, 0);
    assertArrayEquals(new double[] {0, 0, 0}, Arrays.copyOf(power, 3));
    assertFalse(Double.isFinite(power[3]));
    double[] root = Jets.sqrt(variable(0), 0);
    assertEquals(Double.POSITIVE_INFINITY, root[1]);
    assertFalse(Double.isFinite(root[2]));
    // √(t⁴) is t², but four more coefficients of t⁴ would be needed to know that.
    double[] fourth = {0, 0, 0, 0, 1};
    assertArrayEquals(
        new double[] {0, 0, Double.NaN, Double.NaN, Double.NaN}, Jets.sqrt(fourth, 0));
    double[] arc = Jets.asin(variable(1), Math.asin(1));
    assertEquals(Math.PI / 2, arc[0]);
    assertEquals(Double.POSITIVE_INFINITY, arc[1]);
    assertEquals(Double.NEGATIVE_INFINITY, Jets.acos(variable(1), 0)[1]);
    assertFalse(Double.isFinite(arc[2]));
  }

  @Test
  void constantsContributeExactlyNothing() {
    assertNull(Jets.seed(2, 0, 3));
    assertNull(Jets.seed(2, 1, 0));
    assertNull(Jets.sqrt(null, 0));
    assertNull(Jets.divide(null, 1, null, 0, Double.POSITIVE_INFINITY));
    double[] x = variable(3);
    assertNull(Jets.minus(x, x, 0));
    assertNull(Jets.times(x, 3, null, 0, 0));
    assertNull(Jets.hypot(x, 0, x, 0, 0));
    assertNull(Jets.pow(x, 3, null, 0, 1));
    assertNull(Jets.pow(null, 0, x, 3, 0));
    // What has no slope has none after a function with an infinite one.
    double[] flat = {0, 0, 1};
    assertEquals(0, Jets.sqrt(flat, 0)[1]);
    assertEquals(0, Jets.log(flat, Double.NEGATIVE_INFINITY)[1]);
  }

  @Test
  void otherValuesOfTheSameFunctionShareNothingTheyChange() {
    double[] x = variable(3);
    assertSame(x, Jets.at(x, 3));
    double[] y = Jets.at(x, 4);
    assertEquals(4, y[0]);
    assertEquals(3, x[0]);
  }

  @Test
  void lengthsNeitherOverflowNorUnderflow() {
    for (double scale : new double[] {1e200, 1e-200, 1}) {
      double[] x = {3 * scale, scale};
      double[] y = {4 * scale, 0};
      assertEquals(0.6 * scale, Jets.hypot(x, x[0], y, y[0], 5 * scale)[1], 1e-15 * scale);
      double angle = Math.atan2(4, 3);
      assertEquals(-4 / 25.0, Jets.atan2(y, y[0], x, x[0], angle)[1], 1e-15);
    }
  }

  /** Orders below eight are computed in loops, the first eight of higher ones written out. */
  @Test
  void coefficientsOfLowOrderAreTheFirstOnesOfHighOrder() {
    double[] numbers = new Random(5).doubles(2 * (ORDER + 1), -1, 1).toArray();
    double[] x = Arrays.copyOf(numbers, ORDER + 1);
    double[] y = Arrays.copyOfRange(numbers, ORDER + 1, 2 * (ORDER + 1));
    x[0] = 0.7;
    y[0] = 1.3;
    double[] line = Jets.seed(0.6, -0.8, ORDER);
    assertLowOrdersAgree(x, y);
    assertLowOrdersAgree(x, line);
    assertLowOrdersAgree(line, y);
    assertLowOrdersAgree(line, Jets.seed(0.9, 0.5, ORDER));
    assertLowOrdersAgree(x, x);
  }

  private static void assertLowOrdersAgree(double[] x, double[] y) {
    List<BinaryOperator<double[]>> operations =
        List.of(
            (a, b) -> Jets.times(a, a[0], b, b[0], a[0] * b[0]),
            (a, b) -> Jets.times(a, a[0], a, a[0], a[0] * a[0]),
            (a, b) -> Jets.plus(Jets.scale(0.3, a, 0.3 * a[0]), b, 0.3 * a[0] + b[0]),
            (a, b) -> Jets.divide(Jets.exp(a, 1), 1, b, b[0], 1 / b[0]),
            (a, b) -> Jets.divide(a, 3, a[0] / 3),
            (a, b) -> Jets.atan2(Jets.exp(a, 1), 1, b, b[0], Math.atan2(1, b[0])),
            (a, b) -> Jets.divide(null, 1, b, b[0], 1 / b[0]),
            (a, b) -> Jets.exp(a, Math.exp(a[0])),
            (a, b) -> Jets.log(a, Math.log(a[0])),
            (a, b) -> Jets.log1p(a, Math.log1p(a[0])),
            (a, b) -> Jets.sin(a, Math.sin(a[0])),
            (a, b) -> Jets.cosh(a, Math.cosh(a[0])),
            (a, b) -> Jets.tan(a, Math.tan(a[0])),
            (a, b) -> Jets.tanh(a, Math.tanh(a[0])),
            (a, b) -> Jets.atan(a, Math.atan(a[0])),
            (a, b) -> Jets.asin(a, Math.asin(a[0])),
            (a, b) -> Jets.sqrt(a, Math.sqrt(a[0])),
            (a, b) -> Jets.cbrt(a, Math.cbrt(a[0])),
            (a, b) -> Jets.pow(a, a[0], null, -2.5, Math.pow(a[0], -2.5)),
            (a, b) -> Jets.pow(a, a[0], b, b[0], Math.pow(a[0], b[0])));
    for (int i = 0; i < operations.size(); i++) {
      double[] all = operations.get(i).apply(x, y);
      for (int order = 1; order <= ORDER; order++) {
        double[] first =
            operations.get(i).apply(Arrays.copyOf(x, order + 1), Arrays.copyOf(y, order + 1));
        assertEquals(order + 1, first.length);
        for (int k = 0; k <= order; k++) {
          assertEquals(
              all[k], first[k], 1e-12 * (1 + Math.abs(all[k])), i + ", order " + order + ", " + k);
        }
      }
    }
  }
}
