package rejected;

import dev.fluxion.Differentiable;
import dev.fluxion.PullbackOf;
import dev.fluxion.PushforwardOf;

class TaylorIsLeftOut {
  static double[] doubled(double[] x) {
    return new double[] {2 * x[0]};
  }

  @PushforwardOf(owner = TaylorIsLeftOut.class, method = "doubled")
  static double[] along(double[] x, double[] tangent) {
    return doubled(tangent);
  }

  @PullbackOf(owner = TaylorIsLeftOut.class, method = "doubled")
  static double[] back(double[] x, double[] cotangent) {
    return doubled(cotangent);
  }

  @Differentiable // FLX015
  static double first(double[] x) {
    return doubled(x)[0];
  }
}
