package rejected;

import dev.fluxion.Differentiable;
import dev.fluxion.PullbackOf;

class ForwardIsLeftOut {
  static double[] doubled(double[] x) {
    return new double[] {2 * x[0]};
  }

  @PullbackOf(owner = ForwardIsLeftOut.class, method = "doubled")
  static double[] back(double[] x, double[] cotangent) {
    return doubled(cotangent);
  }

  @Differentiable // FLX015
  static double first(double[] x) {
    return doubled(x)[0];
  }
}
