package dev.fluxion;

import java.util.Arrays;

/**
 * Products of vectors and matrices, by BLAS. It stores matrices by columns: our rows are its
 * columns, so it sees all matrices transposed and computes Bᵀ Aᵀ.
 */
final class MatrixProduct {
  private MatrixProduct() {}

  static double dot(double[] a, double[] b) {
    return Netlib.blas().ddot(a.length, a, 1, b, 1);
  }

  static Tensor matmul(Tensor a, Tensor b) {
    int aRank = a.shape.length;
    int bRank = b.shape.length;
    if (aRank == 0 || bRank == 0) {
      throw new IllegalArgumentException(
          TensorShape.mismatch("matmul", a.shape, b.shape).getMessage()
              + ": a scalar is multiplied by times");
    }
    if (aRank == 1 && bRank == 1) {
      throw new IllegalArgumentException(
          TensorShape.mismatch("matmul", a.shape, b.shape).getMessage()
              + ": the product of two vectors is dot or outer");
    }
    if (a.shape[aRank - 1] != b.shape[Math.max(bRank - 2, 0)]) {
      throw TensorShape.mismatch("matmul", a.shape, b.shape);
    }
    if (bRank == 1) {
      return timesVector(a, b);
    }
    if (bRank == 2) {
      return timesMatrix(a, b);
    }
    return batched(a, b);
  }

  /** Matrices, however many, by a vector: one product, as if their rows lay below each other. */
  private static Tensor timesVector(Tensor a, Tensor x) {
    int columns = x.shape[0];
    int[] shape = Arrays.copyOf(a.shape, a.shape.length - 1);
    double[] y = new double[TensorShape.size("matmul", shape)];
    if (y.length > 0 && columns > 0) {
      Netlib.blas().dgemv("T", columns, y.length, 1, a.data, columns, x.data, 1, 0, y, 1);
    }
    return new Tensor(y, shape);
  }

  /** A vector, a matrix, or many matrices, by a matrix: again one product. */
  private static Tensor timesMatrix(Tensor a, Tensor b) {
    int inner = b.shape[0];
    int columns = b.shape[1];
    int[] shape = TensorShape.with(a.shape, a.shape.length - 1, columns);
    double[] y = new double[TensorShape.size("matmul", shape)];
    if (y.length == 0 || inner == 0) {
      return new Tensor(y, shape);
    }
    if (a.shape.length == 1) {
      Netlib.blas().dgemv("N", columns, inner, 1, b.data, columns, a.data, 1, 0, y, 1);
    } else {
      multiply(y.length / columns, inner, columns, a.data, 0, b.data, 0, y, 0);
    }
    return new Tensor(y, shape);
  }

  private static Tensor batched(Tensor a, Tensor b) {
    boolean vector = a.shape.length == 1;
    int rows = vector ? 1 : a.shape[a.shape.length - 2];
    int inner = a.shape[a.shape.length - 1];
    int columns = b.shape[b.shape.length - 1];
    int[] aBatch = Arrays.copyOf(a.shape, Math.max(a.shape.length - 2, 0));
    int[] bBatch = Arrays.copyOf(b.shape, b.shape.length - 2);
    int[] batch = TensorShape.broadcast("matmul", aBatch, bBatch, a.shape, b.shape);
    int[] shape = Arrays.copyOf(batch, batch.length + (vector ? 1 : 2));
    if (!vector) {
      shape[batch.length] = rows;
    }
    shape[shape.length - 1] = columns;
    double[] y = new double[TensorShape.size("matmul", shape)];
    if (y.length > 0 && inner > 0) {
      Broadcasting.walk(
          batch,
          aBatch,
          bBatch,
          (from, step, from2, step2, to, n) -> {
            for (int i = 0; i < n; i++) {
              int p = (from + i * step) * rows * inner;
              int q = (from2 + i * step2) * inner * columns;
              multiply(rows, inner, columns, a.data, p, b.data, q, y, (to + i) * rows * columns);
            }
          });
    }
    return new Tensor(y, shape);
  }

  /** The product of the matrices that begin at {@code p}, {@code q} and {@code r}. */
  private static void multiply(
      int rows, int inner, int columns, double[] a, int p, double[] b, int q, double[] y, int r) {
    Netlib.blas()
        .dgemm("N", "N", columns, rows, inner, 1, b, q, columns, a, p, inner, 0, y, r, columns);
  }

  static Tensor outer(Tensor a, Tensor b) {
    int[] spread = Arrays.copyOf(a.shape, a.shape.length + b.shape.length);
    Arrays.fill(spread, a.shape.length, spread.length, 1);
    return Binary.TIMES.apply(Layout.reshape(a, spread), b);
  }

  static Tensor kron(Tensor a, Tensor b) {
    int rank = a.shape.length;
    if (rank != b.shape.length) {
      throw TensorShape.mismatch("kron", a.shape, b.shape);
    }
    int[] spreadA = new int[2 * rank];
    int[] spreadB = new int[2 * rank];
    int[] shape = new int[rank];
    for (int axis = 0; axis < rank; axis++) {
      spreadA[2 * axis] = a.shape[axis];
      spreadA[2 * axis + 1] = 1;
      spreadB[2 * axis] = 1;
      spreadB[2 * axis + 1] = b.shape[axis];
      shape[axis] = Math.multiplyExact(a.shape[axis], b.shape[axis]);
    }
    Tensor product = Binary.TIMES.apply(Layout.reshape(a, spreadA), Layout.reshape(b, spreadB));
    return Layout.reshape(product, shape);
  }
}
