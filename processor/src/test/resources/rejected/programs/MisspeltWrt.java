package rejected;

import dev.fluxion.Differentiable;

class MisspeltWrt {
  @Differentiable(wrt = "wieght") // FLX007
  static double line(double weight, double x) {
    return weight * x;
  }
}
