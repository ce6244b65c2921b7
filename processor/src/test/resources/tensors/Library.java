package t;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

/** Methods that are called from another file. */
class Library {
  record Pair(Tensor first, double second) {}

  record Layer(Tensor w, Tensor b) {}

  @Differentiable
  static Layer[] scaled(Layer[] layers, double s) {
    Layer[] all = new Layer[layers.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = new Layer(layers[i].w().times(s).sin(), layers[i].b().times(s));
    }
    return all;
  }

  @Differentiable
  static double deep(Layer[] layers, Tensor x) {
    Tensor h = x;
    for (Layer layer : layers) {
      h = layer.w().matmul(h).plus(layer.b()).tanh();
    }
    return h.square().sum();
  }

  @Differentiable
  static Tensor layer(Tensor w, Tensor x, double s) {
    return w.matmul(x).times(s).tanh();
  }

  @Differentiable
  static double loss(Tensor o, double[] weights, @Constant Tensor y) {
    return o.minus(y).square().dot(Tensor.vector(weights));
  }

  @Differentiable
  static void fill(Tensor x, double[] out) {
    double[] y = x.sin().toArray();
    for (int i = 0; i < out.length; i++) {
      out[i] = y[i] * y[0];
    }
  }

  @Differentiable
  static Pair pair(Pair p, double s) {
    return new Pair(p.first().times(s).exp(), p.first().sum() * p.second());
  }
}
