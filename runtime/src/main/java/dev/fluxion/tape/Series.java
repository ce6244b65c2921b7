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

  /** z' = x' z. */
  static double[] exp(double[] x, double value) {
    if (ShortSeries.canTake(x, value)) {
      return ShortSeries.exp(x, value);
    }
    double[] slope = slope(x);
    double[] z = new double[x.length];
    z[0] = value;
    for (int k = 1; k < z.length; k++) {
      z[k] = slopeTimes(slope, z, k) / k;
    }
    return z;
  }

  /** z' = x' w, w' = ± x' z. */
  static double[] pair(double[] x, double value, double partner, int sign) {
    if (ShortSeries.canTake(x, value, partner)) {
      return ShortSeries.pair(x, value, partner, sign);
    }
    double[] slope = slope(x);
    double[] z = new double[x.length];
    double[] w = new double[x.length];
    z[0] = value;
    w[0] = partner;
    for (int k = 1; k < z.length; k++) {
      z[k] = slopeTimes(slope, w, k) / k;
      w[k] = sign * slopeTimes(slope, z, k) / k;
    }
    return z;
  }

  /** z' = x' (1 ± z²). */
  static double[] tangent(double[] x, double value, int sign) {
    double slopeOfValue = 1 + sign * value * value;
    if (ShortSeries.canTake(x, value, slopeOfValue)) {
      return ShortSeries.tangent(x, value, slopeOfValue, sign);
    }
    double[] slope = slope(x);
    double[] z = new double[x.length];
    double[] w = new double[x.length];
    z[0] = value;
    w[0] = slopeOfValue;
    for (int k = 1; k < z.length; k++) {
      z[k] = slopeTimes(slope, w, k) / k;
      w[k] = sign * convolution(z, z, k, 0, k);
    }
    return z;
  }

  /** z' = x' / s. */
  static double[] integral(double[] x, double[] s, double value) {
    return integralOf(slope(x), s, value);
  }

  /** z' = slope / s, where coefficient k of the slope, counted from 1, is that of z' before. */
  static double[] integralOf(double[] slope, double[] s, double value) {
    if (ShortSeries.canTake(slope, 1 / s[0])) {
      return ShortSeries.integral(slope, s, value, 1 / s[0]);
    }
    double[] z = new double[slope.length];
    // That of z', like slope.
    double[] dz = new double[slope.length];
    z[0] = value;
    for (int k = 1; k < z.length; k++) {
      dz[k] = quotient(slope[k] - convolution(dz, s, k, 1, k - 1), s[0]);
      z[k] = dz[k] / k;
    }
    return z;
  }

  /** x', from place 1 on. */
  static double[] slope(double[] x) {
    double[] slope = new double[x.length];
    for (int k = 1; k < slope.length; k++) {
      slope[k] = k * x[k];
    }
    return slope;
  }

  /** Coefficient k - 1 of x' w. */
  static double slopeTimes(double[] slope, double[] w, int k) {
    double sum = product(slope[k], w[0]);
    for (int j = 1; j < k; j++) {
      sum += slope[j] * w[k - j];
    }
    return sum;
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
