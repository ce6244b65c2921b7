package dev.fluxion.samples.benchmarks;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** The energy of bodies that attract one another: a sum over all pairs. */
final class Pairs {

  private Pairs() {}

  /**
   * @param places one row of three coordinates for each body
   */
  @Differentiable
  static double energy(double[][] places, @Constant double[] masses) {
    double energy = 0;
    for (int i = 0; i < places.length; i++) {
      for (int j = i + 1; j < places.length; j++) {
        double square = 0;
        for (int k = 0; k < 3; k++) {
          double difference = places[i][k] - places[j][k];
          square += difference * difference;
        }
        energy -= masses[i] * masses[j] / Math.sqrt(square);
      }
    }
    return energy;
  }

  /** Each pair forth and back, what acts on the first body in locals. */
  static double fused(double[][] places, double[] masses, double[][] bars) {
    double energy = 0;
    for (int i = 0; i < places.length; i++) {
      double[] first = places[i];
      double x = first[0];
      double y = first[1];
      double z = first[2];
      double mass = masses[i];
      double xBar = 0;
      double yBar = 0;
      double zBar = 0;
      for (int j = i + 1; j < places.length; j++) {
        double[] second = places[j];
        double dx = x - second[0];
        double dy = y - second[1];
        double dz = z - second[2];
        double square = dx * dx + dy * dy + dz * dz;
        double term = mass * masses[j] / Math.sqrt(square);
        energy -= term;
        double scale = term / square;
        double[] secondBar = bars[j];
        secondBar[0] -= scale * dx;
        secondBar[1] -= scale * dy;
        secondBar[2] -= scale * dz;
        xBar += scale * dx;
        yBar += scale * dy;
        zBar += scale * dz;
      }
      double[] firstBar = bars[i];
      firstBar[0] += xBar;
      firstBar[1] += yBar;
      firstBar[2] += zBar;
    }
    return energy;
  }
}
