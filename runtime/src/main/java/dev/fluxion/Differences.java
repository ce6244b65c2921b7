package dev.fluxion;

import java.util.function.DoubleUnaryOperator;

/**
 * The derivative of a function of one variable by central differences at steps that are halved,
 * with Richardson's extrapolation: the entry of the tableau whose own error looks least (Ridders
 * 1982).
 */
final class Differences {
  private static final int STEPS = 40;
  private static final int ORDERS = 6;

  /**
   * The step to begin with, in units of the argument where that is larger than 1. No power of two,
   * because functions may well have such a period.
   */
  private static final double FIRST_STEP = 0.07;

  private double derivative = Double.NaN;
  private double error = Double.POSITIVE_INFINITY;
  private double noise = Double.POSITIVE_INFINITY;

  private Differences() {}

  static Differences of(DoubleUnaryOperator f, double x) {
    Differences differences = new Differences();
    differences.extrapolate(f, x);
    return differences;
  }

  /** NaN if the function was not finite around the point. */
  double derivative() {
    return derivative;
  }

  /** What rounding in the values of the function may have added to the derivative. */
  double noise() {
    return noise;
  }

  private void extrapolate(DoubleUnaryOperator f, double x) {
    double[] coarser = {};
    double step = FIRST_STEP * Math.max(1, Math.abs(x));
    for (int row = 0; row < STEPS; row++, step /= 2) {
      double above = f.applyAsDouble(x + step);
      double below = f.applyAsDouble(x - step);
      double width = (x + step) - (x - step);
      double rounding = Math.ulp(Math.max(Math.abs(above), Math.abs(below))) / width;
      if (rounding > error) {
        return;
      }
      double[] entries = new double[Math.min(row, ORDERS) + 1];
      entries[0] = (above - below) / width;
      double factor = 1;
      for (int order = 1; order < entries.length && order <= coarser.length; order++) {
        factor *= 4;
        entries[order] = (factor * entries[order - 1] - coarser[order - 1]) / (factor - 1);
        double change =
            Math.max(
                Math.abs(entries[order] - entries[order - 1]),
                Math.abs(entries[order] - coarser[order - 1]));
        if (order > 1) {
          accept(entries[order], change, rounding);
        }
      }
      coarser = entries;
    }
  }

  private void accept(double entry, double change, double rounding) {
    // A comparison that NaN fails: steps at which the function is not finite do not count.
    if (change + rounding < error) {
      derivative = entry;
      error = change + rounding;
      noise = rounding;
    }
  }
}
