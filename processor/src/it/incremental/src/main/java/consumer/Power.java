package consumer;

import dev.fluxion.Differentiable;

final class Power {
  private Power() {}

  @Differentiable
  static double power(double x) {
    return x * x;
  }
}
