package rejected;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

class TryAndRecover {
  @Differentiable
  static double safeQuotient(double x, double y, @Constant int k) {
    double q = x / y;
    try { // FLX020
      q += 1 / k;
    } catch (ArithmeticException e) {
      q = 0;
    }
    return q;
  }
}
