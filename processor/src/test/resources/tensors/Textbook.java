package t;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

class Textbook {
  @Differentiable(wrt = "a")
  static Tensor product(Tensor a, Tensor x) {
    return a.matmul(x);
  }

  @Differentiable
  static double leastSquares(Tensor a, Tensor x, @Constant Tensor y) {
    return 0.5 * y.minus(a.matmul(x)).square().sum();
  }

  @Differentiable(wrt = "b")
  static Tensor layer(Tensor a, @Constant Tensor x, Tensor b) {
    return a.matmul(x).plus(b).tanh();
  }

  @Differentiable
  static double crossEntropy(Tensor w, Tensor b, @Constant Tensor h, @Constant Tensor y) {
    Tensor z = w.matmul(h).plus(b);
    return z.logSumExp() - y.dot(z);
  }

  @Differentiable
  static double volume(Tensor a) {
    return a.logDet();
  }

  @Differentiable
  static double quadratic(Tensor x, @Constant Tensor a) {
    return 0.5 * x.dot(a.matmul(x));
  }

  @Differentiable
  static double kinks(Tensor x) {
    return x.relu().sum() + x.abs().sum() + x.norm() + x.max() + x.maximum(0).sum();
  }

  @Differentiable
  static double tie(Tensor x, Tensor z) {
    return x.maximum(z).sum() + x.max(0).sum();
  }

  @Differentiable
  static double unused(Tensor x) {
    return x.sqrt().slice(0, 1, 2).sum() + x.log().get(1);
  }
}
