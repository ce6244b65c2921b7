package rejected;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

class CastOfAnObject {
  @Differentiable
  static double cost(double x, @Constant Object data) {
    double[] y = (double[]) data; // FLX043
    return x * y[0];
  }
}
