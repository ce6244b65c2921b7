package dev.fluxion.samples.benchmarks;

import dev.fluxion.Checkpointed;
import dev.fluxion.Constant;
import dev.fluxion.Derivative;
import dev.fluxion.Differentiable;

/**
 * {@link Logistic} growth with a harvest that changes with the season: too many parameters for
 * tangents, so that its states must be kept, or had again.
 */
final class Seasons {

  private static final double START = 0.1;
  private static final double TIME = 5;

  private Seasons() {}

  @Differentiable(only = Derivative.GRADIENT)
  static double euler(double growth, double capacity, double[] harvest, @Constant int steps) {
    double y = START;
    double h = TIME / steps;
    for (int k = 0; k < steps; k++) {
      double taken = harvest[k % harvest.length] * y;
      y = y + h * (growth * y * (1 - y / capacity) - taken);
    }
    return y;
  }

  /** {@link #euler} with about 4 log₂ n of its n states kept instead of all. */
  @Differentiable(only = Derivative.GRADIENT)
  static double checkpointed(
      double growth, double capacity, double[] harvest, @Constant int steps) {
    double y = START;
    double h = TIME / steps;
    for (@Checkpointed int k = 0; k < steps; k++) {
      double taken = harvest[k % harvest.length] * y;
      y = y + h * (growth * y * (1 - y / capacity) - taken);
    }
    return y;
  }

  /**
   * {@link #euler} with as many states kept as are needed to repeat none of a million steps more
   * than twice.
   */
  @Differentiable(only = Derivative.GRADIENT)
  static double checkpointedOften(
      double growth, double capacity, double[] harvest, @Constant int steps) {
    double y = START;
    double h = TIME / steps;
    for (@Checkpointed(snapshots = 1_500) int k = 0; k < steps; k++) {
      double taken = harvest[k % harvest.length] * y;
      y = y + h * (growth * y * (1 - y / capacity) - taken);
    }
    return y;
  }

  /**
   * Forth, keeping every state, and back; growth, capacity and harvests in this order.
   *
   * @param states scratch, one number for each step
   */
  static double twoSweeps(
      double growth,
      double capacity,
      double[] harvest,
      int steps,
      double[] gradient,
      double[] states) {
    double y = START;
    double h = TIME / steps;
    for (int k = 0; k < steps; k++) {
      states[k] = y;
      double taken = harvest[k % harvest.length] * y;
      y = y + h * (growth * y * (1 - y / capacity) - taken);
    }
    double inverse = 1 / capacity;
    double growthBar = 0;
    double capacityBar = 0;
    double yBar = 1;
    for (int k = steps - 1; k >= 0; k--) {
      double before = states[k];
      int season = k % harvest.length;
      double rateBar = h * yBar;
      double room = 1 - before * inverse;
      growthBar += rateBar * before * room;
      capacityBar += rateBar * growth * before * before;
      gradient[2 + season] -= rateBar * before;
      yBar += rateBar * (growth * (room - before * inverse) - harvest[season]);
    }
    gradient[0] += growthBar;
    gradient[1] += capacityBar * inverse * inverse;
    return y;
  }
}
