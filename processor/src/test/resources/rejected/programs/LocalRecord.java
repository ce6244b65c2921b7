package rejected;

import dev.fluxion.Differentiable;

class LocalRecord {
  @Differentiable
  static double distance(double x, double y) {
    record Pair(double a, double b) {} // FLX022
    Pair p = new Pair(x, y);
    return Math.hypot(p.a(), p.b());
  }
}
