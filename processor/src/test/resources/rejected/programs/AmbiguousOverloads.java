package rejected;

import dev.fluxion.Differentiable;

class AmbiguousOverloads {
  static double f(Integer a, Object b) {
    return 1;
  }

  static double f(Object a, Integer b) {
    return 2;
  }

  @Differentiable
  static double call(double x) {
    return x * f(1, 2); // FLX051
  }
}
