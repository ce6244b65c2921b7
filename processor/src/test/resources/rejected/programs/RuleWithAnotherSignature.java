package rejected;

import dev.fluxion.DerivativeOf;

class RuleWithAnotherSignature {
  static double special(double x, double y) {
    return x * y;
  }

  @DerivativeOf(owner = RuleWithAnotherSignature.class, method = "special") // FLX071
  static double slope(double x) {
    return x;
  }
}
