package rejected;

import dev.fluxion.Differentiable;

class OverloadsWithoutNames {
  @Differentiable
  static double square(double x) {
    return x * x;
  }

  @Differentiable // FLX010
  static double square(float x) {
    return x * x;
  }
}
