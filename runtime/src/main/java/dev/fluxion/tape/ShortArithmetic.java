package dev.fluxion.tape;

/**
 * Arithmetic of {@link Jets} up to order 8, written out like {@link ShortSeries}, which says when
 * it can be taken.
 */
final class ShortArithmetic {
  private ShortArithmetic() {}

  /** The product. */
  static double[] times(double[] x, double[] y, double value) {
    int n = x.length;
    double[] z = new double[n];
    z[0] = value;
    double x0 = x[0];
    double y0 = y[0];
    double x1 = x[1];
    double y1 = y[1];
    z[1] = x0 * y1 + x1 * y0;
    if (n == 2) {
      return z;
    }
    double x2 = x[2];
    double y2 = y[2];
    z[2] = x0 * y2 + x1 * y1 + x2 * y0;
    if (n == 3) {
      return z;
    }
    double x3 = x[3];
    double y3 = y[3];
    z[3] = x0 * y3 + x1 * y2 + x2 * y1 + x3 * y0;
    if (n == 4) {
      return z;
    }
    double x4 = x[4];
    double y4 = y[4];
    z[4] = x0 * y4 + x1 * y3 + x2 * y2 + x3 * y1 + x4 * y0;
    if (n == 5) {
      return z;
    }
    double x5 = x[5];
    double y5 = y[5];
    z[5] = x0 * y5 + x1 * y4 + x2 * y3 + x3 * y2 + x4 * y1 + x5 * y0;
    if (n == 6) {
      return z;
    }
    double x6 = x[6];
    double y6 = y[6];
    z[6] = x0 * y6 + x1 * y5 + x2 * y4 + x3 * y3 + x4 * y2 + x5 * y1 + x6 * y0;
    if (n == 7) {
      return z;
    }
    double x7 = x[7];
    double y7 = y[7];
    z[7] = x0 * y7 + x1 * y6 + x2 * y5 + x3 * y4 + x4 * y3 + x5 * y2 + x6 * y1 + x7 * y0;
    if (n == 8) {
      return z;
    }
    double x8 = x[8];
    double y8 = y[8];
    z[8] = x0 * y8 + x1 * y7 + x2 * y6 + x3 * y5 + x4 * y4 + x5 * y3 + x6 * y2 + x7 * y1 + x8 * y0;
    return z;
  }

  /** The quotient, where {@code reciprocal} is 1 / y₀; {@code x} may be null. */
  static double[] divide(double[] x, double[] y, double z0, double reciprocal) {
    int n = y.length;
    double[] z = new double[n];
    z[0] = z0;
    double y1 = y[1];
    double z1 = ((x == null ? 0 : x[1]) - y1 * z0) * reciprocal;
    z[1] = z1;
    if (n == 2) {
      return z;
    }
    double y2 = y[2];
    double z2 = ((x == null ? 0 : x[2]) - y2 * z0 - y1 * z1) * reciprocal;
    z[2] = z2;
    if (n == 3) {
      return z;
    }
    double y3 = y[3];
    double z3 = ((x == null ? 0 : x[3]) - y3 * z0 - y2 * z1 - y1 * z2) * reciprocal;
    z[3] = z3;
    if (n == 4) {
      return z;
    }
    double y4 = y[4];
    double z4 = ((x == null ? 0 : x[4]) - y4 * z0 - y3 * z1 - y2 * z2 - y1 * z3) * reciprocal;
    z[4] = z4;
    if (n == 5) {
      return z;
    }
    double y5 = y[5];
    double z5 =
        ((x == null ? 0 : x[5]) - y5 * z0 - y4 * z1 - y3 * z2 - y2 * z3 - y1 * z4) * reciprocal;
    z[5] = z5;
    if (n == 6) {
      return z;
    }
    double y6 = y[6];
    double z6 =
        ((x == null ? 0 : x[6]) - y6 * z0 - y5 * z1 - y4 * z2 - y3 * z3 - y2 * z4 - y1 * z5)
            * reciprocal;
    z[6] = z6;
    if (n == 7) {
      return z;
    }
    double y7 = y[7];
    double z7 =
        ((x == null ? 0 : x[7])
                - y7 * z0
                - y6 * z1
                - y5 * z2
                - y4 * z3
                - y3 * z4
                - y2 * z5
                - y1 * z6)
            * reciprocal;
    z[7] = z7;
    if (n == 8) {
      return z;
    }
    double y8 = y[8];
    double z8 =
        ((x == null ? 0 : x[8])
                - y8 * z0
                - y7 * z1
                - y6 * z2
                - y5 * z3
                - y4 * z4
                - y3 * z5
                - y2 * z6
                - y1 * z7)
            * reciprocal;
    z[8] = z8;
    return z;
  }

  /** The square root, where {@code half} is 1 / (2 z₀). */
  static double[] sqrt(double[] x, double z0, double half) {
    int n = x.length;
    double[] z = new double[n];
    z[0] = z0;
    double z1 = x[1] * half;
    z[1] = z1;
    if (n == 2) {
      return z;
    }
    double z2 = (x[2] - z1 * z1) * half;
    z[2] = z2;
    if (n == 3) {
      return z;
    }
    double z3 = (x[3] - 2 * (z1 * z2)) * half;
    z[3] = z3;
    if (n == 4) {
      return z;
    }
    double z4 = (x[4] - z2 * z2 - 2 * (z1 * z3)) * half;
    z[4] = z4;
    if (n == 5) {
      return z;
    }
    double z5 = (x[5] - 2 * (z2 * z3 + z1 * z4)) * half;
    z[5] = z5;
    if (n == 6) {
      return z;
    }
    double z6 = (x[6] - z3 * z3 - 2 * (z2 * z4 + z1 * z5)) * half;
    z[6] = z6;
    if (n == 7) {
      return z;
    }
    double z7 = (x[7] - 2 * (z3 * z4 + z2 * z5 + z1 * z6)) * half;
    z[7] = z7;
    if (n == 8) {
      return z;
    }
    double z8 = (x[8] - z4 * z4 - 2 * (z3 * z5 + z2 * z6 + z1 * z7)) * half;
    z[8] = z8;
    return z;
  }

  /** x to the power y, where {@code reciprocal} is 1 / x₀. */
  static double[] power(double[] x, double y, double z0, double reciprocal) {
    int n = x.length;
    double[] z = new double[n];
    double y1 = y + 1;
    z[0] = z0;
    double x1 = x[1];
    double z1 = ((y1 - 1) * x1 * z0) * (reciprocal);
    z[1] = z1;
    if (n == 2) {
      return z;
    }
    double x2 = x[2];
    double z2 = ((2 * y1 - 2) * x2 * z0 + (y1 - 2) * x1 * z1) * (reciprocal / 2);
    z[2] = z2;
    if (n == 3) {
      return z;
    }
    double x3 = x[3];
    double z3 =
        ((3 * y1 - 3) * x3 * z0 + (2 * y1 - 3) * x2 * z1 + (y1 - 3) * x1 * z2) * (reciprocal / 3);
    z[3] = z3;
    if (n == 4) {
      return z;
    }
    double x4 = x[4];
    double z4 =
        ((4 * y1 - 4) * x4 * z0
                + (3 * y1 - 4) * x3 * z1
                + (2 * y1 - 4) * x2 * z2
                + (y1 - 4) * x1 * z3)
            * (reciprocal / 4);
    z[4] = z4;
    if (n == 5) {
      return z;
    }
    double x5 = x[5];
    double z5 =
        ((5 * y1 - 5) * x5 * z0
                + (4 * y1 - 5) * x4 * z1
                + (3 * y1 - 5) * x3 * z2
                + (2 * y1 - 5) * x2 * z3
                + (y1 - 5) * x1 * z4)
            * (reciprocal / 5);
    z[5] = z5;
    if (n == 6) {
      return z;
    }
    double x6 = x[6];
    double z6 =
        ((6 * y1 - 6) * x6 * z0
                + (5 * y1 - 6) * x5 * z1
                + (4 * y1 - 6) * x4 * z2
                + (3 * y1 - 6) * x3 * z3
                + (2 * y1 - 6) * x2 * z4
                + (y1 - 6) * x1 * z5)
            * (reciprocal / 6);
    z[6] = z6;
    if (n == 7) {
      return z;
    }
    double x7 = x[7];
    double z7 =
        ((7 * y1 - 7) * x7 * z0
                + (6 * y1 - 7) * x6 * z1
                + (5 * y1 - 7) * x5 * z2
                + (4 * y1 - 7) * x4 * z3
                + (3 * y1 - 7) * x3 * z4
                + (2 * y1 - 7) * x2 * z5
                + (y1 - 7) * x1 * z6)
            * (reciprocal / 7);
    z[7] = z7;
    if (n == 8) {
      return z;
    }
    double x8 = x[8];
    double z8 =
        ((8 * y1 - 8) * x8 * z0
                + (7 * y1 - 8) * x7 * z1
                + (6 * y1 - 8) * x6 * z2
                + (5 * y1 - 8) * x5 * z3
                + (4 * y1 - 8) * x4 * z4
                + (3 * y1 - 8) * x3 * z5
                + (2 * y1 - 8) * x2 * z6
                + (y1 - 8) * x1 * z7)
            * (reciprocal / 8);
    z[8] = z8;
    return z;
  }
}
