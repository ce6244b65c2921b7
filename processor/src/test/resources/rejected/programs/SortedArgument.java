package rejected;

import dev.fluxion.Differentiable;
import java.util.Arrays;

class SortedArgument {
  @Differentiable
  static double median(double[] x) {
    double[] sorted = x.clone();
    Arrays.sort(sorted); // FLX060
    return sorted[sorted.length / 2];
  }
}
