package rejected;

import dev.fluxion.DerivativeOf;

class TwoRules {
  static double cube(double x) {
    return x * x * x;
  }

  @DerivativeOf(owner = TwoRules.class, method = "cube")
  static double one(double x) {
    return 3 * x * x;
  }

  @DerivativeOf(owner = TwoRules.class, method = "cube") // FLX074
  static double other(double x) {
    return 3 * x * x;
  }
}
