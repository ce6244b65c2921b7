package rejected;

import dev.fluxion.Differentiable;

class BufferOfOtherCode {
  @Differentiable
  static double buffered(double x) {
    double[] buffer = java.util.stream.DoubleStream.of(1, 2).toArray(); // FLX068
    buffer[1] = x;
    return buffer[0] * buffer[1];
  }
}
