package dev.fluxion.tape;

/** Circular and hyperbolic angles and the lengths that go with them, for {@link Jets}. */
@SuppressWarnings("NullAway")
final class Angles {
  private Angles() {}

  /** The jet, that of a constant too, divided by a length. */
  private static double[] divided(double[] x, double x0, double length, int size) {
    double[] z = new double[size];
    z[0] = x0 / length;
    for (int k = 1; x != null && k < size; k++) {
      z[k] = Series.quotient(x[k], length);
    }
    return z;
  }

  /** The square of the length of a vector, divided by that; it is not constant, but may seem so. */
  static double[] square(
      double[] x, double x0, double[] y, double y0, double[] z, double z0, double length) {
    int size = x != null ? x.length : y != null ? y.length : z.length;
    double[] a = divided(x, x0, length, size);
    double[] b = divided(y, y0, length, size);
    double[] c = divided(z, z0, length, size);
    double[] square = new double[size];
    square[0] = 1;
    for (int k = 1; k < size; k++) {
      square[k] =
          Series.convolution(a, a, k, 0, k)
              + Series.convolution(b, b, k, 0, k)
              + Series.convolution(c, c, k, 0, k);
    }
    return square;
  }

  /** z' = (x y' - y x') / (x² + y²). */
  static double[] atan2(double[] y, double y0, double[] x, double x0, double value) {
    double length = Math.hypot(x0, y0);
    int size = x != null ? x.length : y.length;
    double[] u = divided(x, x0, length, size);
    double[] v = divided(y, y0, length, size);
    double[] area = new double[size];
    for (int k = 1; k < size; k++) {
      area[k] = (Series.slopeTimes(v, u, k) - Series.slopeTimes(u, v, k)) / k;
    }
    return Series.integral(area, square(x, x0, y, y0, null, 0, length), value);
  }

  /** (a + b x) (c + d x). */
  static double[] product(double[] x, double a, double b, double c, double d) {
    double[] z = new double[x.length];
    z[0] = (a + b * x[0]) * (c + d * x[0]);
    for (int k = 1; k < z.length; k++) {
      z[k] =
          (a * d + b * c + 2 * b * d * x[0]) * x[k] + b * d * Series.convolution(x, x, k, 1, k - 1);
    }
    return z;
  }

  /** 1 + x². */
  static double[] onePlusSquare(double[] x) {
    double[] z = new double[x.length];
    z[0] = 1 + x[0] * x[0];
    for (int k = 1; k < z.length; k++) {
      z[k] = Series.convolution(x, x, k, 0, k);
    }
    return z;
  }

  /** z' = x' / √s. */
  static double[] inverse(double[] x, double[] s, double value) {
    double root = Math.sqrt(s[0]);
    if (root == 0) {
      return Powers.branchPoint(x, 0.5, value);
    }
    return Series.integral(x, Powers.sqrt(s, root), value);
  }
}
