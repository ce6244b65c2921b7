package rejected;

import dev.fluxion.Differentiable;

class AbstractMethod {
  abstract static class Model {
    @Differentiable // FLX004
    abstract double loss(double x);
  }
}
