package dev.fluxion.tape;

import java.util.Arrays;

/**
 * Arithmetic of jets: truncated Taylor series c₀ + c₁t + … + cₙtⁿ of what a program computes along
 * a line, n ≥ 1. For generated code.
 *
 * <p>A jet is an array {@code {c₀, …, cₙ}} that nobody writes to any more; c₀ is the value itself,
 * to the bit. What does not change along the line has the jet null: so a value that does not matter
 * contributes exactly nothing. Every operation is given its result's value, computed before, and
 * the values of arguments whose jets may be null.
 *
 * <p>The recurrences are those of Griewank and Walther, Evaluating Derivatives, chapter 13; they
 * cost O(n²). A derivative of exactly zero wins over an infinite partial: what may be infinite is
 * the coefficient zero of a factor or a divisor of zero, so only there products and quotients are
 * {@linkplain Series#product strong}.
 */
// Null stands for a constant; the runtime has no dependency that could say so in the types.
@SuppressWarnings("NullAway")
public final class Jets {
  private Jets() {}

  /** The jet of an input, or null if it does not change. */
  public static double[] seed(double x, double tangent, int order) {
    if (order == 0 || tangent == 0) {
      return null;
    }
    double[] jet = Series.start(order + 1, x);
    jet[1] = tangent;
    return jet;
  }

  /** The same function up to a constant: conversions, and steps to a neighbour. */
  public static double[] at(double[] x, double value) {
    if (x == null || Double.doubleToRawLongBits(x[0]) == Double.doubleToRawLongBits(value)) {
      return x;
    }
    return scaled(1, x, value);
  }

  /** All but the highest coefficient. */
  public static double[] lower(double[] x) {
    return x == null || x.length == 2 ? null : settled(Arrays.copyOf(x, x.length - 1));
  }

  /** The integral of {@code slope * x'}, where the slope is known to one order less. */
  public static double[] integral(double[] slope, double slope0, double[] x, double value) {
    if (x == null || slope == null) {
      return scale(slope0, x, value);
    }
    double[] z = Series.start(x.length, value);
    for (int k = 1; k < z.length; k++) {
      z[k] = Series.slopeTimes(x, slope, k) / k;
    }
    return settled(z);
  }

  /** The derivative of what has this jet. */
  public static double rate(double[] x) {
    return x == null ? 0 : x[1];
  }

  /** The jet of that derivative. */
  public static double[] slopes(double[] x) {
    if (x == null || x.length == 2) {
      return null;
    }
    double[] slopes = new double[x.length - 1];
    for (int k = 1; k < x.length; k++) {
      slopes[k - 1] = k * x[k];
    }
    return settled(slopes);
  }

  /** What has a derivative with this jet. */
  public static double[] integrated(double[] slopes, double rate, int order, double value) {
    double[] z = new double[order + 1];
    z[0] = value;
    z[1] = rate;
    for (int k = 2; slopes != null && k <= order; k++) {
      z[k] = slopes[k - 1] / k;
    }
    return settled(z);
  }

  /** {@code x + y}. */
  public static double[] plus(double[] x, double[] y, double value) {
    if (x == null || y == null) {
      return at(x == null ? y : x, value);
    }
    double[] z = Series.start(x.length, value);
    int k = 1;
    if (ShortArithmetic.hasEight(x)) {
      ShortArithmetic.plus(x, y, z);
      k = ShortSeries.LENGTH;
    }
    for (; k < z.length; k++) {
      z[k] = x[k] + y[k];
    }
    return settled(z);
  }

  /** {@code x - y}. */
  public static double[] minus(double[] x, double[] y, double value) {
    if (x == null) {
      return negate(y, value);
    }
    if (y == null) {
      return at(x, value);
    }
    double[] z = new double[x.length];
    z[0] = value;
    for (int k = 1; k < z.length; k++) {
      z[k] = x[k] - y[k];
    }
    return settled(z);
  }

  /** {@code -x}. */
  public static double[] negate(double[] x, double value) {
    if (x == null) {
      return null;
    }
    double[] z = new double[x.length];
    z[0] = value;
    for (int k = 1; k < z.length; k++) {
      z[k] = -x[k];
    }
    return z;
  }

  /** {@code factor * x}, up to a constant. */
  public static double[] scale(double factor, double[] x, double value) {
    if (x == null || factor == 0) {
      return null;
    }
    return settled(scaled(factor, x, value));
  }

  private static double[] scaled(double factor, double[] x, double value) {
    double[] z = Series.start(x.length, value);
    int k = 1;
    if (ShortArithmetic.hasEight(x) && Double.isFinite(factor)) {
      ShortArithmetic.scale(factor, x, z);
      k = ShortSeries.LENGTH;
    }
    for (; k < z.length; k++) {
      z[k] = Series.product(x[k], factor);
    }
    return z;
  }

  /** {@code x * y}. */
  public static double[] times(double[] x, double x0, double[] y, double y0, double value) {
    if (x == null) {
      return scale(x0, y, value);
    }
    if (y == null) {
      return scale(y0, x, value);
    }
    return settled(Products.of(x, x0, y, y0, value));
  }

  /** {@code x / divisor}, up to a constant. */
  public static double[] divide(double[] x, double divisor, double value) {
    if (x == null) {
      return null;
    }
    double[] z = Series.start(x.length, value);
    int k = 1;
    if (ShortArithmetic.hasEight(x) && Double.isFinite(1 / divisor)) {
      ShortArithmetic.scale(1 / divisor, x, z);
      k = ShortSeries.LENGTH;
    }
    for (; k < z.length; k++) {
      z[k] = Series.quotient(x[k], divisor);
    }
    return settled(z);
  }

  /** {@code x / y}. */
  public static double[] divide(double[] x, double x0, double[] y, double y0, double value) {
    if (y == null) {
      return divide(x, y0, value);
    }
    return settled(Products.quotient(x, y, y0, value));
  }

  /** {@code x * y + z}. */
  public static double[] fma(
      double[] x, double x0, double[] y, double y0, double[] z, double z0, double value) {
    return plus(times(x, x0, y, y0, x0 * y0), z, value);
  }

  /** Null for a jet that does not change, the jet itself for others. */
  static double[] settled(double[] z) {
    for (int k = 1; k < z.length; k++) {
      if (z[k] != 0) {
        return z;
      }
    }
    return null;
  }

  /** The exponential function. */
  public static double[] exp(double[] x, double value) {
    return x == null ? null : settled(Series.exp(x, value));
  }

  /** {@code exp(x) - 1}. */
  public static double[] expm1(double[] x, double value) {
    if (x == null) {
      return null;
    }
    // value + 1 would lose all digits where x is very negative.
    return settled(at(Series.exp(x, value > -0.5 ? value + 1 : Math.exp(x[0])), value));
  }

  /** The natural logarithm. */
  public static double[] log(double[] x, double value) {
    return x == null ? null : Series.integral(x, x, value);
  }

  /** The logarithm to base 10. */
  public static double[] log10(double[] x, double value) {
    return scale(1 / Math.log(10), log(x, value), value);
  }

  /** {@code log(1 + x)}. */
  public static double[] log1p(double[] x, double value) {
    return x == null ? null : Series.integral(x, at(x, 1 + x[0]), value);
  }

  /** The logarithm to any base. */
  public static double[] log(double[] base, double base0, double[] x, double x0, double value) {
    double log = Math.log(base0);
    return divide(log(x, Math.log(x0)), Math.log(x0), log(base, log), log, value);
  }

  /** The square root. */
  public static double[] sqrt(double[] x, double value) {
    return x == null ? null : Powers.sqrt(x, value);
  }

  /** {@code 1 / sqrt(x)}. */
  public static double[] invSqrt(double[] x, double value) {
    return x == null ? null : Powers.constant(x, -0.5, value);
  }

  /** The cube root. */
  public static double[] cbrt(double[] x, double value) {
    return x == null ? null : Powers.constant(x, 1 / 3.0, value);
  }

  /** {@code x * x}. */
  public static double[] pow2(double[] x, double value) {
    return x == null ? null : Powers.constant(x, 2, value);
  }

  /** {@code x * x * x}. */
  public static double[] pow3(double[] x, double value) {
    return x == null ? null : Powers.constant(x, 3, value);
  }

  /** {@code x} to the power {@code y}. */
  public static double[] pow(double[] x, double x0, double[] y, double y0, double value) {
    if (y == null) {
      return x == null ? null : Powers.constant(x, y0, value);
    }
    return x == null ? Powers.ofConstant(x0, y, value) : Powers.power(x, y, value);
  }

  /** The length of the vector (x, y). */
  public static double[] hypot(double[] x, double x0, double[] y, double y0, double value) {
    return hypot(x, x0, y, y0, null, 0, value);
  }

  /** The length of the vector (x, y, z); by convention constant where it is 0. */
  public static double[] hypot(
      double[] x, double x0, double[] y, double y0, double[] z, double z0, double value) {
    if ((x == null && y == null && z == null) || value == 0) {
      return null;
    }
    double[] length = Powers.sqrt(Angles.square(x, x0, y, y0, z, z0, value), 1);
    return scale(value, length, value);
  }

  /** The angle of the vector (x, y). */
  public static double[] atan2(double[] y, double y0, double[] x, double x0, double value) {
    return y == null && x == null ? null : settled(Angles.atan2(y, y0, x, x0, value));
  }

  /** The sine. */
  public static double[] sin(double[] x, double value) {
    return x == null ? null : settled(Series.pair(x, value, Math.cos(x[0]), -1));
  }

  /** The cosine. */
  public static double[] cos(double[] x, double value) {
    // cos' = -sin, (-sin)' = -cos
    return x == null ? null : settled(Series.pair(x, value, -Math.sin(x[0]), -1));
  }

  /** The tangent. */
  public static double[] tan(double[] x, double value) {
    return x == null ? null : Series.tangent(x, value, 1);
  }

  /** The hyperbolic sine. */
  public static double[] sinh(double[] x, double value) {
    return x == null ? null : settled(Series.pair(x, value, Math.cosh(x[0]), 1));
  }

  /** The hyperbolic cosine. */
  public static double[] cosh(double[] x, double value) {
    return x == null ? null : settled(Series.pair(x, value, Math.sinh(x[0]), 1));
  }

  /** {@code cosh(x) - 1}. */
  public static double[] coshm1(double[] x, double value) {
    return at(cosh(x, value + 1), value);
  }

  /** The hyperbolic tangent. */
  public static double[] tanh(double[] x, double value) {
    return x == null ? null : settled(Series.tangent(x, value, -1));
  }

  /** The arc sine. */
  public static double[] asin(double[] x, double value) {
    return x == null ? null : Angles.inverse(x, Angles.product(x, 1, -1, 1, 1), value);
  }

  /** The arc cosine. */
  public static double[] acos(double[] x, double value) {
    return negate(asin(x, value), value);
  }

  /** The arc sine of {@code x} moved into [-1, 1]. */
  public static double[] asinInRange(double[] x, double value) {
    return x == null || Math.abs(x[0]) > 1 ? null : asin(x, value);
  }

  /** The arc cosine of {@code x} moved into [-1, 1]. */
  public static double[] acosInRange(double[] x, double value) {
    return x == null || Math.abs(x[0]) > 1 ? null : acos(x, value);
  }

  /** The arc tangent. */
  public static double[] atan(double[] x, double value) {
    return x == null ? null : settled(Series.integral(x, Angles.onePlusSquare(x), value));
  }

  /** The inverse of the hyperbolic sine. */
  public static double[] asinh(double[] x, double value) {
    return x == null ? null : settled(Angles.inverse(x, Angles.onePlusSquare(x), value));
  }

  /** The inverse of the hyperbolic cosine. */
  public static double[] acosh(double[] x, double value) {
    return x == null ? null : Angles.inverse(x, Angles.product(x, -1, 1, 1, 1), value);
  }

  /** {@code acosh(1 + x)}. */
  public static double[] acosh1p(double[] x, double value) {
    return x == null ? null : Angles.inverse(x, Angles.product(x, 0, 1, 2, 1), value);
  }

  /** The inverse of the hyperbolic tangent. */
  public static double[] atanh(double[] x, double value) {
    return x == null ? null : Series.integral(x, Angles.product(x, 1, -1, 1, 1), value);
  }
}
