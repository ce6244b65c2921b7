package rejected;

import dev.fluxion.DerivativeOf;

class RuleOfAnInteger {
  static int count(double x) {
    return 1;
  }

  @DerivativeOf(owner = RuleOfAnInteger.class, method = "count") // FLX072
  static double slope(double x) {
    return 0;
  }
}
