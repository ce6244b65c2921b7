package rejected;

import dev.fluxion.Differentiable;

class NoDerivativeKnown {
  @Differentiable
  static double parsed(double x) {
    return Double.parseDouble(Double.toString(x)); // FLX060
  }
}
