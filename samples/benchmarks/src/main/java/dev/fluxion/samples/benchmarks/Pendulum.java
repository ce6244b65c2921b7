package dev.fluxion.samples.benchmarks;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** A driven pendulum by the midpoint rule, its state an array of two numbers. */
final class Pendulum {

  private Pendulum() {}

  /**
   * @param p what pulls the pendulum back, what slows it down, what drives it, and the angle and
   *     the speed at the start
   * @return the sum of the squares of angle and speed at the end
   */
  @Differentiable
  static double swing(double[] p, @Constant double h, @Constant int steps) {
    double[] y = {p[3], p[4]};
    for (int t = 0; t < steps; t++) {
      double[] middle = moved(y, h / 2, rates(y, p));
      y = moved(y, h, rates(middle, p));
    }
    return y[0] * y[0] + y[1] * y[1];
  }

  private static double[] rates(double[] y, double[] p) {
    return new double[] {y[1], p[2] - p[0] * Math.sin(y[0]) - p[1] * y[1]};
  }

  private static double[] moved(double[] y, double h, double[] k) {
    double[] z = new double[y.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = y[i] + h * k[i];
    }
    return z;
  }

  /**
   * Saves the state and the sines of each step, so that the way back computes cosines only.
   *
   * @param tape room for four numbers for each step
   */
  static double fused(double[] p, double h, int steps, double[] tape, double[] pBar) {
    double pull = p[0];
    double drag = p[1];
    double drive = p[2];
    double half = h / 2;
    double u = p[3];
    double v = p[4];
    for (int t = 0; t < steps; t++) {
      double sine = Math.sin(u);
      double um = u + half * v;
      double vm = v + half * (drive - pull * sine - drag * v);
      double sineM = Math.sin(um);
      tape[4 * t] = u;
      tape[4 * t + 1] = v;
      tape[4 * t + 2] = sine;
      tape[4 * t + 3] = sineM;
      u += h * vm;
      v += h * (drive - pull * sineM - drag * vm);
    }
    double uBar = 2 * u;
    double vBar = 2 * v;
    double pullBar = 0;
    double dragBar = 0;
    double driveBar = 0;
    for (int t = steps - 1; t >= 0; t--) {
      double u0 = tape[4 * t];
      double v0 = tape[4 * t + 1];
      double sine = tape[4 * t + 2];
      double sineM = tape[4 * t + 3];
      double um = u0 + half * v0;
      double vm = v0 + half * (drive - pull * sine - drag * v0);
      double last = h * vBar;
      double vmBar = h * uBar - drag * last;
      double umBar = -pull * last * Math.cos(um);
      double first = half * vmBar;
      pullBar -= last * sineM + first * sine;
      dragBar -= last * vm + first * v0;
      driveBar += last + first;
      uBar += umBar - pull * first * Math.cos(u0);
      vBar += vmBar + half * umBar - drag * first;
    }
    pBar[0] += pullBar;
    pBar[1] += dragBar;
    pBar[2] += driveBar;
    pBar[3] += uBar;
    pBar[4] += vBar;
    return u * u + v * v;
  }
}
