package rejected;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

class PrivateEnumInABody {
  private enum Kind {
    LINEAR,
    SQUARE
  }

  private static Kind kind(int i) {
    return Kind.values()[i]; // FLX040
  }

  @Differentiable
  static double law(double x, @Constant int i) {
    return kind(i) == Kind.SQUARE ? x * x : x; // FLX040
  }
}
