package dev.fluxion.processor.rule;

import java.util.function.DoubleUnaryOperator;

/** Central differences, extrapolated to step zero (Richardson; Neville's scheme in h²). */
public final class Differences {
  private static final int LEVELS = 6;

  private Differences() {}

  public static double derivative(DoubleUnaryOperator f, double x, double step) {
    double[] row = new double[LEVELS];
    double h = step;
    for (int i = 0; i < LEVELS; i++) {
      double previous = row[0];
      row[0] = (f.applyAsDouble(x + h) - f.applyAsDouble(x - h)) / ((x + h) - (x - h));
      double power = 4;
      for (int j = 1; j <= i; j++) {
        double next = row[j];
        row[j] = row[j - 1] + (row[j - 1] - previous) / (power - 1);
        previous = next;
        power *= 4;
      }
      h /= 2;
    }
    return row[LEVELS - 1];
  }
}
