package dev.fluxion.tensor;

import static dev.fluxion.TensorPrimitives.diagonalMatrix;
import static dev.fluxion.TensorPrimitives.offset;
import static dev.fluxion.TensorPrimitives.pad;
import static dev.fluxion.TensorPrimitives.scatter;

import dev.fluxion.Tensor;

/** Operations that only move elements. All are linear: their pushforwards are themselves. */
public final class LayoutRules {
  private LayoutRules() {}

  /** Of the columns below each other. */
  public static Tensor vecPullback(Tensor x, Tensor cotangent) {
    return cotangent.reshape(x.transpose().shape()).transpose();
  }

  /** Of one index of the first axis. */
  public static Tensor rowPullback(Tensor x, int i, Tensor cotangent) {
    return pad(cotangent.keepDims(0), 0, i, x.shape()[0]);
  }

  /** Of some indices of an axis. */
  public static Tensor slicePullback(Tensor x, int axis, int from, int to, Tensor cotangent) {
    return pad(cotangent, axis, from, x.shape()[axis]);
  }

  /** Of some indices of the first axis. */
  public static Tensor gatherPullback(Tensor x, int[] indices, Tensor cotangent) {
    return scatter(cotangent, indices, x.shape()[0]);
  }

  /** Of the diagonal, and of the diagonal matrix. */
  public static Tensor diagPullback(Tensor x, Tensor cotangent) {
    return x.rank() == 1 ? cotangent.diag() : diagonalMatrix(cotangent, x.shape()[0], x.shape()[1]);
  }

  /** Of tensors joined along an axis, by the one of this number. */
  public static Tensor concatPullback(Tensor cotangent, int part, int axis, Tensor... parts) {
    int from = 0;
    for (int i = 0; i < part; i++) {
      from += parts[i].shape()[axis];
    }
    return cotangent.slice(axis, from, from + parts[part].shape()[axis]);
  }

  /** Of tensors joined along a new axis, by the one of this number. */
  public static Tensor stackPullback(Tensor cotangent, int part, int axis, Tensor... parts) {
    return cotangent.slice(axis, part, part + 1).reshape(parts[part].shape());
  }

  /** Of the tensors in an array, joined along an axis. */
  public static Tensor[] concatPullback(Tensor cotangent, int axis, Tensor[] parts) {
    Tensor[] pulledBack = new Tensor[parts.length];
    for (int i = 0, from = 0; i < parts.length; i++) {
      int to = from + parts[i].shape()[axis];
      pulledBack[i] = cotangent.slice(axis, from, to);
      from = to;
    }
    return pulledBack;
  }

  /** Of the tensors in an array, joined along a new axis. */
  public static Tensor[] stackPullback(Tensor cotangent, int axis, Tensor[] parts) {
    Tensor[] pulledBack = new Tensor[parts.length];
    for (int i = 0; i < parts.length; i++) {
      pulledBack[i] = stackPullback(cotangent, i, axis, parts);
    }
    return pulledBack;
  }

  /** Of one element. */
  public static Tensor getPullback(Tensor x, double cotangent, int... i) {
    return pad(Tensor.vector(cotangent), 0, offset(x, i), x.size()).reshape(x.shape());
  }

  /** Of the only element. */
  public static Tensor itemPullback(Tensor x, double cotangent) {
    return Tensor.scalar(cotangent).reshape(x.shape());
  }

  /** Of the elements as an array. */
  public static Tensor toArrayPullback(Tensor x, double[] cotangent) {
    return Tensor.of(cotangent, x.shape());
  }

  /** Of the rows as arrays. */
  public static Tensor toMatrixPullback(Tensor x, double[][] cotangent) {
    return Tensor.matrix(cotangent).reshape(x.shape());
  }
}
