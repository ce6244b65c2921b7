package rejected;

import dev.fluxion.Differentiable;
import java.util.Random;

class SuperCall extends Random {
  private static final long serialVersionUID = 1;

  @Override
  public double nextDouble() {
    return 0.5;
  }

  @Differentiable
  final double noisy(double x) {
    return x * super.nextDouble(); // FLX036
  }
}
