package rejected;

import dev.fluxion.Differentiable;

class OverridableCallee {
  double factor() {
    return 2;
  }

  double times(double x) {
    return x * factor();
  }

  @Differentiable
  final double product(double x) {
    return times(x); // FLX039
  }
}
