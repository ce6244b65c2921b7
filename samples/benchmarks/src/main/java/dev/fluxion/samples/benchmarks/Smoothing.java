package dev.fluxion.samples.benchmarks;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** A smooth curve through noisy data, with a penalty that lets it jump. */
final class Smoothing {

  private Smoothing() {}

  /**
   * @return half the squared distance to the data, and the pseudo-Huber penalty of each step
   */
  @Differentiable
  static double energy(double[] x, @Constant double[] data, @Constant double weight) {
    double previous = x[0];
    double sum = 0.5 * (x[0] - data[0]) * (x[0] - data[0]);
    for (int i = 1; i < x.length; i++) {
      double step = x[i] - previous;
      double residual = x[i] - data[i];
      sum += 0.5 * residual * residual + weight * (Math.sqrt(1 + step * step) - 1);
      previous = x[i];
    }
    return sum;
  }

  /** In one loop: what a step adds to the element before it waits in a local. */
  static double fused(double[] x, double[] data, double weight, double[] xBar) {
    double previous = x[0];
    double waiting = previous - data[0];
    double sum = 0.5 * waiting * waiting;
    for (int i = 1; i < x.length; i++) {
      double current = x[i];
      double step = current - previous;
      double residual = current - data[i];
      double root = Math.sqrt(1 + step * step);
      sum += 0.5 * residual * residual + weight * (root - 1);
      double stepBar = weight * step / root;
      xBar[i - 1] += waiting - stepBar;
      waiting = residual + stepBar;
      previous = current;
    }
    xBar[x.length - 1] += waiting;
    return sum;
  }
}
