package rejected;

import dev.fluxion.Differentiable;

class ComputedPrivateConstant {
  private static class Tables {
    private static final Object SEED = new Object();
    static final double LATE = Double.parseDouble("0.5"); // FLX038
  }

  @Differentiable
  static double scaled(double x) {
    return x * Tables.LATE;
  }
}
