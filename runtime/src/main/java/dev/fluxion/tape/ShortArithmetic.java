package dev.fluxion.tape;

/**
 * The first eight coefficients after c₀ of products, quotients and roots, written out like those of
 * {@link ShortSeries}, which says when.
 */
final class ShortArithmetic {
  private ShortArithmetic() {}

  /** Whether there are so many coefficients, as sums and multiples need. */
  static boolean hasEight(double[] x) {
    return x.length >= ShortSeries.LENGTH;
  }

  /** The sum. */
  static void plus(double[] x, double[] y, double[] z) {
    for (int k = 1; k < ShortSeries.LENGTH; k++) {
      z[k] = x[k] + y[k];
    }
  }

  /** A multiple. */
  static void scale(double factor, double[] x, double[] z) {
    for (int k = 1; k < ShortSeries.LENGTH; k++) {
      z[k] = factor * x[k];
    }
  }

  /** (x₀ + x₁t) y; {@code z[1]} has been set, too. */
  static void linear(double x0, double x1, double[] y, double[] z) {
    for (int k = 2; k < ShortSeries.LENGTH; k++) {
      z[k] = x0 * y[k] + x1 * y[k - 1];
    }
  }

  /** The product. */
  static void times(double[] x, double x0, double[] y, double y0, double[] z) {
    double x1 = x[1];
    double y1 = y[1];
    z[1] = x0 * y1 + x1 * y0;
    if (z.length == 2) {
      return;
    }
    double x2 = x[2];
    double y2 = y[2];
    z[2] = x0 * y2 + x1 * y1 + x2 * y0;
    if (z.length == 3) {
      return;
    }
    double x3 = x[3];
    double y3 = y[3];
    z[3] = x0 * y3 + x1 * y2 + x2 * y1 + x3 * y0;
    if (z.length == 4) {
      return;
    }
    double x4 = x[4];
    double y4 = y[4];
    z[4] = x0 * y4 + x1 * y3 + x2 * y2 + x3 * y1 + x4 * y0;
    if (z.length == 5) {
      return;
    }
    double x5 = x[5];
    double y5 = y[5];
    z[5] = x0 * y5 + x1 * y4 + x2 * y3 + x3 * y2 + x4 * y1 + x5 * y0;
    if (z.length == 6) {
      return;
    }
    double x6 = x[6];
    double y6 = y[6];
    z[6] = x0 * y6 + x1 * y5 + x2 * y4 + x3 * y3 + x4 * y2 + x5 * y1 + x6 * y0;
    if (z.length == 7) {
      return;
    }
    double x7 = x[7];
    double y7 = y[7];
    z[7] = x0 * y7 + x1 * y6 + x2 * y5 + x3 * y4 + x4 * y3 + x5 * y2 + x6 * y1 + x7 * y0;
    if (z.length == 8) {
      return;
    }
    double x8 = x[8];
    double y8 = y[8];
    z[8] = x0 * y8 + x1 * y7 + x2 * y6 + x3 * y5 + x4 * y4 + x5 * y3 + x6 * y2 + x7 * y1 + x8 * y0;
  }

  /** The product with itself. */
  static void square(double[] x, double x0, double[] z) {
    double x1 = x[1];
    z[1] = 2 * (x0 * x1);
    if (z.length == 2) {
      return;
    }
    double x2 = x[2];
    z[2] = 2 * (x0 * x2) + x1 * x1;
    if (z.length == 3) {
      return;
    }
    double x3 = x[3];
    z[3] = 2 * (x0 * x3 + x1 * x2);
    if (z.length == 4) {
      return;
    }
    double x4 = x[4];
    z[4] = 2 * (x0 * x4 + x1 * x3) + x2 * x2;
    if (z.length == 5) {
      return;
    }
    double x5 = x[5];
    z[5] = 2 * (x0 * x5 + x1 * x4 + x2 * x3);
    if (z.length == 6) {
      return;
    }
    double x6 = x[6];
    z[6] = 2 * (x0 * x6 + x1 * x5 + x2 * x4) + x3 * x3;
    if (z.length == 7) {
      return;
    }
    double x7 = x[7];
    z[7] = 2 * (x0 * x7 + x1 * x6 + x2 * x5 + x3 * x4);
    if (z.length == 8) {
      return;
    }
    double x8 = x[8];
    z[8] = 2 * (x0 * x8 + x1 * x7 + x2 * x6 + x3 * x5) + x4 * x4;
  }

  /** The quotient, where {@code reciprocal} is 1 / y₀. */
  static void divide(double[] x, double[] y, double reciprocal, double[] z) {
    double z0 = z[0];
    double y1 = y[1] * reciprocal;
    double z1 = x[1] * reciprocal - y1 * z0;
    z[1] = z1;
    if (z.length == 2) {
      return;
    }
    double y2 = y[2] * reciprocal;
    double z2 = x[2] * reciprocal - y2 * z0 - y1 * z1;
    z[2] = z2;
    if (z.length == 3) {
      return;
    }
    double y3 = y[3] * reciprocal;
    double z3 = x[3] * reciprocal - y3 * z0 - y2 * z1 - y1 * z2;
    z[3] = z3;
    if (z.length == 4) {
      return;
    }
    double y4 = y[4] * reciprocal;
    double z4 = x[4] * reciprocal - y4 * z0 - y3 * z1 - y2 * z2 - y1 * z3;
    z[4] = z4;
    if (z.length == 5) {
      return;
    }
    double y5 = y[5] * reciprocal;
    double z5 = x[5] * reciprocal - y5 * z0 - y4 * z1 - y3 * z2 - y2 * z3 - y1 * z4;
    z[5] = z5;
    if (z.length == 6) {
      return;
    }
    double y6 = y[6] * reciprocal;
    double z6 = x[6] * reciprocal - y6 * z0 - y5 * z1 - y4 * z2 - y3 * z3 - y2 * z4 - y1 * z5;
    z[6] = z6;
    if (z.length == 7) {
      return;
    }
    double y7 = y[7] * reciprocal;
    double z7 =
        x[7] * reciprocal - y7 * z0 - y6 * z1 - y5 * z2 - y4 * z3 - y3 * z4 - y2 * z5 - y1 * z6;
    z[7] = z7;
    if (z.length == 8) {
      return;
    }
    double y8 = y[8] * reciprocal;
    double z8 =
        x[8] * reciprocal
            - y8 * z0
            - y7 * z1
            - y6 * z2
            - y5 * z3
            - y4 * z4
            - y3 * z5
            - y2 * z6
            - y1 * z7;
    z[8] = z8;
  }

  /** The square root, where {@code half} is 1 / (2 z₀). */
  static void sqrt(double[] x, double half, double[] z) {
    double z1 = x[1] * half;
    z[1] = z1;
    if (z.length == 2) {
      return;
    }
    double y1 = 2 * half * z1;
    double z2 = (x[2] - z1 * z1) * half;
    z[2] = z2;
    if (z.length == 3) {
      return;
    }
    double y2 = 2 * half * z2;
    double z3 = x[3] * half - y1 * z2;
    z[3] = z3;
    if (z.length == 4) {
      return;
    }
    double y3 = 2 * half * z3;
    double z4 = (x[4] - z2 * z2) * half - y1 * z3;
    z[4] = z4;
    if (z.length == 5) {
      return;
    }
    double z5 = x[5] * half - y2 * z3 - y1 * z4;
    z[5] = z5;
    if (z.length == 6) {
      return;
    }
    double z6 = (x[6] - z3 * z3) * half - y2 * z4 - y1 * z5;
    z[6] = z6;
    if (z.length == 7) {
      return;
    }
    double z7 = x[7] * half - y3 * z4 - y2 * z5 - y1 * z6;
    z[7] = z7;
    if (z.length == 8) {
      return;
    }
    double z8 = (x[8] - z4 * z4) * half - y3 * z5 - y2 * z6 - y1 * z7;
    z[8] = z8;
  }
}
