package dev.fluxion.samples.quickstart;

import dev.fluxion.Differentiable;

/** The example that lectures on automatic differentiation begin with. */
final class Lecture {

  private Lecture() {}

  /** √(x² + e^{x²}) + cos(x² + e^{x²}), where the inner sum is worked out once. */
  @Differentiable
  static double f(double x) {
    double square = x * x;
    double sum = square + Math.exp(square);
    return Math.sqrt(sum) + Math.cos(sum);
  }
}
