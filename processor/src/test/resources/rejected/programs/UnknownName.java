package rejected;

import dev.fluxion.Differentiable;

class UnknownName {
  @Differentiable
  static double typo(double width, double height) {
    return width * heigth; // FLX003
  }
}
