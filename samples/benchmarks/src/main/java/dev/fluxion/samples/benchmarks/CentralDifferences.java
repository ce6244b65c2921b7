package dev.fluxion.samples.benchmarks;

import java.util.function.ToDoubleFunction;

/** A gradient by twice as many calls as there are variables. */
final class CentralDifferences {

  /** The step at which the errors of the formula and of rounding balance. */
  private static final double STEP = Math.cbrt(Math.ulp(1.0));

  private CentralDifferences() {}

  /** Leaves {@code x} as it is. */
  static double[] gradient(ToDoubleFunction<double[]> f, double[] x) {
    double[] gradient = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double at = x[i];
      double step = STEP * Math.max(1, Math.abs(at));
      x[i] = at + step;
      double above = f.applyAsDouble(x);
      x[i] = at - step;
      double below = f.applyAsDouble(x);
      x[i] = at;
      gradient[i] = (above - below) / (2 * step);
    }
    return gradient;
  }

  /** A gradient, added into an array. */
  interface Adjoint {
    double addInto(double[] x, double[] gradient);
  }

  /** The derivative of a gradient along a direction: Hessian times direction. */
  static double[] along(Adjoint adjoint, double[] x, double[] direction) {
    double[] above = new double[x.length];
    double[] below = new double[x.length];
    adjoint.addInto(moved(x, direction, STEP), above);
    adjoint.addInto(moved(x, direction, -STEP), below);
    for (int i = 0; i < x.length; i++) {
      above[i] = (above[i] - below[i]) / (2 * STEP);
    }
    return above;
  }

  private static double[] moved(double[] x, double[] direction, double step) {
    double[] moved = x.clone();
    for (int i = 0; i < x.length; i++) {
      moved[i] += step * direction[i];
    }
    return moved;
  }
}
