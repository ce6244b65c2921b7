package rejected;

import dev.fluxion.Differentiable;

class SynchronizedSum {
  static final Object LOCK = new Object();

  @Differentiable
  static double sum(double[] x) {
    double s = 0;
    for (double v : x) {
      synchronized (LOCK) { // FLX021
        s += v;
      }
    }
    return s;
  }
}
