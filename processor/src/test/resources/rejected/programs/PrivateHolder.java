package rejected;

import dev.fluxion.Differentiable;

class PrivateHolder {
  private static class Hidden {
    @Differentiable // FLX013
    static double loss(double x) {
      return x * x;
    }
  }
}
