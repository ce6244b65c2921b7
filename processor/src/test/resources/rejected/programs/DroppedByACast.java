package rejected;

import dev.fluxion.Differentiable;

class DroppedByACast {
  @Differentiable
  static double steps(double x, double y) {
    int n = (int) x; // FLX061
    return n * y;
  }
}
