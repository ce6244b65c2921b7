package rejected;

import dev.fluxion.Differentiable;
import java.util.Arrays;

class StreamOfSquares {
  @Differentiable
  static double norm(double[] x) {
    return Math.sqrt(Arrays.stream(x).map(v -> v * v).sum()); // FLX030
  }
}
