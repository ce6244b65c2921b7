package rejected;

import dev.fluxion.Differentiable;

class ReturnsAnInteger {
  @Differentiable // FLX005
  static int count(double[] x) {
    return x.length;
  }
}
