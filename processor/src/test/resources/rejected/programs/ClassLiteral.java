package rejected;

import dev.fluxion.Differentiable;

class ClassLiteral {
  @Differentiable
  static double named(double x) {
    Class<?> type = double[].class; // FLX049
    return x;
  }
}
