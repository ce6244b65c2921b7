package rejected;

import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

class ArrayOfTensors {
  @Differentiable
  static double layers(Tensor a, Tensor b) {
    Tensor[] layers = {a, b};
    return layers[0].matmul(layers[1]).sum(); // FLX064
  }

  @Differentiable
  static double stacked(Tensor a, Tensor b) {
    Tensor[] rows = {a, b};
    return Tensor.stack(0, rows).sum(); // FLX064
  }
}
