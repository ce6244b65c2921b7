package rejected;

import dev.fluxion.Differentiable;

class AnonymousClass {
  @Differentiable
  static double anonymous(double x) {
    Object listener = new Object() {}; // FLX032
    return x * x;
  }
}
