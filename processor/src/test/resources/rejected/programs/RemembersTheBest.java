package rejected;

import dev.fluxion.Differentiable;

class RemembersTheBest {
  private double best = Double.POSITIVE_INFINITY;

  @Differentiable
  final double objective(double x) {
    double f = x * x - 2 * x;
    if (f < best) {
      best = f; // FLX035
    }
    return f;
  }
}
