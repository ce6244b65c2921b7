package dev.fluxion.tape;

/** The recurrences that several functions of {@link Jets} share. */
final class Series {
  private Series() {}

  /** {@code a * b}; zero where the coefficient {@code a} is exactly zero. */
  static double product(double a, double b) {
    return a == 0 ? 0 : a * b;
  }

  /** {@code a / b}; zero where the coefficient {@code a} is exactly zero. */
  static double quotient(double a, double b) {
    return a == 0 ? 0 : a / b;
  }

  /** a[from] b[k - from] + … + a[to] b[k - to]. */
  static double convolution(double[] a, double[] b, int k, int from, int to) {
    double sum = 0;
    for (int j = from; j <= to; j++) {
      sum += a[j] * b[k - j];
    }
    return sum;
  }

  /** Coefficients that are to be found, after the first. */
  static double[] start(int length, double value) {
    // A constant length, of order eight, is the cheaper one.
    double[] z = length == ShortSeries.LENGTH ? new double[ShortSeries.LENGTH] : new double[length];
    z[0] = value;
    return z;
  }

  /** z' = x' z. */
  static double[] exp(double[] x, double value) {
    double[] z = start(x.length, value);
    int k = 1;
    if (Double.isFinite(value)) {
      if (hasDegree(x, 2)) {
        ShortSeries.expOfQuadratic(x, z);
      } else {
        ShortSeries.exp(x, z);
      }
      k = Math.min(z.length, ShortSeries.LENGTH);
    }
    for (; k < z.length; k++) {
      z[k] = slopeTimes(x, z, k) / k;
    }
    return z;
  }

  /** z' = x' w, w' = ± x' z. */
  static double[] pair(double[] x, double value, double partner, int sign) {
    double[] z = start(x.length, value);
    if (hasDegree(x, 1)) {
      linearPair(x[1], partner, sign, z);
      return z;
    }
    int known = 1;
    if (Double.isFinite(value) && Double.isFinite(partner)) {
      ShortSeries.pair(x, partner, sign, z);
      known = Math.min(z.length, ShortSeries.LENGTH);
    }
    if (known < z.length) {
      double[] w = start(x.length, partner);
      for (int k = 1; k < z.length; k++) {
        if (k >= known) {
          z[k] = slopeTimes(x, w, k) / k;
        }
        w[k] = sign * slopeTimes(x, z, k) / k;
      }
    }
    return z;
  }

  private static void linearPair(double rate, double partner, int sign, double[] z) {
    double last = z[0];
    double w = partner;
    for (int k = 1; k < z.length; k++) {
      double factor = rate / k;
      z[k] = product(factor, w);
      w = product(sign * factor, last);
      last = z[k];
    }
  }

  /** z' = x' (1 ± z²). */
  static double[] tangent(double[] x, double value, int sign) {
    double slope = 1 + sign * value * value;
    double[] z = start(x.length, value);
    int known = 1;
    if (Double.isFinite(value) && Double.isFinite(slope)) {
      ShortSeries.tangent(x, slope, sign, z);
      known = Math.min(z.length, ShortSeries.LENGTH);
    }
    if (known < z.length) {
      double[] w = start(x.length, slope);
      for (int k = 1; k < z.length; k++) {
        if (k >= known) {
          z[k] = slopeTimes(x, w, k) / k;
        }
        w[k] = sign * convolution(z, z, k, 0, k);
      }
    }
    return z;
  }

  /** z' = x' / s. */
  static double[] integral(double[] x, double[] s, double value) {
    double[] z = start(x.length, value);
    int k = 1;
    if (Double.isFinite(1 / s[0])) {
      ShortSeries.integral(x, s, 1 / s[0], z);
      k = Math.min(z.length, ShortSeries.LENGTH);
    }
    for (; k < z.length; k++) {
      z[k] = quotient(k * x[k] - slopeTimesRest(z, s, k), s[0]) / k;
    }
    return z;
  }

  /** Coefficient k - 1 of x' w. */
  static double slopeTimes(double[] x, double[] w, int k) {
    return product(k * x[k], w[0]) + slopeTimesRest(x, w, k);
  }

  /** The same without that of x' times w₀. */
  private static double slopeTimesRest(double[] x, double[] w, int k) {
    double sum = 0;
    for (int j = 1; j < k; j++) {
      sum += j * x[j] * w[k - j];
    }
    return sum;
  }

  /**
   * Whether all powers higher than this one have the coefficient zero. Inputs of a program have
   * degree 1.
   */
  static boolean hasDegree(double[] x, int degree) {
    for (int k = degree + 1; k < x.length; k++) {
      if (x[k] != 0) {
        return false;
      }
    }
    return true;
  }

  /** The place of the first coefficient after c₀ that is not zero. */
  static int valuation(double[] x) {
    int v = 1;
    while (v < x.length && x[v] == 0) {
      v++;
    }
    return v;
  }
}
