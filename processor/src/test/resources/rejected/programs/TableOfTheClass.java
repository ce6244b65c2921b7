package rejected;

import dev.fluxion.Differentiable;

class TableOfTheClass {
  static final double[] TABLE = new double[8];

  @Differentiable
  static double filled(double x) {
    for (int i = 0; i < TABLE.length; i++) {
      TABLE[i] = i * x; // FLX067
    }
    return TABLE[3];
  }
}
