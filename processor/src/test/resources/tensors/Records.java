package t;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

class Records {
  record Layer(Tensor w, Tensor b, @Constant double rate) {
    Tensor apply(Tensor x) {
      return w.matmul(x).plus(b).tanh().times(rate);
    }
  }

  record Net(Layer first, Layer second, double scale) {}

  record Normal(Tensor mean, Tensor covariance) {}

  @Differentiable
  static double loss(Net net, @Constant Tensor x, @Constant Tensor y) {
    Tensor h = net.first().apply(x);
    Tensor o = net.second().apply(h).times(net.scale());
    return o.minus(y).square().sum();
  }

  @Differentiable
  static Normal push(Normal n, Tensor a) {
    return new Normal(a.matmul(n.mean()), a.matmul(n.covariance()).matmul(a.transpose()));
  }

  /** A record that changes from trip to trip. */
  @Differentiable
  static double filter(Normal n, Tensor a, @Constant int steps) {
    Normal state = n;
    for (int i = 0; i < steps; i++) {
      state = state.mean().sum() > 9 ? n : push(state, a);
    }
    return state.mean().norm() + state.covariance().logDet();
  }
}
