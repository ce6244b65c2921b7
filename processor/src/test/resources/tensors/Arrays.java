package t;

import dev.fluxion.Checkpointed;
import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;

/** Tensors in arrays; n is small and not negative. */
class Arrays {
  private record Layer(Tensor w, Tensor b) {}

  @Differentiable
  static double twice(Tensor a, Tensor x, double s, @Constant int n) {
    Tensor[] all = {a, a};
    return all[0].matmul(x).dot(x) * s + all[1].square().sum();
  }

  @Differentiable
  static double recurrence(Tensor a, Tensor x, double s, @Constant int n) {
    Tensor[] h = new Tensor[n + 1];
    h[0] = x;
    for (int i = 0; i < n; i++) {
      h[i + 1] = a.matmul(h[i]).times(s).tanh();
    }
    double sum = 0;
    for (Tensor t : h) {
      sum += t.dot(t);
    }
    return sum * h[n / 2].sum();
  }

  @Differentiable
  static double overwritten(Tensor a, Tensor x, double s, @Constant int n) {
    Tensor[] h = {x, x.times(s), a.matmul(x)};
    for (int i = 0; i < n; i++) {
      Tensor t = h[0];
      h[0] = h[1].times(t);
      h[1] = h[2].plus(t);
      h[2] = t.sin();
      h[i % 3] = h[i % 3].times(h[(i + 1) % 3]).plus(s);
    }
    return h[0].sum() + h[1].square().sum() + h[2].dot(x);
  }

  @Differentiable
  static double joined(Tensor a, Tensor x, double s, @Constant int n) {
    Tensor[] rows = new Tensor[n + 1];
    for (int i = 0; i <= n; i++) {
      rows[i] = a.row(i % 3).times(x).plus(s * i);
    }
    Tensor matrix = Tensor.stack(0, rows);
    rows[n] = x.times(matrix.sum());
    Tensor vector = Tensor.concat(0, rows);
    return matrix.square().sum() + vector.pow(3).sum() + Tensor.stack(1, rows).dot(matrix.transpose());
  }

  @Differentiable
  static double copied(Tensor a, Tensor x, double s, @Constant int n) {
    Tensor[] h = {x, x.exp(), a.matmul(x), x.times(s)};
    Tensor[] c = h.clone();
    Tensor[] l = java.util.Arrays.copyOf(h, 6);
    Tensor[] m = java.util.Arrays.copyOfRange(c, 1, 3);
    l[4] = c[0].times(c[1]);
    java.util.Arrays.fill(h, x.cos());
    c[1] = h[n % 4].times(s);
    System.arraycopy(l, 0, l, 1, 4);
    System.arraycopy(m, 0, h, 2, 2);
    java.util.Arrays.fill(m, 0, 1, c[1].times(l[1]));
    double sum = l[5] == null ? 0 : 100;
    for (int i = 0; i < 4; i++) {
      sum += h[i].dot(l[i]) * (i + 1) + c[i].square().sum();
    }
    return sum + m[0].dot(m[1]) + l[4].sum();
  }

  @Differentiable
  static double overwrittenByConstants(Tensor a, Tensor x, double s, @Constant int n) {
    Tensor one = Tensor.ones(3);
    Tensor[] constants = {one, Tensor.vector(1, 2, 3)};
    Tensor[] h = {x, a.matmul(x), x.times(s)};
    double sum = h[0].dot(h[1]);
    System.arraycopy(constants, 0, h, 1, 2);
    sum += h[1].dot(h[2]) + h[2].dot(h[0]);
    java.util.Arrays.fill(h, 0, n % 2, one);
    return sum + h[0].dot(x) * h[1].sum();
  }

  private static double total(double factor, Tensor... all) {
    double sum = 0;
    for (Tensor t : all) {
      sum += factor * t.square().sum();
    }
    return sum;
  }

  @Differentiable
  static double spread(Tensor a, Tensor x, double s, @Constant int n) {
    return total(s, a, x) + total(2) + total(s * s, a.row(n % 3));
  }

  private static void step(Tensor[] h, Tensor a, int i) {
    h[i] = a.matmul(h[i]).plus(h[0]);
    if (i > 0) {
      step(h, a, i - 1);
    }
  }

  private static Tensor[] made(Tensor x, int n) {
    Tensor[] all = new Tensor[n + 1];
    java.util.Arrays.fill(all, x.tanh());
    return all;
  }

  @Differentiable
  static double helpers(Tensor a, Tensor x, double s, @Constant int n) {
    Tensor[] h = made(x, n);
    step(h, a.times(s), n);
    return h[0].dot(h[n]) + h[n / 2].sum();
  }

  @Differentiable
  static double branches(Tensor a, Tensor x, double s, @Constant int n) {
    Tensor[] p = {x, a.matmul(x)};
    Tensor[] q = {x.times(s), x.square()};
    Tensor[] r = n % 2 == 0 ? p : q;
    if (s > 0.5) {
      r[0] = r[0].times(x);
    } else {
      r = new Tensor[] {r[1], r[0]};
      r[1] = null;
    }
    double sum = r[1] == null ? 1 : r[1].sum();
    while (r[0].sum() > 100) {
      r[0] = r[0].times(0.5);
    }
    return sum * r[0].sum() + p[0].dot(q[1]) + q[0].sum();
  }

  @Differentiable
  static double grid(Tensor a, Tensor x, double s, @Constant int n) {
    Tensor[][] g = new Tensor[2][n + 1];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j <= n; j++) {
        g[i][j] = x.times(s * (i + 1) + j).sin();
      }
    }
    g[1] = g[0];
    g[1][n] = a.matmul(g[0][0]);
    double sum = 0;
    for (Tensor[] row : g) {
      for (Tensor t : row) {
        sum += t.dot(x) * t.sum();
      }
    }
    return sum;
  }

  @Differentiable
  static double network(Tensor a, Tensor x, double s, @Constant int n) {
    Layer[] layers = new Layer[n];
    for (int k = 0; k < n; k++) {
      layers[k] = new Layer(a.times(1.0 / (k + 1)), x.times(s * k));
    }
    Tensor h = x;
    for (Layer layer : layers) {
      h = layer.w().matmul(h).plus(layer.b()).tanh();
    }
    return h.square().sum() + s;
  }

  @Differentiable
  static double checkpointed(Tensor a, Tensor x, double s, @Constant int n) {
    Tensor[] h = {x, x.sin()};
    Tensor[] last = new Tensor[3];
    double sum = 0;
    for (@Checkpointed(snapshots = 2) int i = 0; i < n; i++) {
      Tensor t = h[0];
      h[0] = h[1].times(t).plus(i * s);
      h[1] = a.matmul(t).tanh();
      last[i % 3] = h[0];
      sum += last[0].sum() * h[1].norm();
    }
    return sum + h[0].dot(h[1]);
  }
}
