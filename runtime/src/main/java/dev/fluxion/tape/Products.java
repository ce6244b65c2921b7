package dev.fluxion.tape;

/** Products and quotients of {@link Jets}. */
@SuppressWarnings("NullAway")
final class Products {
  /** The coefficients of a numerator that does not change. */
  private static final double[] CONSTANT = new double[ShortSeries.LENGTH];

  private Products() {}

  /** The product; both factors change. */
  static double[] of(double[] x, double x0, double[] y, double y0, double value) {
    if (Series.hasDegree(x, 1)) {
      return linear(x0, x[1], y, y0, value);
    }
    if (Series.hasDegree(y, 1)) {
      return linear(y0, y[1], x, x0, value);
    }
    double[] z = Series.start(x.length, value);
    if (x == y) {
      ShortArithmetic.square(x, x0, z);
    } else {
      ShortArithmetic.times(x, x0, y, y0, z);
    }
    for (int k = ShortSeries.LENGTH; k < z.length; k++) {
      z[k] = Series.convolution(x, y, k, 0, k);
    }
    return z;
  }

  /** (x₀ + x₁t) y. */
  private static double[] linear(double x0, double x1, double[] y, double y0, double value) {
    double[] z = Series.start(y.length, value);
    z[1] = x0 * y[1] + x1 * y0;
    int k = 2;
    if (ShortArithmetic.hasEight(y)) {
      ShortArithmetic.linear(x0, x1, y, z);
      k = ShortSeries.LENGTH;
    }
    for (; k < z.length; k++) {
      z[k] = x0 * y[k] + x1 * y[k - 1];
    }
    return z;
  }

  /** The quotient; the divisor changes. */
  static double[] quotient(double[] x, double[] y, double y0, double value) {
    double[] z = Series.start(y.length, value);
    int k = 1;
    if (Double.isFinite(value) && Double.isFinite(1 / y0)) {
      ShortArithmetic.divide(x == null ? CONSTANT : x, y, 1 / y0, z);
      k = Math.min(z.length, ShortSeries.LENGTH);
    }
    for (; k < z.length; k++) {
      double sum = x == null ? 0 : x[k];
      sum -= Series.product(y[k], value) + Series.convolution(z, y, k, 1, k - 1);
      z[k] = Series.quotient(sum, y0);
    }
    return z;
  }
}
