package rejected;

import dev.fluxion.Differentiable;

class BufferOfOtherCode {
  @Differentiable
  static double buffered(double x) {
    double[] buffer = java.util.stream.DoubleStream.of(1, 2).toArray();
    buffer[1] = x; // FLX068
    return buffer[0] * buffer[1];
  }
}
