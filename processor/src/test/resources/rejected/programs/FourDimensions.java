package rejected;

import dev.fluxion.Differentiable;

class FourDimensions {
  @Differentiable
  static double deep(double x) {
    double[][][][] a = new double[1][1][1][1];
    a[0][0][0][0] = x; // FLX066
    return a[0][0][0][0];
  }
}
