package rejected;

import dev.fluxion.Differentiable;

class MutableGlobal {
  static double gravity = 9.81;

  @Differentiable
  static double fall(double t) {
    return 0.5 * gravity * t * t; // FLX037
  }
}
