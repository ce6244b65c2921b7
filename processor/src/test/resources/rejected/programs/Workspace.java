package rejected;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

class Workspace {
  @Differentiable
  static double[] doubled(double[] x, @Constant double[] work) {
    work[0] = 2 * x[0];
    return new double[] {work[0]};
  }
}
