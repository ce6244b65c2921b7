package rejected;

import dev.fluxion.Differentiable;

class NativeMethod {
  @Differentiable // FLX004
  static native double blas(double[] x);
}
