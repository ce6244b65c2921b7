package rejected;

import dev.fluxion.Differentiable;

class BoxedAccumulator {
  @Differentiable
  static double sum(double[] x) {
    Double s = 0.0;
    for (double v : x) {
      s = s + v; // FLX041
    }
    return s; // FLX041
  }
}
