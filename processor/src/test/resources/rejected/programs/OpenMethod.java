package rejected;

import dev.fluxion.Differentiable;

class OpenMethod {
  @Differentiable // FLX016
  double loss(double x) {
    return x * x;
  }
}
