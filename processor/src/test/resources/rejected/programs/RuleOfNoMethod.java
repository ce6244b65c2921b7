package rejected;

import dev.fluxion.DerivativeOf;

class RuleOfNoMethod {
  @DerivativeOf(owner = Math.class, method = "gamma") // FLX070
  static double gammaSlope(double x) {
    return x;
  }
}
