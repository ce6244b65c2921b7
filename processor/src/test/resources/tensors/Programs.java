package t;

import dev.fluxion.Checkpointed;
import dev.fluxion.Constant;
import dev.fluxion.Derivative;
import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

/** Tensors on all ways through a method: x is a vector of 3, a matrix is 3 by 3, s a number. */
class Programs {

  /** A recurrent network. */
  @Differentiable
  static double recurrent(Tensor a, Tensor x, double s, @Constant int n) {
    Tensor h = x;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      h = a.matmul(h).times(s).tanh();
      sum += h.get(i % 3);
    }
    return sum + h.norm();
  }

  /** Nested loops, the inner one of as many trips as the outer one has made. */
  @Differentiable
  static double triangle(Tensor a, Tensor x, double s, @Constant int n) {
    Tensor total = Tensor.zeros(3);
    int i = 0;
    while (i < n) {
      Tensor h = x;
      for (int j = 0; j < i; j++) {
        h = h.plus(a.matmul(h).times(0.1 * s));
        if (h.max() > 1.5) {
          break;
        }
      }
      total = total.plus(h.square());
      i++;
    }
    return total.sum();
  }

  /** What is swapped in a loop. */
  @Differentiable
  static double fibonacci(Tensor a, Tensor x, double s, @Constant int n) {
    Tensor previous = x;
    Tensor current = a.row(0).times(s);
    for (int i = 0; i < n; i++) {
      Tensor next = previous.plus(current.sin());
      previous = current;
      current = next;
    }
    return current.dot(previous);
  }

  /** A shape that grows. */
  @Differentiable
  static double growing(Tensor a, Tensor x, double s, @Constant int n) {
    Tensor all = x.times(s);
    for (int i = 0; i < n; i++) {
      all = Tensor.concat(0, all, a.row(i % 3).times(all.sum()));
    }
    return all.square().mean();
  }

  /** No tensor at first. */
  @Differentiable
  static double lateStart(Tensor a, Tensor x, double s, @Constant int n) {
    Tensor sum = null;
    for (int i = 0; i < n; i++) {
      Tensor part = x.pow(i + 1).times(s);
      sum = sum == null ? part : sum.plus(part);
    }
    if (sum == null) {
      return a.sum();
    }
    return sum.matmul(a).sum();
  }

  /** Branches in which different tensors matter. */
  @Differentiable
  static double branches(Tensor a, Tensor x, double s, @Constant int n) {
    Tensor y;
    switch (n % 3) {
      case 0:
        y = a.matmul(x);
        break;
      case 1:
        y = x.times(s);
        break;
      default:
        y = Tensor.vector(s, s * s, 1);
    }
    Tensor z = y.sum() > 0.2 ? y.exp() : x;
    return n % 2 == 0 ? z.sum() : z.dot(y);
  }

  @Differentiable
  static double early(Tensor a, Tensor x, double s, @Constant int n) {
    Tensor y = a.matmul(x);
    if (n % 2 == 0) {
      return y.logSumExp();
    }
    y = y.times(s);
    for (int i = 0; i < n; i++) {
      y = y.plus(x);
      if (y.norm() > 3) {
        return y.sum() * s;
      }
    }
    return y.square().sum();
  }

  @Differentiable
  static double power(Tensor a, Tensor x, double s, @Constant int n) {
    return power(a.times(s), n).matmul(x).square().sum();
  }

  private static Tensor power(Tensor a, int n) {
    if (n == 0) {
      return Tensor.identity(3);
    }
    Tensor half = power(a, n / 2);
    Tensor square = half.matmul(half);
    return n % 2 == 0 ? square : square.matmul(a);
  }

  /** A callee, some of whose results and arguments do not matter. */
  @Differentiable
  static double callees(Tensor a, Tensor x, double s, @Constant int n) {
    Tensor y = scaled(x, s, Tensor.ones(3));
    double[] z = scaled(Tensor.ones(3), 2, x).toArray();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += z[i % 3] * scaled(y, sum, x).get(i % 3);
    }
    return sum + size(a);
  }

  private static Tensor scaled(Tensor x, double s, Tensor z) {
    Tensor y = x.times(s);
    for (int i = 0; i < 2; i++) {
      y = y.plus(z.sin());
    }
    return y;
  }

  private static double size(Tensor a) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j <= i; j++) {
        sum += a.get(i, j) * a.get(j, i);
      }
    }
    return sum;
  }

  /** Through arrays, which change. */
  @Differentiable
  static double arrays(Tensor a, Tensor x, double s, @Constant int n) {
    double[] y = x.toArray();
    double[][] m = a.toMatrix();
    for (int i = 0; i < n; i++) {
      y[i % 3] *= s;
      m[i % 3][0] += y[1];
    }
    Tensor b = Tensor.matrix(m);
    y[0] = 0.5;
    Tensor v = Tensor.vector(y);
    y[1] = 9;
    return b.matmul(v).sum() + Tensor.of(y, 3, 1).norm();
  }

  /** A loop that is run again. */
  @Differentiable
  static double checkpointed(Tensor a, Tensor x, double s, @Constant int n) {
    Tensor h = x;
    for (@Checkpointed(snapshots = 2) int i = 0; i < n; i++) {
      h = h.plus(a.matmul(h.sin()).times(0.1 * s));
    }
    return h.square().sum();
  }

  /** One tensor for two parameters of a helper, and results that are arguments. */
  @Differentiable
  static double twice(Tensor a, Tensor x, double s, @Constant int n) {
    Tensor y = n > 2 ? same(x, x) : same(x, a.row(0));
    return y.dot(x) * s;
  }

  private static Tensor same(Tensor x, Tensor y) {
    return x.sum() > y.sum() ? x : y;
  }

  /** What is cut off. */
  @Differentiable
  static double detached(Tensor a, Tensor x, double s, @Constant int n) {
    return weighted(a.matmul(x), Tensor.ones(3).times(n)) * s;
  }

  private static double weighted(Tensor y, @Constant Tensor w) {
    return y.times(w).square().sum();
  }

  /** Indices in an array, which changes afterwards. */
  @Differentiable
  static double gathered(Tensor a, Tensor x, double s, @Constant int n) {
    int[] indices = {0, 2};
    Tensor rows = a.gather(indices);
    indices[0] = 1;
    int[] shape = x.shape();
    shape[0] = 1;
    return rows.square().sum() + a.gather(indices).exp().sum() * s + x.slice(0, 0, shape[0]).sum();
  }
}
