package rejected;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

class WritesToItsConstant {
  @Differentiable
  static double through(double x) {
    double[] a = {x, 2};
    return halve(a, x) + a[0];
  }

  static double halve(@Constant double[] a, double x) { // FLX069
    a[0] = 0.5;
    return x;
  }
}
