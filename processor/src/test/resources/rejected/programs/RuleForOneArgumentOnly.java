package rejected;

import dev.fluxion.DerivativeOf;
import dev.fluxion.Differentiable;

class RuleForOneArgumentOnly {
  static double blend(double x, double y) {
    return x * y;
  }

  @DerivativeOf(owner = RuleForOneArgumentOnly.class, method = "blend")
  static double byX(double x, double y) {
    return y;
  }

  @Differentiable
  static double both(double x) {
    return blend(x, 2 * x); // FLX075
  }
}
