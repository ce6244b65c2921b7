package rejected;

import dev.fluxion.Differentiable;

class ReadBeforeWritten {
  @Differentiable
  static void accumulate(double[] x, double[] sums) { // FLX019
    for (int i = 0; i < x.length; i++) {
      sums[i] += x[i];
    }
  }
}
