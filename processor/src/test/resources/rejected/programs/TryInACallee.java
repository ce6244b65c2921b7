package rejected;

import dev.fluxion.Differentiable;

class TryInACallee {
  @Differentiable
  static double twice(double x) {
    return checked(x) * 2;
  }

  private static double checked(double x) {
    try { // FLX020
      return x * x;
    } finally {
      log("checked");
    }
  }

  static void log(String text) {}
}
