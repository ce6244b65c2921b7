package application;

import dev.fluxion.Differentiable;
import library.Oscillator;

/** Compares derivatives through the other module with those by hand. */
public final class Main {
  private Main() {}

  /** Returns the energy after a step, and what the slope is then. */
  @Differentiable
  static double after(double x, double stiffness) {
    double[] state = Oscillator.step(new double[] {x, 1}, stiffness, 0.5);
    double[] slope = new double[2];
    Oscillator.slope(state, stiffness, slope);
    return Oscillator.energy(state, stiffness) + slope[0];
  }

  /** Runs the comparison. */
  public static void main(String[] args) {
    // p = x + 0.5, v = 1 - k·x/2: f = v²/2 + k·p²/2 + v
    double x = 2;
    double k = 3;
    double p = x + 0.5;
    double v = 1 - k * x / 2;
    double byX = -k / 2 * v + k * p - k / 2;
    double byK = -x / 2 * v + p * p / 2 - x / 2;
    double byXx = k * k / 4 + k;
    double byXk = -v / 2 + k * x / 4 + p - 0.5;
    var hvp = MainGradients.afterHvp(x, k, 1, 0);
    check(byX, hvp.gradient().x());
    check(byK, hvp.gradient().stiffness());
    check(byXx, hvp.product().x());
    check(byXk, hvp.product().stiffness());
    check(byX, MainGradients.afterJvp(x, k, 1, 0).tangent());
    check(byXx / 2, MainGradients.afterTaylor(x, k, 1, 0, 2)[2]);
    System.out.println("derivatives through another module as by hand");
  }

  private static void check(double expected, double actual) {
    if (Math.abs(expected - actual) > 1e-12) {
      throw new AssertionError(expected + " expected, but was " + actual);
    }
  }
}
