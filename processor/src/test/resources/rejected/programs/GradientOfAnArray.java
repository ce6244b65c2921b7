package rejected;

import dev.fluxion.Derivative;
import dev.fluxion.Differentiable;

class GradientOfAnArray {
  @Differentiable(only = Derivative.GRADIENT) // FLX014
  static double[] twice(double[] x) {
    double[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] *= 2;
    }
    return y;
  }
}
