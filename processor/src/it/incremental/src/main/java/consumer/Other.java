package consumer;

import dev.fluxion.Differentiable;

final class Other {
  private Other() {}

  @Differentiable
  static double reciprocal(double x) {
    return 1 / x;
  }
}
