package rejected;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

class ComparedByIdentity {
  @Differentiable
  static double same(double x, @Constant Integer a, @Constant Integer b) {
    return a == b ? x : 2 * x; // FLX044
  }
}
