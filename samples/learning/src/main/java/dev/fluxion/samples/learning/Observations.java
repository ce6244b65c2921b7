package dev.fluxion.samples.learning;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Noisy values of a function in [−1, 1]. */
record Observations(double[] x, double[] y) {

  /** At {@code size} places from −1 to 1, all equally far apart. */
  static Observations of(DoubleUnaryOperator truth, int size, double sigma, long seed) {
    Random random = new Random(seed);
    double[] x = places(size);
    double[] y = new double[size];
    for (int n = 0; n < size; n++) {
      y[n] = truth.applyAsDouble(x[n]) + sigma * random.nextGaussian();
    }
    return new Observations(x, y);
  }

  /** Places from −1 to 1, close enough to draw a curve. */
  static double[] grid() {
    return places(201);
  }

  private static double[] places(int size) {
    double[] x = new double[size];
    for (int n = 0; n < size; n++) {
      x[n] = -1 + 2.0 * n / (size - 1);
    }
    return x;
  }
}
