package rejected;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

class OnlyConstants {
  @Differentiable // FLX006
  static double area(@Constant double width, int n) {
    return width * n;
  }
}
