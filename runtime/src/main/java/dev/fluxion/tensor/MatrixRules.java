package dev.fluxion.tensor;

import static dev.fluxion.TensorPrimitives.sumTo;

import dev.fluxion.Tensor;
import java.util.Arrays;

/** Products of vectors and matrices. They are linear in each operand. */
public final class MatrixRules {
  private MatrixRules() {}

  /** Of the matrix product, by its left operand. */
  public static Tensor matmulPullback(Tensor x, Tensor z, Tensor cotangent) {
    if (z.rank() == 1) {
      // A vector is a matrix of one column.
      return sumTo(cotangent.keepDims(cotangent.rank()).times(z), x.shape());
    }
    if (x.rank() == 1) {
      // z C, for each matrix z of the batch and its vector C.
      Tensor columns = z.matmul(cotangent.keepDims(cotangent.rank()));
      return sumTo(columns.reshape(cut(columns)), x.shape());
    }
    return sumTo(cotangent.matmul(z.transpose()), x.shape());
  }

  /** Of the matrix product, by its right operand. */
  public static Tensor matmulOtherPullback(Tensor x, Tensor z, Tensor cotangent) {
    if (x.rank() == 1) {
      Tensor rows = cotangent.keepDims(cotangent.rank() - 1);
      return sumTo(x.keepDims(1).times(rows), z.shape());
    }
    if (z.rank() <= 2) {
      // All matrices of a batch were multiplied by one: one product, as if they lay below each
      // other.
      int rows = Arrays.stream(cut(x)).reduce(1, (a, b) -> a * b);
      Tensor columns = x.reshape(rows, last(x)).transpose();
      return z.rank() == 1
          ? columns.matmul(cotangent.reshape(rows))
          : columns.matmul(cotangent.reshape(rows, last(cotangent)));
    }
    return sumTo(x.transpose().matmul(cotangent), z.shape());
  }

  private static int last(Tensor t) {
    return t.shape()[t.rank() - 1];
  }

  /** The shape without its last axis. */
  private static int[] cut(Tensor t) {
    return Arrays.copyOf(t.shape(), t.rank() - 1);
  }

  /** Of the outer product, by its left operand. */
  public static Tensor outerPullback(Tensor x, Tensor z, Tensor cotangent) {
    return matrix(x, z, cotangent).matmul(flat(z)).reshape(x.shape());
  }

  /** Of the outer product, by its right operand. */
  public static Tensor outerOtherPullback(Tensor x, Tensor z, Tensor cotangent) {
    return flat(x).matmul(matrix(x, z, cotangent)).reshape(z.shape());
  }

  private static Tensor matrix(Tensor x, Tensor z, Tensor t) {
    return t.reshape(x.size(), z.size());
  }

  private static Tensor flat(Tensor t) {
    return t.reshape(t.size());
  }

  /** Of the Kronecker product, by its left operand. */
  public static Tensor kronPullback(Tensor x, Tensor z, Tensor cotangent) {
    int[] spread = spread(x, z);
    Tensor products = cotangent.reshape(spread).times(z.reshape(every(spread, 1)));
    return sumTo(products, every(spread, 0)).reshape(x.shape());
  }

  /** Of the Kronecker product, by its right operand. */
  public static Tensor kronOtherPullback(Tensor x, Tensor z, Tensor cotangent) {
    int[] spread = spread(x, z);
    Tensor products = cotangent.reshape(spread).times(x.reshape(every(spread, 0)));
    return sumTo(products, every(spread, 1)).reshape(z.shape());
  }

  /** The lengths of both operands in turn. */
  private static int[] spread(Tensor x, Tensor z) {
    int[] spread = new int[2 * x.rank()];
    for (int axis = 0; axis < x.rank(); axis++) {
      spread[2 * axis] = x.shape()[axis];
      spread[2 * axis + 1] = z.shape()[axis];
    }
    return spread;
  }

  /** Every other length, from {@code first} on, and 1 between. */
  private static int[] every(int[] spread, int first) {
    int[] every = spread.clone();
    for (int axis = 1 - first; axis < every.length; axis += 2) {
      every[axis] = 1;
    }
    return every;
  }
}
