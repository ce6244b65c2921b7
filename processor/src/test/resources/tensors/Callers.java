package t;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import dev.fluxion.PullbackOf;
import dev.fluxion.PushforwardOf;
import dev.fluxion.Tensor;
import dev.fluxion.UseDerivatives;

/** Tensors in calls of other files, and in rules. */
@UseDerivatives(Callers.Rules.class)
class Callers {
  @Differentiable
  static double network(Tensor a, Tensor x, double s, @Constant int n) {
    Tensor h = x;
    for (int i = 0; i < n; i++) {
      h = Library.layer(a, h, s);
    }
    return Library.loss(h, h.toArray(), Tensor.ones(3));
  }

  @Differentiable
  static double constantArgument(Tensor a, Tensor x, double s, @Constant int n) {
    return Library.layer(Tensor.identity(3), x, 1).dot(x) + a.sum() * s * n;
  }

  @Differentiable
  static double written(Tensor a, Tensor x, double s, @Constant int n) {
    double[] y = {s, s, s};
    Library.fill(a.matmul(x), y);
    return Tensor.vector(y).norm() * s;
  }

  @Differentiable
  static double records(Tensor a, Tensor x, double s, @Constant int n) {
    Library.Pair p = new Library.Pair(x, s);
    for (int i = 0; i < n % 3; i++) {
      p = Library.pair(p, 0.5 * s);
    }
    return p.first().matmul(a).sum() * p.second();
  }

  @Differentiable
  static double arraysOfRecords(Tensor a, Tensor x, double s, @Constant int n) {
    Library.Layer[] layers = new Library.Layer[1 + n % 3];
    for (int i = 0; i < layers.length; i++) {
      layers[i] = new Library.Layer(a.times(1 + 0.1 * i), x);
    }
    Library.Layer[] once = Library.scaled(layers, s);
    Library.Layer[] twice = Library.scaled(once, s);
    twice[0] = new Library.Layer(once[n % layers.length].w().plus(s), once[0].b());
    once[layers.length - 1] = layers[0];
    return Library.deep(twice, x) + s * Library.deep(once, x.sin());
  }

  @Differentiable
  static double cubes(Tensor a, Tensor x, double s, @Constant int n) {
    Tensor y = x;
    for (int i = 0; i < n % 3; i++) {
      y = Native.cube(y.plus(s));
    }
    return Native.total(y, Native.product(a.matmul(x), s));
  }

  static class Rules {
    record Both(Tensor x, double s) {}

    @PullbackOf(owner = Native.class, method = "cube")
    static Tensor cubeBack(Tensor x, Tensor cotangent) {
      return x.square().times(3).times(cotangent);
    }

    @PushforwardOf(owner = Native.class, method = "cube")
    static Tensor cubeForth(Tensor x, Tensor y, Tensor tangent) {
      return x.square().times(3).times(tangent);
    }

    @PullbackOf(owner = Native.class, method = "product", wrt = {0, 1})
    static Both productBack(Tensor x, double s, Tensor cotangent) {
      return new Both(cotangent.times(s), cotangent.dot(x));
    }

    @PushforwardOf(owner = Native.class, method = "product", wrt = 0)
    static Tensor productForth(Tensor x, double s, Tensor tangent) {
      return tangent.times(s);
    }

    @PushforwardOf(owner = Native.class, method = "product", wrt = 1)
    static Tensor productForthByNumber(Tensor x, double s, double tangent) {
      return x.times(tangent);
    }

    @PullbackOf(owner = Native.class, method = "total", wrt = 0)
    static Tensor totalBack(Tensor x, Tensor z, double cotangent) {
      return z.times(cotangent);
    }

    @PullbackOf(owner = Native.class, method = "total", wrt = 1)
    static Tensor totalBackByOther(Tensor x, Tensor z, double cotangent) {
      return x.times(cotangent);
    }

    @PushforwardOf(owner = Native.class, method = "total", wrt = 0)
    static double totalForth(Tensor x, Tensor z, Tensor tangent) {
      return tangent.dot(z);
    }

    @PushforwardOf(owner = Native.class, method = "total", wrt = 1)
    static double totalForthByOther(Tensor x, Tensor z, Tensor tangent) {
      return x.dot(tangent);
    }
  }
}
