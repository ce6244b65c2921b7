package rejected;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

class SeveralProblemsAtOnce {
  static double counter;

  @Differentiable
  static double messy(double x, @Constant Object o) {
    counter = x; // FLX035
    double y = counter; // FLX037
    Runnable r = () -> {}; // FLX030
    if (o instanceof String) { // FLX042
      y *= 2;
    }
    try { // FLX020
      y += x;
    } finally {
      y += 1;
    }
    return y;
  }
}
