package rejected;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

class PrivateTableIsWritten {
  private static class Tables {
    private static final double[] WEIGHTS = {1, 2, 1};

    static void normalize() {
      WEIGHTS[0] = 0.25;
    }
  }

  @Differentiable
  static double smooth(double x, @Constant int i) {
    return x * Tables.WEIGHTS[i]; // FLX050
  }
}
