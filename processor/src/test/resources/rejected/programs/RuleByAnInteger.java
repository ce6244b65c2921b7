package rejected;

import dev.fluxion.DerivativeOf;

class RuleByAnInteger {
  static double power(double x, int n) {
    return x * n;
  }

  @DerivativeOf(owner = RuleByAnInteger.class, method = "power", wrt = 1) // FLX073
  static double slope(double x, int n) {
    return x;
  }
}
