package rejected;

import dev.fluxion.Differentiable;

class HashOfAnArray {
  @Differentiable
  static double hashed(double[] x) {
    int hash = x.hashCode(); // FLX052
    return x[0] * hash;
  }
}
