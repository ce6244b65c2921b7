package dev.fluxion.processor.corpus;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/** Central differences, extrapolated to step zero. */
public final class Richardson {
  private static final int ROWS = 9;

  private Richardson() {}

  /** The derivative of f at x; the entry of the table that its neighbours confirm best. */
  public static double derivative(DoubleUnaryOperator f, double x) {
    return derivatives(t -> new double[] {f.applyAsDouble(t)}, x)[0];
  }

  /** The derivatives of all components of f. */
  public static double[] derivatives(DoubleFunction<double[]> f, double x) {
    double[][] above = new double[ROWS][];
    double[][] below = new double[ROWS][];
    double first = 0.02 * Math.max(1, Math.abs(x));
    double step = first;
    for (int row = 0; row < ROWS; row++, step /= 2) {
      above[row] = f.apply(x + step);
      below[row] = f.apply(x - step);
    }
    double[] derivatives = new double[above[0].length];
    for (int i = 0; i < derivatives.length; i++) {
      double[] differences = new double[ROWS];
      step = first;
      for (int row = 0; row < ROWS; row++, step /= 2) {
        differences[row] = (above[row][i] - below[row][i]) / (2 * step);
      }
      derivatives[i] = extrapolated(differences);
    }
    return derivatives;
  }

  private static double extrapolated(double[] differences) {
    double best = Double.NaN;
    double smallestError = Double.POSITIVE_INFINITY;
    double[] above = new double[0];
    for (int row = 0; row < differences.length; row++) {
      double[] current = Arrays.copyOf(new double[] {differences[row]}, row + 1);
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
