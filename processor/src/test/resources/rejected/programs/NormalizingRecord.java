package rejected;

import dev.fluxion.Differentiable;

class NormalizingRecord {
  record Direction(double x, double y) {
    Direction {
      double norm = Math.hypot(x, y);
      x /= norm;
      y /= norm;
    }
  }

  @Differentiable
  static double dot(Direction d, double a, double b) { // FLX058
    return a * d.x() + b * d.y();
  }
}
