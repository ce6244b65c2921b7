package t;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

/** Methods that return tensors, or arrays made of them: a is 3 by 3, x a vector of 3, s a number. */
class Fields {
  @Differentiable
  static Tensor layer(Tensor a, Tensor x, double s, @Constant int n) {
    return a.matmul(x).plus(s).tanh();
  }

  @Differentiable
  static Tensor matrix(Tensor a, Tensor x, double s, @Constant int n) {
    return a.matmul(a).times(s).plus(x.outer(x));
  }

  @Differentiable
  static double[] array(Tensor a, Tensor x, double s, @Constant int n) {
    double[] y = a.matmul(x).toArray();
    y[n % 3] *= s;
    return y;
  }

  /** An argument itself, or what does not vary. */
  @Differentiable
  static Tensor argument(Tensor a, Tensor x, double s, @Constant int n) {
    if (n == 0) {
      return Tensor.ones(2);
    }
    return n % 2 == 0 ? a : x.times(s);
  }

  @Differentiable
  static Tensor loop(Tensor a, Tensor x, double s, @Constant int n) {
    Tensor y = x;
    for (int i = 0; i < n; i++) {
      y = step(a, y, s);
    }
    return Tensor.stack(0, x, y);
  }

  private static Tensor step(Tensor a, Tensor y, double s) {
    return a.matmul(y.sin()).times(s);
  }

  @Differentiable
  static Tensor power(Tensor a, Tensor x, double s, @Constant int n) {
    return n == 0 ? a : power(a, x, s, n - 1).matmul(a).times(s).plus(x);
  }

  /** A number as a tensor of rank 0. */
  @Differentiable
  static Tensor scalar(Tensor a, Tensor x, double s, @Constant int n) {
    return Tensor.scalar(x.dot(x) * s);
  }
}
