package t;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

/** Arrays of records with tensors in them, and records with arrays of tensors. */
class Networks {
  record Layer(Tensor w, Tensor b, @Constant String name) {
    Tensor apply(Tensor x) {
      return w.matmul(x).plus(b).tanh();
    }
  }

  record Network(Layer[] layers, double scale) {}

  record Parts(Tensor[] parts, double weight) {}

  @Differentiable
  static double loss(Layer[] layers, Tensor x) {
    Tensor h = x;
    for (Layer layer : layers) {
      h = layer == null ? h.times(0.5) : layer.apply(h);
    }
    return h.square().sum();
  }

  @Differentiable
  static double inRecord(Network net, @Constant Tensor x) {
    return loss(net.layers(), x) * net.scale();
  }

  @Differentiable
  static Layer[] scaled(Layer[] layers, double s) {
    Layer[] all = new Layer[layers.length];
    for (int k = 0; k < all.length; k++) {
      Layer layer = layers[layers.length - 1 - k];
      all[k] = new Layer(layer.w().times(s).sin(), layer.b().times(layer.w().sum()), "scaled");
    }
    return all;
  }

  @Differentiable
  static Network step(Network net, Tensor x) {
    Layer[] layers = net.layers().clone();
    layers[0] = new Layer(layers[0].w().times(x.sum()), layers[1].b().times(net.scale()), "new");
    return new Network(layers, loss(layers, x));
  }

  @Differentiable
  static double parts(Parts p, Tensor x) {
    double sum = Tensor.concat(0, p.parts()).square().sum() * p.weight();
    for (Tensor part : p.parts()) {
      sum += part.dot(x) * part.sum();
    }
    return sum;
  }

  @Differentiable
  static Parts sorted(Parts p, double s) {
    Tensor[] parts = new Tensor[p.parts().length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = p.parts()[parts.length - 1 - i].times(s * p.weight());
    }
    return new Parts(parts, p.parts()[0].norm());
  }

  @Differentiable
  static double grid(Layer[][] grid, @Constant Tensor x) {
    double sum = 0;
    for (Layer[] row : grid) {
      sum += loss(row, x) * row[0].b().sum();
    }
    return sum;
  }

  /** Writes to its parameter. */
  @Differentiable
  static Tensor inPlace(Layer[] layers, double s) {
    Tensor sum = layers[0].b();
    for (int i = 0; i < layers.length; i++) {
      layers[i] = new Layer(layers[i].w().times(s).sin(), layers[0].b(), "replaced");
      sum = sum.plus(layers[i].b().times(layers[i].w().sum()));
    }
    layers[0] = layers[layers.length - 1];
    return sum.times(layers[0].w().norm());
  }

  @Differentiable
  static double inPlaceNumber(Layer[] layers, double s) {
    return inPlace(layers, s).square().sum();
  }

  @Differentiable
  static Tensor local(Tensor x) {
    Tensor[] all = {x, x.sin()};
    Tensor product = all[0].times(all[1]);
    all[0] = product.plus(all[1].square());
    return all[0].times(all[1]);
  }
}
