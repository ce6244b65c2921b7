package dev.fluxion.tape;

/**
 * The recurrences of {@link Jets} up to order 8, written out. Loops over so few coefficients cost
 * several times what they compute, and chains of coefficients that go through arrays wait for each
 * other; here the coefficients are locals, and the newest comes last in each sum. Where a factor or
 * divisor is not finite, or a divisor is zero, the caller takes the loops, which keep derivatives
 * of exactly zero apart.
 */
final class ShortSeries {
  /** The length of the longest jet. */
  private static final int LONGEST = 9;

  private ShortSeries() {}

  /** Whether the coefficients of a jet are few enough, and all of these numbers finite. */
  static boolean canTake(double[] x, double a) {
    return x.length <= LONGEST && Double.isFinite(a);
  }

  /** The same for two numbers. */
  static boolean canTake(double[] x, double a, double b) {
    return canTake(x, a) && Double.isFinite(b);
  }

  /** z' = x' z. */
  static double[] exp(double[] x, double z0) {
    int n = x.length;
    double[] z = new double[n];
    z[0] = z0;
    double s1 = x[1];
    double z1 = s1 * z0;
    z[1] = z1;
    if (n == 2) {
      return z;
    }
    double s2 = 2 * x[2];
    double z2 = (s2 * z0 + s1 * z1) * (1.0 / 2);
    z[2] = z2;
    if (n == 3) {
      return z;
    }
    double s3 = 3 * x[3];
    double z3 = (s3 * z0 + s2 * z1 + s1 * z2) * (1.0 / 3);
    z[3] = z3;
    if (n == 4) {
      return z;
    }
    double s4 = 4 * x[4];
    double z4 = (s4 * z0 + s3 * z1 + s2 * z2 + s1 * z3) * (1.0 / 4);
    z[4] = z4;
    if (n == 5) {
      return z;
    }
    double s5 = 5 * x[5];
    double z5 = (s5 * z0 + s4 * z1 + s3 * z2 + s2 * z3 + s1 * z4) * (1.0 / 5);
    z[5] = z5;
    if (n == 6) {
      return z;
    }
    double s6 = 6 * x[6];
    double z6 = (s6 * z0 + s5 * z1 + s4 * z2 + s3 * z3 + s2 * z4 + s1 * z5) * (1.0 / 6);
    z[6] = z6;
    if (n == 7) {
      return z;
    }
    double s7 = 7 * x[7];
    double z7 = (s7 * z0 + s6 * z1 + s5 * z2 + s4 * z3 + s3 * z4 + s2 * z5 + s1 * z6) * (1.0 / 7);
    z[7] = z7;
    if (n == 8) {
      return z;
    }
    double s8 = 8 * x[8];
    double z8 =
        (s8 * z0 + s7 * z1 + s6 * z2 + s5 * z3 + s4 * z4 + s3 * z5 + s2 * z6 + s1 * z7) * (1.0 / 8);
    z[8] = z8;
    return z;
  }

  /** z' = x' w, w' = ± x' z. */
  static double[] pair(double[] x, double z0, double w0, int sign) {
    int n = x.length;
    double[] z = new double[n];
    z[0] = z0;
    double s1 = x[1];
    double z1 = (s1 * w0) * (1.0 / 1);
    z[1] = z1;
    if (n == 2) {
      return z;
    }
    double w1 = sign * (s1 * z0) * (1.0 / 1);
    double s2 = 2 * x[2];
    double z2 = (s2 * w0 + s1 * w1) * (1.0 / 2);
    z[2] = z2;
    if (n == 3) {
      return z;
    }
    double w2 = sign * (s2 * z0 + s1 * z1) * (1.0 / 2);
    double s3 = 3 * x[3];
    double z3 = (s3 * w0 + s2 * w1 + s1 * w2) * (1.0 / 3);
    z[3] = z3;
    if (n == 4) {
      return z;
    }
    double w3 = sign * (s3 * z0 + s2 * z1 + s1 * z2) * (1.0 / 3);
    double s4 = 4 * x[4];
    double z4 = (s4 * w0 + s3 * w1 + s2 * w2 + s1 * w3) * (1.0 / 4);
    z[4] = z4;
    if (n == 5) {
      return z;
    }
    double w4 = sign * (s4 * z0 + s3 * z1 + s2 * z2 + s1 * z3) * (1.0 / 4);
    double s5 = 5 * x[5];
    double z5 = (s5 * w0 + s4 * w1 + s3 * w2 + s2 * w3 + s1 * w4) * (1.0 / 5);
    z[5] = z5;
    if (n == 6) {
      return z;
    }
    double w5 = sign * (s5 * z0 + s4 * z1 + s3 * z2 + s2 * z3 + s1 * z4) * (1.0 / 5);
    double s6 = 6 * x[6];
    double z6 = (s6 * w0 + s5 * w1 + s4 * w2 + s3 * w3 + s2 * w4 + s1 * w5) * (1.0 / 6);
    z[6] = z6;
    if (n == 7) {
      return z;
    }
    double w6 = sign * (s6 * z0 + s5 * z1 + s4 * z2 + s3 * z3 + s2 * z4 + s1 * z5) * (1.0 / 6);
    double s7 = 7 * x[7];
    double z7 = (s7 * w0 + s6 * w1 + s5 * w2 + s4 * w3 + s3 * w4 + s2 * w5 + s1 * w6) * (1.0 / 7);
    z[7] = z7;
    if (n == 8) {
      return z;
    }
    double w7 =
        sign * (s7 * z0 + s6 * z1 + s5 * z2 + s4 * z3 + s3 * z4 + s2 * z5 + s1 * z6) * (1.0 / 7);
    double s8 = 8 * x[8];
    double z8 =
        (s8 * w0 + s7 * w1 + s6 * w2 + s5 * w3 + s4 * w4 + s3 * w5 + s2 * w6 + s1 * w7) * (1.0 / 8);
    z[8] = z8;
    return z;
  }

  /** z' = x' w, w = 1 ± z². */
  static double[] tangent(double[] x, double z0, double w0, int sign) {
    int n = x.length;
    double[] z = new double[n];
    z[0] = z0;
    double s1 = x[1];
    double z1 = (s1 * w0) * (1.0 / 1);
    z[1] = z1;
    if (n == 2) {
      return z;
    }
    double w1 = sign * (2 * (z1 * z0));
    double s2 = 2 * x[2];
    double z2 = (s2 * w0 + s1 * w1) * (1.0 / 2);
    z[2] = z2;
    if (n == 3) {
      return z;
    }
    double w2 = sign * (z1 * z1 + 2 * (z2 * z0));
    double s3 = 3 * x[3];
    double z3 = (s3 * w0 + s2 * w1 + s1 * w2) * (1.0 / 3);
    z[3] = z3;
    if (n == 4) {
      return z;
    }
    double w3 = sign * (2 * (z2 * z1 + z3 * z0));
    double s4 = 4 * x[4];
    double z4 = (s4 * w0 + s3 * w1 + s2 * w2 + s1 * w3) * (1.0 / 4);
    z[4] = z4;
    if (n == 5) {
      return z;
    }
    double w4 = sign * (z2 * z2 + 2 * (z3 * z1 + z4 * z0));
    double s5 = 5 * x[5];
    double z5 = (s5 * w0 + s4 * w1 + s3 * w2 + s2 * w3 + s1 * w4) * (1.0 / 5);
    z[5] = z5;
    if (n == 6) {
      return z;
    }
    double w5 = sign * (2 * (z3 * z2 + z4 * z1 + z5 * z0));
    double s6 = 6 * x[6];
    double z6 = (s6 * w0 + s5 * w1 + s4 * w2 + s3 * w3 + s2 * w4 + s1 * w5) * (1.0 / 6);
    z[6] = z6;
    if (n == 7) {
      return z;
    }
    double w6 = sign * (z3 * z3 + 2 * (z4 * z2 + z5 * z1 + z6 * z0));
    double s7 = 7 * x[7];
    double z7 = (s7 * w0 + s6 * w1 + s5 * w2 + s4 * w3 + s3 * w4 + s2 * w5 + s1 * w6) * (1.0 / 7);
    z[7] = z7;
    if (n == 8) {
      return z;
    }
    double w7 = sign * (2 * (z4 * z3 + z5 * z2 + z6 * z1 + z7 * z0));
    double s8 = 8 * x[8];
    double z8 =
        (s8 * w0 + s7 * w1 + s6 * w2 + s5 * w3 + s4 * w4 + s3 * w5 + s2 * w6 + s1 * w7) * (1.0 / 8);
    z[8] = z8;
    return z;
  }

  /**
   * z' = slope / s, where coefficient k of the slope, counted from 1, is that of z' before, and
   * {@code reciprocal} is 1 / s₀.
   */
  static double[] integral(double[] slope, double[] s, double value, double reciprocal) {
    int n = slope.length;
    double[] z = new double[n];
    z[0] = value;
    double d1 = slope[1] * reciprocal;
    z[1] = d1;
    if (n == 2) {
      return z;
    }
    double s1 = s[1];
    double d2 = (slope[2] - s1 * d1) * reciprocal;
    z[2] = d2 * (1.0 / 2);
    if (n == 3) {
      return z;
    }
    double s2 = s[2];
    double d3 = (slope[3] - s2 * d1 - s1 * d2) * reciprocal;
    z[3] = d3 * (1.0 / 3);
    if (n == 4) {
      return z;
    }
    double s3 = s[3];
    double d4 = (slope[4] - s3 * d1 - s2 * d2 - s1 * d3) * reciprocal;
    z[4] = d4 * (1.0 / 4);
    if (n == 5) {
      return z;
    }
    double s4 = s[4];
    double d5 = (slope[5] - s4 * d1 - s3 * d2 - s2 * d3 - s1 * d4) * reciprocal;
    z[5] = d5 * (1.0 / 5);
    if (n == 6) {
      return z;
    }
    double s5 = s[5];
    double d6 = (slope[6] - s5 * d1 - s4 * d2 - s3 * d3 - s2 * d4 - s1 * d5) * reciprocal;
    z[6] = d6 * (1.0 / 6);
    if (n == 7) {
      return z;
    }
    double s6 = s[6];
    double d7 = (slope[7] - s6 * d1 - s5 * d2 - s4 * d3 - s3 * d4 - s2 * d5 - s1 * d6) * reciprocal;
    z[7] = d7 * (1.0 / 7);
    if (n == 8) {
      return z;
    }
    double s7 = s[7];
    double d8 =
        (slope[8] - s7 * d1 - s6 * d2 - s5 * d3 - s4 * d4 - s3 * d5 - s2 * d6 - s1 * d7)
            * reciprocal;
    z[8] = d8 * (1.0 / 8);
    return z;
  }
}
