package consumer;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** The example of the README. */
final class Losses {
  private Losses() {}

  @Differentiable
  static double loss(double slope, double intercept, @Constant double[] x, @Constant double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double residual = slope * x[i] + intercept - y[i];
      sum += residual * residual;
    }
    return sum;
  }
}
