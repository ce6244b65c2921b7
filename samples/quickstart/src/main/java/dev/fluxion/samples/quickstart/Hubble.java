package dev.fluxion.samples.quickstart;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/**
 * The nebulae from which Edwin Hubble inferred in 1929 that the universe expands, and how badly a
 * straight line fits them.
 */
final class Hubble {

  private Hubble() {}

  /** The nebulae's distances, in megaparsecs. */
  static double[] distances() {
    return new double[] {
      0.032, 0.034, 0.214, 0.263, 0.275, 0.275, 0.45, 0.5, 0.5, 0.63, 0.8, 0.9, 0.9, 0.9, 0.9, 1.0,
      1.1, 1.1, 1.4, 1.7, 2.0, 2.0, 2.0, 2.0
    };
  }

  /** The velocities at which they recede, in km/s. */
  static double[] velocities() {
    return new double[] {
      170, 290, -130, -70, -185, -220, 200, 290, 270, 200, 300, -30, 650, 150, 500, 920, 450, 500,
      500, 960, 500, 850, 800, 1090
    };
  }

  /**
   * The mean squared error of the line {@code velocity = slope · distance + intercept}.
   *
   * <p>Two views of it are differentiated: by both parameters, and by the slope alone.
   */
  @Differentiable
  @Differentiable(wrt = "slope", name = "lossInSlope")
  static double loss(
      double slope, double intercept, @Constant double[] distance, @Constant double[] velocity) {
    double sum = 0;
    for (int i = 0; i < distance.length; i++) {
      double residual = slope * distance[i] + intercept - velocity[i];
      sum += residual * residual;
    }
    return sum / distance.length;
  }
}
