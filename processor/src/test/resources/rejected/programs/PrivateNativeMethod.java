package rejected;

import dev.fluxion.Differentiable;

class PrivateNativeMethod {
  private static native double solve(double x);

  @Differentiable
  static double root(double x) {
    return solve(x) - 1; // FLX040
  }
}
