package dev.fluxion.processor.corpus;

import dev.fluxion.Checkpointed;
import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;
import java.util.Arrays;

/** Arrays are used as a whole, then rows of them are replaced or moved. */
final class TensorRows {
  private static final String M = "{{1.1, 2}, {0.3, 0.4}}";
  private static final String CUBE = "{{{1.1, 2}, {0.3, 0.4}}, {{0.5, 0.6}, {0.7, 0.8}}}";

  private record Pair(double[][] m, double[] row) {}

  private TensorRows() {}

  private static void swap(double[][] m) {
    double[] first = m[0];
    m[0] = m[1];
    m[1] = first;
  }

  @Differentiable
  @At(arrays = M)
  static double replaced(double[][] m) {
    Tensor t = Tensor.matrix(m);
    m[0] = new double[] {1, 2};
    return t.sum();
  }

  static double[] replacedExpected(double[][] m) {
    return new double[] {1, 1, 1, 1};
  }

  @Differentiable
  @At(arrays = M)
  static double repeated(double[][] m) {
    Tensor t = Tensor.matrix(m);
    m[0] = m[1];
    return t.square().sum() * m[0][0];
  }

  @Differentiable
  @At(arrays = M)
  static double ofClone(double[][] m) {
    double[][] c = m.clone();
    double s = Tensor.matrix(c).square().sum();
    c[0] = c[1];
    return s + Tensor.matrix(m).sum();
  }

  @Differentiable
  @At(value = {1.2, 0.7})
  static double ofLocals(double x, double y) {
    double[][] q = {{x, y}, {x * y, y}};
    Tensor t = Tensor.matrix(q);
    q[0] = q[1];
    q[1] = new double[] {x, x};
    return t.det() * q[0][0] + t.sum();
  }

  @Differentiable
  @At(arrays = {M, "{0.1, 0.2}"})
  static double ofRecords(double[][] m, double[] row) {
    Pair p = new Pair(m, row);
    Tensor t = Tensor.matrix(p.m());
    p.m()[0] = p.row();
    return t.square().sum() + p.m()[0][1];
  }

  @Differentiable
  @At(arrays = M)
  static double inLoops(double[][] m) {
    double s = 0;
    for (int i = 0; i < 3; i++) {
      s += Tensor.matrix(m).square().sum() * (i + 1);
      m[i % 2] = new double[] {s * 0.01, m[1][0]};
    }
    return s;
  }

  @Differentiable
  @At(value = 0.7, arrays = M)
  @At(value = -0.3, arrays = M)
  @At(value = -0.3, arrays = "{{-1.1, 2}, {0.3, 0.4}}")
  static double inBranches(double[][] m, double y) {
    double[][] c = y > 0 ? m : m.clone();
    Tensor t = Tensor.matrix(c);
    if (m[0][0] > 0) {
      c[0] = c[1];
    } else {
      swap(c);
    }
    Tensor u = Tensor.matrix(m);
    m[1] = new double[] {y, 0};
    return t.square().sum() + u.square().sum() * y;
  }

  @Differentiable
  @At(value = 0.7, arrays = M)
  static double byArrayMethods(double[][] m, double y) {
    double[][] c = Arrays.copyOf(m, 3);
    c[2] = new double[] {y, y * y};
    double s = Tensor.matrix(c).square().sum();
    System.arraycopy(c, 0, c, 1, 2);
    s += Tensor.matrix(c).square().get(2, 0) + s * 0.1;
    Arrays.fill(c, m[1]);
    return s + Tensor.matrix(c).square().sum();
  }

  private static double recursively(double[][] m, int n, double y) {
    if (n == 0) {
      return Tensor.matrix(m).square().get(0, 1);
    }
    Tensor t = Tensor.matrix(m);
    swap(m);
    m[1][0] *= y;
    return t.det() * n + recursively(m, n - 1, y) + t.sum();
  }

  @Differentiable
  @At(value = 0.7, arrays = M)
  static double inHelpers(double[][] m, double y) {
    double[][] c = m.clone();
    double s = recursively(c, 4, y);
    swap(m);
    return s + Tensor.matrix(m).det() * m[1][0];
  }

  @Differentiable
  @At(arrays = M)
  static double[] fromTensors(double[][] m) {
    double[][] z = Tensor.matrix(m).square().toMatrix();
    swap(z);
    z[0][0] *= m[1][1];
    double[][] w = z.clone();
    swap(w);
    z[1] = new double[] {m[0][0], z[0][1]};
    m[0] = z[0];
    return new double[] {w[0][0], w[0][1], w[1][0], z[1][0], z[1][1], m[0][0], m[0][1]};
  }

  @Differentiable
  @At(value = 0.7, arrays = M)
  static double[][] returned(double[][] m, double y) {
    double[][] z = Tensor.matrix(m).times(y).toMatrix();
    swap(m);
    m[1][0] *= z[0][0];
    swap(z);
    return z;
  }

  @Differentiable(wrt = {"m", "y"})
  @At(value = 0.7, arrays = M)
  static void written(double[][] m, double y) {
    Tensor t = Tensor.matrix(m);
    swap(m);
    m[0][1] += t.square().sum() * y;
    double[][] z = t.square().toMatrix();
    m[1] = z[0];
    swap(z);
    m[0][0] += z[1][0];
  }

  @Differentiable
  @At(arrays = {M, "{{1.3, 2}, {0.3, 0.7}}"})
  @At(arrays = {M, "=0"})
  static double ofTwo(double[][] a, double[][] b) {
    Tensor t = Tensor.matrix(a);
    b[0] = new double[] {b[1][0], 1};
    Tensor u = Tensor.matrix(b);
    a[1] = new double[] {a[0][0], 2};
    return t.square().sum() + u.square().sum() * 3 + Tensor.matrix(a).dot(Tensor.matrix(b));
  }

  @Differentiable
  @At(arrays = CUBE)
  static double ofCubes(double[][][] c) {
    double s = Tensor.matrix(c[0]).square().sum();
    c[0][0] = c[1][1];
    s += Tensor.matrix(c[0]).square().sum();
    c[0] = c[1];
    return s * c[0][1][0];
  }

  @Differentiable
  @At(arrays = CUBE)
  static double insideCubes(double[][][] c) {
    c[0][1] = c[0][0];
    return c[0][1][0] * c[0][1][0] + c[0][1][1];
  }

  @Differentiable
  @At(value = 0.7, arrays = M)
  static double inTrips(double[][] m, double y) {
    double s = 0;
    for (@Checkpointed int i = 0; i < 3; i++) {
      double[][] c = {m[0], m[1]};
      s = Math.sin(s * y) + Tensor.matrix(c).square().sum() * 0.1;
      c[0] = new double[] {s, y};
      s += Tensor.matrix(c).square().sum() * 0.01;
    }
    return s;
  }

  @Differentiable
  @At(value = 0.7, arrays = M)
  static double behindTrips(double[][] m, double y) {
    double s = 0;
    for (@Checkpointed int i = 0; i < 4; i++) {
      s = Math.sin(s * y) + m[0][0] * m[1][1] + Tensor.matrix(m).square().sum() * 0.1;
      m[0][1] += s * 0.1;
    }
    m[0] = m[1];
    return s + m[0][0];
  }

  @Differentiable
  @At(value = 0.7, arrays = M)
  static double betweenTrips(double[][] m, double y) {
    double s = 0;
    double[][] a = m.clone();
    for (int k = 0; k < 2; k++) {
      for (@Checkpointed int i = 0; i < 4; i++) {
        s = Math.sin(s * y) + a[0][0] * a[1][1] + Tensor.matrix(a).square().sum() * 0.1;
        a[0][1] += s * 0.1;
      }
      swap(a);
      m[k][0] *= y;
    }
    return s + a[0][0];
  }

  @Differentiable
  @At(value = 0.7, arrays = CUBE)
  static double cubesBehindTrips(double[][][] c, double y) {
    double s = 0;
    for (@Checkpointed int i = 0; i < 4; i++) {
      s = Math.sin(s * y) + c[0][0][0] * c[1][1][1] + Tensor.matrix(c[0]).square().sum() * 0.1;
      c[0][0][1] += s * 0.1;
    }
    c[0][0] = c[0][1];
    c[1] = c[0];
    return s + c[1][1][1];
  }

  @Differentiable
  @At(value = 0.7, arrays = "{1.1, 0.7}")
  static double indicesBehindTrips(double[] x, double y) {
    int[][] order = {{0, 1}, {1, 0}};
    double s = 0;
    for (@Checkpointed int i = 0; i < 4; i++) {
      s = Math.sin(s * y) + x[order[0][i % 2]] * x[order[1][0]];
    }
    order[0] = order[1];
    order[1] = new int[] {0, 0};
    return s * x[order[0][1]];
  }

  @Differentiable
  @At(value = 0.7, arrays = "{1.1, 0.7}")
  static double tensorsBehindTrips(double[] x, double y) {
    Tensor v = Tensor.vector(x);
    Tensor[][] t = {{v, v.times(y)}, {v.exp(), v}};
    double s = 0;
    for (@Checkpointed int i = 0; i < 4; i++) {
      s = Math.sin(s * y) + Tensor.stack(0, t[0]).square().sum() * 0.1;
      t[1][0] = t[0][1].times(s);
    }
    t[0] = t[1];
    return s + t[0][0].sum();
  }

  @Differentiable
  @At(value = 0.7, arrays = M)
  static double passedOn(double[][] m, double y) {
    double[][] a = new double[2][];
    for (int i = 0; i < 2; i++) {
      a[i] = m[i].clone();
    }
    double[][] b = {{y, 1}, {2, y}};
    for (@Checkpointed int i = 0; i < 5; i++) {
      for (int r = 0; r < 2; r++) {
        for (int c = 0; c < 2; c++) {
          b[r][c] = Math.sin(a[r][c] * y) + a[c][r] * 0.1;
        }
      }
      double[][] t = a;
      a = b;
      b = t;
    }
    return a[0][0] * a[1][1] + b[0][1];
  }
}
