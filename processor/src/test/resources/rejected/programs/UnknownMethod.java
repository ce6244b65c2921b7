package rejected;

import dev.fluxion.Differentiable;

class UnknownMethod {
  @Differentiable
  static double typo(double x) {
    return Math.sine(x); // FLX003
  }
}
