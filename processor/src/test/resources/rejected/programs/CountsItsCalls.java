package rejected;

import dev.fluxion.Differentiable;

class CountsItsCalls {
  static int calls;

  @Differentiable
  static double rosenbrock(double x, double y) {
    calls++; // FLX035
    return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
  }
}
