package rejected;

import dev.fluxion.Differentiable;

class TwiceInWrt {
  @Differentiable(wrt = {"x", "x"}) // FLX017
  static double loss(double x) {
    return x * x;
  }
}
