package rejected;

import dev.fluxion.Checkpointed;
import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

class NegativeSnapshots {
  @Differentiable
  static double iterate(double x, @Constant int n) {
    double y = x;
    for (@Checkpointed(snapshots = -3) int i = 0; i < n; i++) { // FLX027
      y = Math.sin(y);
    }
    return y;
  }
}
