package rejected;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

class AbstractCallee {
  interface Kernel {
    double at(double r);
  }

  @Differentiable
  static double sum(double[] r, @Constant Kernel kernel) {
    double s = 0;
    for (double v : r) {
      s += kernel.at(v); // FLX039
    }
    return s;
  }
}
