package dev.fluxion;

import java.util.Arrays;

/**
 * The walk over two operands that are broadcast to one shape.
 *
 * <p>Neighbouring axes along which both operands move alike are walked as one, so that the
 * innermost loop, which belongs to the operation, is as long as possible.
 */
final class Broadcasting {

  /** What is done with a run of elements. */
  @FunctionalInterface
  interface Run {
    /**
     * The elements are {@code a + i * aStep}, {@code b + i * bStep} and, of the shape that the
     * operands are broadcast to, {@code y + i}, for {@code i} from 0 to {@code n}.
     */
    void run(int a, int aStep, int b, int bStep, int y, int n);
  }

  private final int[] lengths;
  private final int[] aStrides;
  private final int[] bStrides;
  private int groups;

  private Broadcasting(int[] shape, int[] a, int[] b) {
    lengths = new int[shape.length + 1];
    aStrides = new int[shape.length + 1];
    bStrides = new int[shape.length + 1];
    int[] aAll = TensorShape.strides(a, shape);
    int[] bAll = TensorShape.strides(b, shape);
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      if (shape[axis] != 1) {
        add(shape[axis], aAll[axis], bAll[axis]);
      }
    }
    if (groups == 0) {
      add(1, 0, 0);
    }
  }

  /** Adds the next axis from the innermost outwards. */
  private void add(int length, int aStride, int bStride) {
    int last = groups - 1;
    if (groups > 0
        && aStride == aStrides[last] * lengths[last]
        && bStride == bStrides[last] * lengths[last]) {
      lengths[last] *= length;
      return;
    }
    lengths[groups] = length;
    aStrides[groups] = aStride;
    bStrides[groups] = bStride;
    groups++;
  }

  /** Walks over a non-empty {@code shape} to which {@code a} and {@code b} are broadcast. */
  static void walk(int[] shape, int[] a, int[] b, Run run) {
    Broadcasting walk = new Broadcasting(shape, a, b);
    walk.outer(walk.groups - 1, 0, 0, 0, run);
  }

  private int outer(int group, int a, int b, int y, Run run) {
    if (group == 0) {
      run.run(a, aStrides[0], b, bStrides[0], y, lengths[0]);
      return y + lengths[0];
    }
    int next = y;
    for (int i = 0; i < lengths[group]; i++) {
      next = outer(group - 1, a + i * aStrides[group], b + i * bStrides[group], next, run);
    }
    return next;
  }

  static Tensor to(String operation, Tensor t, int[] shape) {
    int[] common = TensorShape.broadcast(operation, t.shape, shape);
    if (!Arrays.equals(common, shape)) {
      throw TensorShape.mismatch(operation, t.shape, shape);
    }
    if (Arrays.equals(t.shape, shape)) {
      return t;
    }
    double[] y = new double[TensorShape.size(operation, shape)];
    if (y.length > 0) {
      double[] x = t.data;
      walk(
          shape,
          t.shape,
          t.shape,
          (a, step, b, bStep, at, n) -> {
            for (int i = 0; i < n; i++) {
              y[at + i] = x[a + i * step];
            }
          });
    }
    return new Tensor(y, shape.clone());
  }

  static Tensor sumTo(String operation, Tensor t, int[] shape) {
    if (Arrays.equals(t.shape, shape)) {
      return t;
    }
    int[] common = TensorShape.broadcast(operation, shape, t.shape);
    if (!Arrays.equals(common, t.shape)) {
      throw TensorShape.mismatch(operation, t.shape, shape);
    }
    double[] y = new double[TensorShape.size(operation, shape)];
    if (t.data.length > 0) {
      double[] x = t.data;
      walk(
          t.shape,
          shape,
          shape,
          (a, step, b, bStep, at, n) -> {
            for (int i = 0; i < n; i++) {
              y[a + i * step] += x[at + i];
            }
          });
    }
    return new Tensor(y, shape.clone());
  }
}
