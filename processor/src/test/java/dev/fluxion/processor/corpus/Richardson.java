package dev.fluxion.processor.corpus;

import java.util.function.DoubleUnaryOperator;

/** Central differences, extrapolated to step zero. */
final class Richardson {
  private static final int ROWS = 9;

  private Richardson() {}

  /** The derivative of f at x; the entry of the table that its neighbours confirm best. */
  static double derivative(DoubleUnaryOperator f, double x) {
    double best = Double.NaN;
    double smallestError = Double.POSITIVE_INFINITY;
    double[] above = new double[0];
    double step = 0.02 * Math.max(1, Math.abs(x));
    for (int row = 0; row < ROWS; row++, step /= 2) {
      double[] current = new double[row + 1];
      current[0] = (f.applyAsDouble(x + step) - f.applyAsDouble(x - step)) / (2 * step);
      double factor = 1;
      for (int column = 1; column <= row; column++) {
        factor *= 4;
        current[column] =
            current[column - 1] + (current[column - 1] - above[column - 1]) / (factor - 1);
        double error =
            Math.max(
                Math.abs(current[column] - current[column - 1]),
                Math.abs(current[column] - above[column - 1]));
        if (error < smallestError) {
          smallestError = error;
          best = current[column];
        }
      }
      above = current;
    }
    return best;
  }
}
