package rejected;

import dev.fluxion.Differentiable;

class AccessorInAnotherFile {
  @Differentiable
  static double height(Spherical s) {
    return s.radius() * Math.sin(s.angle()); // FLX056
  }
}
