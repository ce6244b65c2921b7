package library;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** What other modules call. */
public final class Oscillator {
  private Oscillator() {}

  /** Returns the energy. */
  @Differentiable
  public static double energy(double[] state, double stiffness) {
    return 0.5 * state[1] * state[1] + 0.5 * stiffness * state[0] * state[0];
  }

  /** Writes the slope of the state. */
  @Differentiable
  public static void slope(double[] state, double stiffness, double[] slope) {
    slope[0] = state[1];
    slope[1] = -stiffness * state[0];
  }

  /** Returns the state after a step of Euler's method. */
  @Differentiable
  public static double[] step(double[] state, double stiffness, @Constant double h) {
    double[] slope = new double[2];
    slope(state, stiffness, slope);
    return new double[] {state[0] + h * slope[0], state[1] + h * slope[1]};
  }
}
