package rejected;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

class InstanceOf {
  @Differentiable
  static double cost(double x, @Constant Object model) {
    if (model instanceof String) { // FLX042
      return x;
    }
    return x * x;
  }
}
