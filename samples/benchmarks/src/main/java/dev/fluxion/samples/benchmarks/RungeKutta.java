package dev.fluxion.samples.benchmarks;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Prey and predators by the classical method of Runge and Kutta, with an array for each stage. */
final class RungeKutta {

  private RungeKutta() {}

  /**
   * @param p births, catches, and the predators' growth and deaths
   * @param first prey and predators at the start
   * @return the product of both at the end
   */
  @Differentiable
  static double product(
      double[] p, @Constant double[] first, @Constant double h, @Constant int steps) {
    double[] y = first.clone();
    for (int t = 0; t < steps; t++) {
      double[] k1 = rates(y, p);
      double[] k2 = rates(moved(y, h / 2, k1), p);
      double[] k3 = rates(moved(y, h / 2, k2), p);
      double[] k4 = rates(moved(y, h, k3), p);
      double[] next = new double[y.length];
      for (int i = 0; i < y.length; i++) {
        next[i] = y[i] + h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
      }
      y = next;
    }
    return y[0] * y[1];
  }

  private static double[] rates(double[] y, double[] p) {
    return new double[] {y[0] * (p[0] - p[1] * y[1]), y[1] * (p[2] * y[0] - p[3])};
  }

  private static double[] moved(double[] y, double h, double[] k) {
    double[] z = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      z[i] = y[i] + h * k[i];
    }
    return z;
  }

  /**
   * Saves the two numbers of each step, and computes the stages again on the way back.
   *
   * @param tape room for two numbers for each step
   */
  static double fused(
      double[] p, double[] first, double h, int steps, double[] tape, double[] pBar) {
    double p0 = p[0];
    double p1 = p[1];
    double p2 = p[2];
    double p3 = p[3];
    double half = h / 2;
    double sixth = h / 6;
    double u = first[0];
    double v = first[1];
    for (int t = 0; t < steps; t++) {
      tape[2 * t] = u;
      tape[2 * t + 1] = v;
      double a1 = u * (p0 - p1 * v);
      double b1 = v * (p2 * u - p3);
      double u2 = u + half * a1;
      double v2 = v + half * b1;
      double a2 = u2 * (p0 - p1 * v2);
      double b2 = v2 * (p2 * u2 - p3);
      double u3 = u + half * a2;
      double v3 = v + half * b2;
      double a3 = u3 * (p0 - p1 * v3);
      double b3 = v3 * (p2 * u3 - p3);
      double u4 = u + h * a3;
      double v4 = v + h * b3;
      u += sixth * (a1 + 2 * a2 + 2 * a3 + u4 * (p0 - p1 * v4));
      v += sixth * (b1 + 2 * b2 + 2 * b3 + v4 * (p2 * u4 - p3));
    }
    double value = u * v;
    double uBar = v;
    double vBar = u;
    double p0Bar = 0;
    double p1Bar = 0;
    double p2Bar = 0;
    double p3Bar = 0;
    for (int t = steps - 1; t >= 0; t--) {
      u = tape[2 * t];
      v = tape[2 * t + 1];
      double r1 = p0 - p1 * v;
      double s1 = p2 * u - p3;
      double u2 = u + half * u * r1;
      double v2 = v + half * v * s1;
      double r2 = p0 - p1 * v2;
      double s2 = p2 * u2 - p3;
      double u3 = u + half * u2 * r2;
      double v3 = v + half * v2 * s2;
      double r3 = p0 - p1 * v3;
      double s3 = p2 * u3 - p3;
      double u4 = u + h * u3 * r3;
      double v4 = v + h * v3 * s3;
      double r4 = p0 - p1 * v4;
      double s4 = p2 * u4 - p3;
      double a4 = sixth * uBar;
      double b4 = sixth * vBar;
      double au4 = a4 * u4;
      double bv4 = b4 * v4;
      double u4Bar = a4 * r4 + bv4 * p2;
      double v4Bar = b4 * s4 - au4 * p1;
      double a3 = 2 * a4 + h * u4Bar;
      double b3 = 2 * b4 + h * v4Bar;
      double au3 = a3 * u3;
      double bv3 = b3 * v3;
      double u3Bar = a3 * r3 + bv3 * p2;
      double v3Bar = b3 * s3 - au3 * p1;
      double a2 = 2 * a4 + half * u3Bar;
      double b2 = 2 * b4 + half * v3Bar;
      double au2 = a2 * u2;
      double bv2 = b2 * v2;
      double u2Bar = a2 * r2 + bv2 * p2;
      double v2Bar = b2 * s2 - au2 * p1;
      double a1 = a4 + half * u2Bar;
      double b1 = b4 + half * v2Bar;
      double au1 = a1 * u;
      double bv1 = b1 * v;
      uBar += u4Bar + u3Bar + u2Bar + a1 * r1 + bv1 * p2;
      vBar += v4Bar + v3Bar + v2Bar + b1 * s1 - au1 * p1;
      p0Bar += au4 + au3 + au2 + au1;
      p1Bar -= au4 * v4 + au3 * v3 + au2 * v2 + au1 * v;
      p2Bar += bv4 * u4 + bv3 * u3 + bv2 * u2 + bv1 * u;
      p3Bar -= bv4 + bv3 + bv2 + bv1;
    }
    pBar[0] += p0Bar;
    pBar[1] += p1Bar;
    pBar[2] += p2Bar;
    pBar[3] += p3Bar;
    return value;
  }
}
