package dev.fluxion.tape;

import java.util.Arrays;

/** Powers of jets, and what they are where the base is zero. */
@SuppressWarnings("NullAway")
final class Powers {
  /**
   * Whole exponents up to this one are products: unlike the recurrence these are accurate near x =
   * 0.
   */
  private static final int LARGEST_PRODUCT = 64;

  private Powers() {}

  static double[] sqrt(double[] x, double value) {
    if (value == 0) {
      return branchPoint(x, 0.5, value);
    }
    double[] z = Series.start(x.length, value);
    int k = 1;
    if (Double.isFinite(0.5 / value)) {
      ShortArithmetic.sqrt(x, 0.5 / value, z);
      k = Math.min(z.length, ShortSeries.LENGTH);
    }
    for (; k < z.length; k++) {
      z[k] = Series.quotient(x[k] - Series.convolution(z, z, k, 1, k - 1), 2 * value);
    }
    return z;
  }

  /** x to the power y, where y does not change. */
  static double[] constant(double[] x, double y, double value) {
    if (y == 0) {
      return null;
    }
    if (y == 1) {
      return Jets.at(x, value);
    }
    if (y == 0.5) {
      return sqrt(x, value);
    }
    if (y == Math.rint(y) && Math.abs(y) <= LARGEST_PRODUCT) {
      return y > 0 ? product(x, (int) y, value) : product(reciprocal(x), (int) -y, value);
    }
    if (x[0] == 0) {
      return branchPoint(x, y, value);
    }
    double[] z = Series.start(x.length, value);
    for (int k = 1; k < z.length; k++) {
      double sum = Series.product(k * y * x[k], value);
      for (int j = 1; j < k; j++) {
        sum += (j * y - (k - j)) * x[j] * z[k - j];
      }
      z[k] = Series.quotient(sum, k * x[0]);
    }
    return Jets.settled(z);
  }

  private static double[] reciprocal(double[] x) {
    return Jets.divide(null, 1, x, x[0], 1 / x[0]);
  }

  private static double[] product(double[] x, int n, double value) {
    double[] result = null;
    double result0 = 1;
    double[] power = x;
    double power0 = x == null ? 0 : x[0];
    for (int rest = n; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        result = Jets.times(result, result0, power, power0, result0 * power0);
        result0 *= power0;
      }
      if (rest > 1) {
        power = Jets.times(power, power0, power, power0, power0 * power0);
        power0 *= power0;
      }
    }
    return Jets.at(result, value);
  }

  /**
   * x to the power y at x = 0, where that is no power series in x: what begins with the power v of
   * t becomes what begins with v y. Derivatives of lower order are zero; those of higher order do
   * not exist, or more coefficients would be needed to tell them.
   */
  static double[] branchPoint(double[] x, double y, double value) {
    double first = Series.valuation(x) * y;
    double[] z = new double[x.length];
    z[0] = value;
    for (int k = 1; k < z.length; k++) {
      z[k] = k < first ? 0 : Double.NaN;
    }
    if (first <= 1) {
      z[1] = Series.product(x[1], y * Double.POSITIVE_INFINITY);
    }
    return Jets.settled(z);
  }

  /** A number to a power that changes. */
  static double[] ofConstant(double x0, double[] y, double value) {
    double log = Math.log(x0);
    return value == 0 || (x0 == 0 && y[0] == 0)
        ? null
        : Jets.exp(Jets.scale(log, y, log * y[0]), value);
  }

  /** Base and exponent change. */
  static double[] power(double[] x, double[] y, double value) {
    if (x[0] == 0) {
      double[] z = new double[x.length];
      Arrays.fill(z, Double.NaN);
      z[0] = value;
      z[1] = y[0] == 0 ? 0 : Series.product(x[1], y[0] * Math.pow(0, y[0] - 1));
      return z;
    }
    double log = Math.log(x[0]);
    return Jets.exp(Jets.times(Jets.log(x, log), log, y, y[0], log * y[0]), value);
  }
}
