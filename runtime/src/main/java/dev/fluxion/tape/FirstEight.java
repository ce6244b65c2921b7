package dev.fluxion.tape;

/**
 * The first eight coefficients after c₀ of what {@link Series} and {@link Jets} compute, written
 * out; loops do the rest, and all where there are fewer. Loops over so few coefficients cost
 * several times what they compute, and recurrences that go through arrays wait for each other; here
 * the coefficients are locals, and the newest comes last in each sum.
 *
 * <p>{@code z[0]} has been set. All numbers besides the coefficients are finite, and divisors are
 * not zero: otherwise only the loops keep derivatives of exactly zero apart.
 */
final class FirstEight {
  /** How many coefficients there are with c₀. */
  static final int LENGTH = 9;

  private FirstEight() {}

  /** Whether there are so many coefficients, and this number is finite. */
  static boolean canTake(double[] x, double a) {
    return x.length >= LENGTH && Double.isFinite(a);
  }

  /** The same for two numbers. */
  static boolean canTake(double[] x, double a, double b) {
    return canTake(x, a) && Double.isFinite(b);
  }

  /** The sum. */
  static void plus(double[] x, double[] y, double[] z) {
    for (int k = 1; k < LENGTH; k++) {
      z[k] = x[k] + y[k];
    }
  }

  /** A multiple. */
  static void scale(double factor, double[] x, double[] z) {
    for (int k = 1; k < LENGTH; k++) {
      z[k] = factor * x[k];
    }
  }

  /** (x₀ + x₁t) y; {@code z[1]} has been set, too. */
  static void linear(double x0, double x1, double[] y, double[] z) {
    for (int k = 2; k < LENGTH; k++) {
      z[k] = x0 * y[k] + x1 * y[k - 1];
    }
  }

  /** The product. */
  static void times(double[] x, double x0, double[] y, double y0, double[] z) {
    double x1 = x[1];
    double x2 = x[2];
    double x3 = x[3];
    double x4 = x[4];
    double x5 = x[5];
    double x6 = x[6];
    double x7 = x[7];
    double x8 = x[8];
    double y1 = y[1];
    double y2 = y[2];
    double y3 = y[3];
    double y4 = y[4];
    double y5 = y[5];
    double y6 = y[6];
    double y7 = y[7];
    double y8 = y[8];
    z[1] = x0 * y1 + x1 * y0;
    z[2] = x0 * y2 + x1 * y1 + x2 * y0;
    z[3] = x0 * y3 + x1 * y2 + x2 * y1 + x3 * y0;
    z[4] = x0 * y4 + x1 * y3 + x2 * y2 + x3 * y1 + x4 * y0;
    z[5] = x0 * y5 + x1 * y4 + x2 * y3 + x3 * y2 + x4 * y1 + x5 * y0;
    z[6] = x0 * y6 + x1 * y5 + x2 * y4 + x3 * y3 + x4 * y2 + x5 * y1 + x6 * y0;
    z[7] = x0 * y7 + x1 * y6 + x2 * y5 + x3 * y4 + x4 * y3 + x5 * y2 + x6 * y1 + x7 * y0;
    z[8] = x0 * y8 + x1 * y7 + x2 * y6 + x3 * y5 + x4 * y4 + x5 * y3 + x6 * y2 + x7 * y1 + x8 * y0;
  }

  /** The product with itself. */
  static void square(double[] x, double x0, double[] z) {
    double x1 = x[1];
    double x2 = x[2];
    double x3 = x[3];
    double x4 = x[4];
    double x5 = x[5];
    double x6 = x[6];
    double x7 = x[7];
    double x8 = x[8];
    z[1] = 2 * (x0 * x1);
    z[2] = 2 * (x0 * x2) + x1 * x1;
    z[3] = 2 * (x0 * x3 + x1 * x2);
    z[4] = 2 * (x0 * x4 + x1 * x3) + x2 * x2;
    z[5] = 2 * (x0 * x5 + x1 * x4 + x2 * x3);
    z[6] = 2 * (x0 * x6 + x1 * x5 + x2 * x4) + x3 * x3;
    z[7] = 2 * (x0 * x7 + x1 * x6 + x2 * x5 + x3 * x4);
    z[8] = 2 * (x0 * x8 + x1 * x7 + x2 * x6 + x3 * x5) + x4 * x4;
  }

  /** The quotient, where {@code reciprocal} is 1 / y₀. */
  static void divide(double[] x, double[] y, double reciprocal, double[] z) {
    double z0 = z[0];
    double y1 = y[1] * reciprocal;
    double y2 = y[2] * reciprocal;
    double y3 = y[3] * reciprocal;
    double y4 = y[4] * reciprocal;
    double y5 = y[5] * reciprocal;
    double y6 = y[6] * reciprocal;
    double y7 = y[7] * reciprocal;
    double y8 = y[8] * reciprocal;
    double z1 = x[1] * reciprocal - y1 * z0;
    z[1] = z1;
    double z2 = x[2] * reciprocal - y2 * z0 - y1 * z1;
    z[2] = z2;
    double z3 = x[3] * reciprocal - y3 * z0 - y2 * z1 - y1 * z2;
    z[3] = z3;
    double z4 = x[4] * reciprocal - y4 * z0 - y3 * z1 - y2 * z2 - y1 * z3;
    z[4] = z4;
    double z5 = x[5] * reciprocal - y5 * z0 - y4 * z1 - y3 * z2 - y2 * z3 - y1 * z4;
    z[5] = z5;
    double z6 = x[6] * reciprocal - y6 * z0 - y5 * z1 - y4 * z2 - y3 * z3 - y2 * z4 - y1 * z5;
    z[6] = z6;
    double z7 =
        x[7] * reciprocal - y7 * z0 - y6 * z1 - y5 * z2 - y4 * z3 - y3 * z4 - y2 * z5 - y1 * z6;
    z[7] = z7;
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

  /** z' = x' z, where x' = s₁ + s₂t, as in a Gaussian. */
  static void expOfQuadratic(double s1, double s2, double[] z) {
    double z0 = z[0];
    double z1 = s1 * z0;
    z[1] = z1;
    double z2 = s1 * (1.0 / 2) * z1 + s2 * (1.0 / 2) * z0;
    z[2] = z2;
    double z3 = s1 * (1.0 / 3) * z2 + s2 * (1.0 / 3) * z1;
    z[3] = z3;
    double z4 = s1 * (1.0 / 4) * z3 + s2 * (1.0 / 4) * z2;
    z[4] = z4;
    double z5 = s1 * (1.0 / 5) * z4 + s2 * (1.0 / 5) * z3;
    z[5] = z5;
    double z6 = s1 * (1.0 / 6) * z5 + s2 * (1.0 / 6) * z4;
    z[6] = z6;
    double z7 = s1 * (1.0 / 7) * z6 + s2 * (1.0 / 7) * z5;
    z[7] = z7;
    double z8 = s1 * (1.0 / 8) * z7 + s2 * (1.0 / 8) * z6;
    z[8] = z8;
  }

  /** z' = x' z. */
  static void exp(double[] x, double[] z) {
    double z0 = z[0];
    double s1 = x[1];
    double s2 = 2 * x[2];
    double s3 = 3 * x[3];
    double s4 = 4 * x[4];
    double s5 = 5 * x[5];
    double s6 = 6 * x[6];
    double s7 = 7 * x[7];
    double s8 = 8 * x[8];
    double z1 = s1 * z0;
    z[1] = z1;
    double z2 = (s2 * z0) * (1.0 / 2) + s1 * (1.0 / 2) * z1;
    z[2] = z2;
    double z3 = (s3 * z0 + s2 * z1) * (1.0 / 3) + s1 * (1.0 / 3) * z2;
    z[3] = z3;
    double z4 = (s4 * z0 + s3 * z1 + s2 * z2) * (1.0 / 4) + s1 * (1.0 / 4) * z3;
    z[4] = z4;
    double z5 = (s5 * z0 + s4 * z1 + s3 * z2 + s2 * z3) * (1.0 / 5) + s1 * (1.0 / 5) * z4;
    z[5] = z5;
    double z6 = (s6 * z0 + s5 * z1 + s4 * z2 + s3 * z3 + s2 * z4) * (1.0 / 6) + s1 * (1.0 / 6) * z5;
    z[6] = z6;
    double z7 =
        (s7 * z0 + s6 * z1 + s5 * z2 + s4 * z3 + s3 * z4 + s2 * z5) * (1.0 / 7)
            + s1 * (1.0 / 7) * z6;
    z[7] = z7;
    double z8 =
        (s8 * z0 + s7 * z1 + s6 * z2 + s5 * z3 + s4 * z4 + s3 * z5 + s2 * z6) * (1.0 / 8)
            + s1 * (1.0 / 8) * z7;
    z[8] = z8;
  }

  /** z' = x' w, w' = ± x' z. */
  static void pair(double[] x, double w0, double sign, double[] z) {
    double z0 = z[0];
    double s1 = x[1];
    double s2 = 2 * x[2];
    double s3 = 3 * x[3];
    double s4 = 4 * x[4];
    double s5 = 5 * x[5];
    double s6 = 6 * x[6];
    double s7 = 7 * x[7];
    double s8 = 8 * x[8];
    double r1 = sign * s1;
    double r2 = sign * s2;
    double r3 = sign * s3;
    double r4 = sign * s4;
    double r5 = sign * s5;
    double r6 = sign * s6;
    double r7 = sign * s7;
    double z1 = s1 * w0;
    z[1] = z1;
    double w1 = r1 * z0;
    double z2 = (s2 * w0) * (1.0 / 2) + s1 * (1.0 / 2) * w1;
    z[2] = z2;
    double w2 = (r2 * z0) * (1.0 / 2) + r1 * (1.0 / 2) * z1;
    double z3 = (s3 * w0 + s2 * w1) * (1.0 / 3) + s1 * (1.0 / 3) * w2;
    z[3] = z3;
    double w3 = (r3 * z0 + r2 * z1) * (1.0 / 3) + r1 * (1.0 / 3) * z2;
    double z4 = (s4 * w0 + s3 * w1 + s2 * w2) * (1.0 / 4) + s1 * (1.0 / 4) * w3;
    z[4] = z4;
    double w4 = (r4 * z0 + r3 * z1 + r2 * z2) * (1.0 / 4) + r1 * (1.0 / 4) * z3;
    double z5 = (s5 * w0 + s4 * w1 + s3 * w2 + s2 * w3) * (1.0 / 5) + s1 * (1.0 / 5) * w4;
    z[5] = z5;
    double w5 = (r5 * z0 + r4 * z1 + r3 * z2 + r2 * z3) * (1.0 / 5) + r1 * (1.0 / 5) * z4;
    double z6 = (s6 * w0 + s5 * w1 + s4 * w2 + s3 * w3 + s2 * w4) * (1.0 / 6) + s1 * (1.0 / 6) * w5;
    z[6] = z6;
    double w6 = (r6 * z0 + r5 * z1 + r4 * z2 + r3 * z3 + r2 * z4) * (1.0 / 6) + r1 * (1.0 / 6) * z5;
    double z7 =
        (s7 * w0 + s6 * w1 + s5 * w2 + s4 * w3 + s3 * w4 + s2 * w5) * (1.0 / 7)
            + s1 * (1.0 / 7) * w6;
    z[7] = z7;
    double w7 =
        (r7 * z0 + r6 * z1 + r5 * z2 + r4 * z3 + r3 * z4 + r2 * z5) * (1.0 / 7)
            + r1 * (1.0 / 7) * z6;
    double z8 =
        (s8 * w0 + s7 * w1 + s6 * w2 + s5 * w3 + s4 * w4 + s3 * w5 + s2 * w6) * (1.0 / 8)
            + s1 * (1.0 / 8) * w7;
    z[8] = z8;
  }

  /** z' = x' w, w = 1 ± z². */
  static void tangent(double[] x, double w0, double sign, double[] z) {
    double z0 = z[0];
    double s1 = x[1];
    double s2 = 2 * x[2];
    double s3 = 3 * x[3];
    double s4 = 4 * x[4];
    double s5 = 5 * x[5];
    double s6 = 6 * x[6];
    double s7 = 7 * x[7];
    double s8 = 8 * x[8];
    double y0 = 2 * sign * z0;
    double z1 = s1 * w0;
    z[1] = z1;
    double w1 = y0 * z1;
    double y1 = 2 * sign * z1;
    double z2 = (s2 * w0) * (1.0 / 2) + s1 * (1.0 / 2) * w1;
    z[2] = z2;
    double w2 = sign * z1 * z1 + y0 * z2;
    double y2 = 2 * sign * z2;
    double z3 = (s3 * w0 + s2 * w1) * (1.0 / 3) + s1 * (1.0 / 3) * w2;
    z[3] = z3;
    double w3 = y1 * z2 + y0 * z3;
    double y3 = 2 * sign * z3;
    double z4 = (s4 * w0 + s3 * w1 + s2 * w2) * (1.0 / 4) + s1 * (1.0 / 4) * w3;
    z[4] = z4;
    double w4 = sign * z2 * z2 + y1 * z3 + y0 * z4;
    double z5 = (s5 * w0 + s4 * w1 + s3 * w2 + s2 * w3) * (1.0 / 5) + s1 * (1.0 / 5) * w4;
    z[5] = z5;
    double w5 = y2 * z3 + y1 * z4 + y0 * z5;
    double z6 = (s6 * w0 + s5 * w1 + s4 * w2 + s3 * w3 + s2 * w4) * (1.0 / 6) + s1 * (1.0 / 6) * w5;
    z[6] = z6;
    double w6 = sign * z3 * z3 + y2 * z4 + y1 * z5 + y0 * z6;
    double z7 =
        (s7 * w0 + s6 * w1 + s5 * w2 + s4 * w3 + s3 * w4 + s2 * w5) * (1.0 / 7)
            + s1 * (1.0 / 7) * w6;
    z[7] = z7;
    double w7 = y3 * z4 + y2 * z5 + y1 * z6 + y0 * z7;
    double z8 =
        (s8 * w0 + s7 * w1 + s6 * w2 + s5 * w3 + s4 * w4 + s3 * w5 + s2 * w6) * (1.0 / 8)
            + s1 * (1.0 / 8) * w7;
    z[8] = z8;
  }

  /** z' = x' / s, where {@code reciprocal} is 1 / s₀. */
  static void integral(double[] x, double[] s, double reciprocal, double[] z) {
    double s1 = s[1] * reciprocal;
    double s2 = s[2] * reciprocal;
    double s3 = s[3] * reciprocal;
    double s4 = s[4] * reciprocal;
    double s5 = s[5] * reciprocal;
    double s6 = s[6] * reciprocal;
    double s7 = s[7] * reciprocal;
    double d1 = x[1] * reciprocal;
    z[1] = d1;
    double d2 = x[2] * (2 * reciprocal) - s1 * d1;
    z[2] = d2 * (1.0 / 2);
    double d3 = x[3] * (3 * reciprocal) - s2 * d1 - s1 * d2;
    z[3] = d3 * (1.0 / 3);
    double d4 = x[4] * (4 * reciprocal) - s3 * d1 - s2 * d2 - s1 * d3;
    z[4] = d4 * (1.0 / 4);
    double d5 = x[5] * (5 * reciprocal) - s4 * d1 - s3 * d2 - s2 * d3 - s1 * d4;
    z[5] = d5 * (1.0 / 5);
    double d6 = x[6] * (6 * reciprocal) - s5 * d1 - s4 * d2 - s3 * d3 - s2 * d4 - s1 * d5;
    z[6] = d6 * (1.0 / 6);
    double d7 = x[7] * (7 * reciprocal) - s6 * d1 - s5 * d2 - s4 * d3 - s3 * d4 - s2 * d5 - s1 * d6;
    z[7] = d7 * (1.0 / 7);
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

  /** The square root, where {@code half} is 1 / (2 z₀). */
  static void sqrt(double[] x, double half, double[] z) {
    double z1 = x[1] * half;
    z[1] = z1;
    double y1 = 2 * half * z1;
    double z2 = (x[2] - z1 * z1) * half;
    z[2] = z2;
    double y2 = 2 * half * z2;
    double z3 = x[3] * half - y1 * z2;
    z[3] = z3;
    double y3 = 2 * half * z3;
    double z4 = (x[4] - z2 * z2) * half - y1 * z3;
    z[4] = z4;
    double z5 = x[5] * half - y2 * z3 - y1 * z4;
    z[5] = z5;
    double z6 = (x[6] - z3 * z3) * half - y2 * z4 - y1 * z5;
    z[6] = z6;
    double z7 = x[7] * half - y3 * z4 - y2 * z5 - y1 * z6;
    z[7] = z7;
    double z8 = (x[8] - z4 * z4) * half - y3 * z5 - y2 * z6 - y1 * z7;
    z[8] = z8;
  }
}
