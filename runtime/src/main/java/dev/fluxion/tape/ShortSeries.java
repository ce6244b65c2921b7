package dev.fluxion.tape;

/**
 * The first eight coefficients after c₀ of the recurrences of {@link Series}, written out; loops do
 * the rest. Loops over so few coefficients cost several times what they compute, and recurrences
 * that go through arrays wait for each other; here the coefficients are locals, and the newest
 * comes last in each sum, with as little to do after it as possible.
 *
 * <p>{@code z[0]} has been set. All numbers besides the coefficients are finite, and divisors are
 * not zero: otherwise only the loops keep derivatives of exactly zero apart.
 */
final class ShortSeries {
  /** How many coefficients there are with c₀. */
  static final int LENGTH = 9;

  private ShortSeries() {}

  /** z' = x' z. */
  static void exp(double[] x, double[] z) {
    double z0 = z[0];
    double s1 = x[1];
    double z1 = s1 * z0;
    z[1] = z1;
    if (z.length == 2) {
      return;
    }
    double s2 = 2 * x[2];
    double z2 = (s2 * z0) * (1.0 / 2) + s1 * (1.0 / 2) * z1;
    z[2] = z2;
    if (z.length == 3) {
      return;
    }
    double s3 = 3 * x[3];
    double z3 = (s3 * z0 + s2 * z1) * (1.0 / 3) + s1 * (1.0 / 3) * z2;
    z[3] = z3;
    if (z.length == 4) {
      return;
    }
    double s4 = 4 * x[4];
    double z4 = (s4 * z0 + s3 * z1 + s2 * z2) * (1.0 / 4) + s1 * (1.0 / 4) * z3;
    z[4] = z4;
    if (z.length == 5) {
      return;
    }
    double s5 = 5 * x[5];
    double z5 = (s5 * z0 + s4 * z1 + s3 * z2 + s2 * z3) * (1.0 / 5) + s1 * (1.0 / 5) * z4;
    z[5] = z5;
    if (z.length == 6) {
      return;
    }
    double s6 = 6 * x[6];
    double z6 = (s6 * z0 + s5 * z1 + s4 * z2 + s3 * z3 + s2 * z4) * (1.0 / 6) + s1 * (1.0 / 6) * z5;
    z[6] = z6;
    if (z.length == 7) {
      return;
    }
    double s7 = 7 * x[7];
    double z7 =
        (s7 * z0 + s6 * z1 + s5 * z2 + s4 * z3 + s3 * z4 + s2 * z5) * (1.0 / 7)
            + s1 * (1.0 / 7) * z6;
    z[7] = z7;
    if (z.length == 8) {
      return;
    }
    double s8 = 8 * x[8];
    double z8 =
        (s8 * z0 + s7 * z1 + s6 * z2 + s5 * z3 + s4 * z4 + s3 * z5 + s2 * z6) * (1.0 / 8)
            + s1 * (1.0 / 8) * z7;
    z[8] = z8;
  }

  /** z' = x' z, where x' = s₁ + s₂t, as in a Gaussian. */
  static void expOfQuadratic(double[] x, double[] z) {
    double z0 = z[0];
    double s1 = x[1];
    double z1 = s1 * z0;
    z[1] = z1;
    if (z.length == 2) {
      return;
    }
    double s2 = 2 * x[2];
    double z2 = s1 * (1.0 / 2) * z1 + s2 * (1.0 / 2) * z0;
    z[2] = z2;
    if (z.length == 3) {
      return;
    }
    double z3 = s1 * (1.0 / 3) * z2 + s2 * (1.0 / 3) * z1;
    z[3] = z3;
    if (z.length == 4) {
      return;
    }
    double z4 = s1 * (1.0 / 4) * z3 + s2 * (1.0 / 4) * z2;
    z[4] = z4;
    if (z.length == 5) {
      return;
    }
    double z5 = s1 * (1.0 / 5) * z4 + s2 * (1.0 / 5) * z3;
    z[5] = z5;
    if (z.length == 6) {
      return;
    }
    double z6 = s1 * (1.0 / 6) * z5 + s2 * (1.0 / 6) * z4;
    z[6] = z6;
    if (z.length == 7) {
      return;
    }
    double z7 = s1 * (1.0 / 7) * z6 + s2 * (1.0 / 7) * z5;
    z[7] = z7;
    if (z.length == 8) {
      return;
    }
    double z8 = s1 * (1.0 / 8) * z7 + s2 * (1.0 / 8) * z6;
    z[8] = z8;
  }

  /** z' = x' w, w' = ± x' z. */
  static void pair(double[] x, double w0, double sign, double[] z) {
    double z0 = z[0];
    double s1 = x[1];
    double z1 = s1 * w0;
    z[1] = z1;
    if (z.length == 2) {
      return;
    }
    double r1 = sign * s1;
    double w1 = r1 * z0;
    double s2 = 2 * x[2];
    double z2 = (s2 * w0) * (1.0 / 2) + s1 * (1.0 / 2) * w1;
    z[2] = z2;
    if (z.length == 3) {
      return;
    }
    double r2 = sign * s2;
    double w2 = (r2 * z0) * (1.0 / 2) + r1 * (1.0 / 2) * z1;
    double s3 = 3 * x[3];
    double z3 = (s3 * w0 + s2 * w1) * (1.0 / 3) + s1 * (1.0 / 3) * w2;
    z[3] = z3;
    if (z.length == 4) {
      return;
    }
    double r3 = sign * s3;
    double w3 = (r3 * z0 + r2 * z1) * (1.0 / 3) + r1 * (1.0 / 3) * z2;
    double s4 = 4 * x[4];
    double z4 = (s4 * w0 + s3 * w1 + s2 * w2) * (1.0 / 4) + s1 * (1.0 / 4) * w3;
    z[4] = z4;
    if (z.length == 5) {
      return;
    }
    double r4 = sign * s4;
    double w4 = (r4 * z0 + r3 * z1 + r2 * z2) * (1.0 / 4) + r1 * (1.0 / 4) * z3;
    double s5 = 5 * x[5];
    double z5 = (s5 * w0 + s4 * w1 + s3 * w2 + s2 * w3) * (1.0 / 5) + s1 * (1.0 / 5) * w4;
    z[5] = z5;
    if (z.length == 6) {
      return;
    }
    double r5 = sign * s5;
    double w5 = (r5 * z0 + r4 * z1 + r3 * z2 + r2 * z3) * (1.0 / 5) + r1 * (1.0 / 5) * z4;
    double s6 = 6 * x[6];
    double z6 = (s6 * w0 + s5 * w1 + s4 * w2 + s3 * w3 + s2 * w4) * (1.0 / 6) + s1 * (1.0 / 6) * w5;
    z[6] = z6;
    if (z.length == 7) {
      return;
    }
    double r6 = sign * s6;
    double w6 = (r6 * z0 + r5 * z1 + r4 * z2 + r3 * z3 + r2 * z4) * (1.0 / 6) + r1 * (1.0 / 6) * z5;
    double s7 = 7 * x[7];
    double z7 =
        (s7 * w0 + s6 * w1 + s5 * w2 + s4 * w3 + s3 * w4 + s2 * w5) * (1.0 / 7)
            + s1 * (1.0 / 7) * w6;
    z[7] = z7;
    if (z.length == 8) {
      return;
    }
    double r7 = sign * s7;
    double w7 =
        (r7 * z0 + r6 * z1 + r5 * z2 + r4 * z3 + r3 * z4 + r2 * z5) * (1.0 / 7)
            + r1 * (1.0 / 7) * z6;
    double s8 = 8 * x[8];
    double z8 =
        (s8 * w0 + s7 * w1 + s6 * w2 + s5 * w3 + s4 * w4 + s3 * w5 + s2 * w6) * (1.0 / 8)
            + s1 * (1.0 / 8) * w7;
    z[8] = z8;
  }

  /** z' = x' w, w = 1 ± z². */
  static void tangent(double[] x, double w0, double sign, double[] z) {
    double y0 = 2 * sign * z[0];
    double s1 = x[1];
    double z1 = s1 * w0;
    z[1] = z1;
    if (z.length == 2) {
      return;
    }
    double w1 = y0 * z1;
    double y1 = 2 * sign * z1;
    double s2 = 2 * x[2];
    double z2 = (s2 * w0) * (1.0 / 2) + s1 * (1.0 / 2) * w1;
    z[2] = z2;
    if (z.length == 3) {
      return;
    }
    double w2 = sign * z1 * z1 + y0 * z2;
    double y2 = 2 * sign * z2;
    double s3 = 3 * x[3];
    double z3 = (s3 * w0 + s2 * w1) * (1.0 / 3) + s1 * (1.0 / 3) * w2;
    z[3] = z3;
    if (z.length == 4) {
      return;
    }
    double w3 = y1 * z2 + y0 * z3;
    double y3 = 2 * sign * z3;
    double s4 = 4 * x[4];
    double z4 = (s4 * w0 + s3 * w1 + s2 * w2) * (1.0 / 4) + s1 * (1.0 / 4) * w3;
    z[4] = z4;
    if (z.length == 5) {
      return;
    }
    double w4 = sign * z2 * z2 + y1 * z3 + y0 * z4;
    double s5 = 5 * x[5];
    double z5 = (s5 * w0 + s4 * w1 + s3 * w2 + s2 * w3) * (1.0 / 5) + s1 * (1.0 / 5) * w4;
    z[5] = z5;
    if (z.length == 6) {
      return;
    }
    double w5 = y2 * z3 + y1 * z4 + y0 * z5;
    double s6 = 6 * x[6];
    double z6 = (s6 * w0 + s5 * w1 + s4 * w2 + s3 * w3 + s2 * w4) * (1.0 / 6) + s1 * (1.0 / 6) * w5;
    z[6] = z6;
    if (z.length == 7) {
      return;
    }
    double w6 = sign * z3 * z3 + y2 * z4 + y1 * z5 + y0 * z6;
    double s7 = 7 * x[7];
    double z7 =
        (s7 * w0 + s6 * w1 + s5 * w2 + s4 * w3 + s3 * w4 + s2 * w5) * (1.0 / 7)
            + s1 * (1.0 / 7) * w6;
    z[7] = z7;
    if (z.length == 8) {
      return;
    }
    double w7 = y3 * z4 + y2 * z5 + y1 * z6 + y0 * z7;
    double s8 = 8 * x[8];
    double z8 =
        (s8 * w0 + s7 * w1 + s6 * w2 + s5 * w3 + s4 * w4 + s3 * w5 + s2 * w6) * (1.0 / 8)
            + s1 * (1.0 / 8) * w7;
    z[8] = z8;
  }

  /** z' = x' / s, where {@code reciprocal} is 1 / s₀. */
  static void integral(double[] x, double[] s, double reciprocal, double[] z) {
    double d1 = x[1] * reciprocal;
    z[1] = d1;
    if (z.length == 2) {
      return;
    }
    double s1 = s[1] * reciprocal;
    double d2 = x[2] * (2 * reciprocal) - s1 * d1;
    z[2] = d2 * (1.0 / 2);
    if (z.length == 3) {
      return;
    }
    double s2 = s[2] * reciprocal;
    double d3 = x[3] * (3 * reciprocal) - s2 * d1 - s1 * d2;
    z[3] = d3 * (1.0 / 3);
    if (z.length == 4) {
      return;
    }
    double s3 = s[3] * reciprocal;
    double d4 = x[4] * (4 * reciprocal) - s3 * d1 - s2 * d2 - s1 * d3;
    z[4] = d4 * (1.0 / 4);
    if (z.length == 5) {
      return;
    }
    double s4 = s[4] * reciprocal;
    double d5 = x[5] * (5 * reciprocal) - s4 * d1 - s3 * d2 - s2 * d3 - s1 * d4;
    z[5] = d5 * (1.0 / 5);
    if (z.length == 6) {
      return;
    }
    double s5 = s[5] * reciprocal;
    double d6 = x[6] * (6 * reciprocal) - s5 * d1 - s4 * d2 - s3 * d3 - s2 * d4 - s1 * d5;
    z[6] = d6 * (1.0 / 6);
    if (z.length == 7) {
      return;
    }
    double s6 = s[6] * reciprocal;
    double d7 = x[7] * (7 * reciprocal) - s6 * d1 - s5 * d2 - s4 * d3 - s3 * d4 - s2 * d5 - s1 * d6;
    z[7] = d7 * (1.0 / 7);
    if (z.length == 8) {
      return;
    }
    double s7 = s[7] * reciprocal;
    double d8 =
        x[8] * (8 * reciprocal)
            - s7 * d1
            - s6 * d2
            - s5 * d3
            - s4 * d4
            - s3 * d5
            - s2 * d6
            - s1 * d7;
    z[8] = d8 * (1.0 / 8);
  }
}
