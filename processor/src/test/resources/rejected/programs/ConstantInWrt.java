package rejected;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

class ConstantInWrt {
  @Differentiable(wrt = {"x", "y"}) // FLX009
  static double product(double x, @Constant double y) {
    return x * y;
  }
}
