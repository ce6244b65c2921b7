package rejected;

import dev.fluxion.Differentiable;

class InnerClassReadsOuter {
  double scale = 2;

  class Inner {
    @Differentiable
    final double scaled(double x) {
      return x * scale; // FLX036
    }
  }
}
