package rejected;

import dev.fluxion.Checkpointed;
import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

class CheckpointOnALocal {
  @Differentiable
  static double iterate(double x, @Constant int n) {
    @Checkpointed // FLX026
    double y = x;
    for (int i = 0; i < n; i++) {
      y = Math.sin(y);
    }
    return y;
  }
}
