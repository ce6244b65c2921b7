package dev.fluxion.samples.benchmarks;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import org.hipparchus.CalculusFieldElement;

/**
 * Logistic growth that is harvested, by Euler's explicit method: what is there at the end. By hand
 * the gradient is added into three numbers: growth, capacity, harvest.
 */
final class Logistic {

  private static final double START = 0.1;
  private static final double TIME = 5;

  private Logistic() {}

  @Differentiable
  static double euler(double growth, double capacity, double harvest, @Constant int steps) {
    double y = START;
    double h = TIME / steps;
    for (int k = 0; k < steps; k++) {
      y = y + h * (growth * y * (1 - y / capacity) - harvest * y);
    }
    return y;
  }

  /**
   * Forth, keeping every state, and back.
   *
   * @param states scratch, one number for each step
   */
  static double twoSweeps(
      double growth,
      double capacity,
      double harvest,
      int steps,
      double[] gradient,
      double[] states) {
    double y = START;
    double h = TIME / steps;
    for (int k = 0; k < steps; k++) {
      states[k] = y;
      y = y + h * (growth * y * (1 - y / capacity) - harvest * y);
    }

    double yBar = 1;
    double growthBar = 0;
    double capacityBar = 0;
    double harvestBar = 0;
    for (int k = steps - 1; k >= 0; k--) {
      double before = states[k];
      double rateBar = h * yBar;
      double share = before / capacity;
      double shareBar = -rateBar * growth * before;
      growthBar += rateBar * before * (1 - share);
      harvestBar -= rateBar * before;
      capacityBar -= shareBar * share / capacity;
      yBar += rateBar * growth * (1 - share) - rateBar * harvest + shareBar / capacity;
    }
    gradient[0] += growthBar;
    gradient[1] += capacityBar;
    gradient[2] += harvestBar;
    return y;
  }

  /**
   * The same with everything out of the way back that does not change there: its divisions, and all
   * but the slope of a step out of the chain from step to step.
   *
   * @param states scratch, one number for each step
   */
  static double fused(
      double growth,
      double capacity,
      double harvest,
      int steps,
      double[] gradient,
      double[] states) {
    double y = START;
    double h = TIME / steps;
    for (int k = 0; k < steps; k++) {
      states[k] = y;
      y = y + h * (growth * y * (1 - y / capacity) - harvest * y);
    }

    double slopeAtZero = 1 + h * (growth - harvest);
    double bend = 2 * h * growth / capacity;
    double yBar = 1;
    double first = 0;
    double second = 0;
    for (int k = steps - 1; k >= 0; k--) {
      double before = states[k];
      double term = yBar * before;
      first += term;
      second += term * before;
      yBar *= slopeAtZero - bend * before;
    }
    double inverse = 1 / capacity;
    gradient[0] += h * (first - second * inverse);
    gradient[1] += h * growth * second * inverse * inverse;
    gradient[2] -= h * first;
    return y;
  }

  /** Three tangents beside the state: no tape, and they hide in the state's own latency. */
  static double threeTangents(
      double growth, double capacity, double harvest, int steps, double[] gradient) {
    double y = START;
    double h = TIME / steps;
    double inverse = 1 / capacity;
    double slopeAtZero = 1 + h * (growth - harvest);
    double bend = 2 * h * growth * inverse;
    double byGrowth = 0;
    double byCapacity = 0;
    double byHarvest = 0;
    for (int k = 0; k < steps; k++) {
      double slope = slopeAtZero - bend * y;
      double change = h * y;
      double crowding = change * y * inverse;
      byGrowth = byGrowth * slope + (change - crowding);
      byCapacity = byCapacity * slope + growth * inverse * crowding;
      byHarvest = byHarvest * slope - change;
      y = y + h * (growth * y * (1 - y / capacity) - harvest * y);
    }
    gradient[0] += byGrowth;
    gradient[1] += byCapacity;
    gradient[2] += byHarvest;
    return y;
  }

  /** The same for the number types of Hipparchus. */
  static <T extends CalculusFieldElement<T>> T euler(T growth, T capacity, T harvest, int steps) {
    T y = growth.getField().getOne().multiply(START);
    double h = TIME / steps;
    for (int k = 0; k < steps; k++) {
      T room = y.divide(capacity).negate().add(1);
      T rate = growth.multiply(y).multiply(room).subtract(harvest.multiply(y));
      y = y.add(rate.multiply(h));
    }
    return y;
  }
}
