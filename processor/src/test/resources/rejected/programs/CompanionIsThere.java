package rejected;

import dev.fluxion.Differentiable;

class CompanionIsThere {
  @Differentiable // FLX012
  static double loss(double x) {
    return x * x;
  }
}

class CompanionIsThereGradients {
}
