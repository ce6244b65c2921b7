package rejected;

import dev.fluxion.Differentiable;

class DroppedByRounding {
  @Differentiable
  static double rounded(double x) {
    long n = Math.round(10 * x); // FLX061
    return x * n;
  }
}
