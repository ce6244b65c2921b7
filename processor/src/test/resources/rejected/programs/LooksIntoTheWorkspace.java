package rejected;

import dev.fluxion.Differentiable;

class LooksIntoTheWorkspace {
  @Differentiable
  static double fourfold(double[] x) {
    double[] work = new double[1];
    double[] doubled = Workspace.doubled(x, work); // FLX085
    return doubled[0] + work[0];
  }
}
