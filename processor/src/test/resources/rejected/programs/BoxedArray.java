package rejected;

import dev.fluxion.Differentiable;

class BoxedArray {
  @Differentiable
  static double pair(double x) {
    Double[] both = new Double[2]; // FLX041
    return x;
  }
}
