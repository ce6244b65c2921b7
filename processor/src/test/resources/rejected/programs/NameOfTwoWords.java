package rejected;

import dev.fluxion.Differentiable;

class NameOfTwoWords {
  @Differentiable(name = "loss in x") // FLX011
  static double loss(double x) {
    return x * x;
  }
}
