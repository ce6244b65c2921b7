package dev.fluxion;

import java.util.Arrays;
import java.util.Objects;

/** Operations that only move elements. */
final class Layout {
  /** Blocks of this side are transposed at once: both sides of one fit into the first cache. */
  private static final int BLOCK = 32;

  private Layout() {}

  static Tensor reshape(Tensor t, int... shape) {
    if (TensorShape.size("reshape", shape) != t.data.length) {
      throw TensorShape.mismatch("reshape", t.shape, shape);
    }
    return new Tensor(t.data, shape.clone());
  }

  static Tensor transpose(Tensor t) {
    int rank = t.shape.length;
    if (rank < 2) {
      throw TensorShape.unfit("transpose", t.shape, "two axes are needed");
    }
    int rows = t.shape[rank - 2];
    int columns = t.shape[rank - 1];
    int[] shape = t.shape.clone();
    shape[rank - 2] = columns;
    shape[rank - 1] = rows;
    if (rows == 1 || columns == 1) {
      return new Tensor(t.data, shape);
    }
    double[] y = new double[t.data.length];
    for (int from = 0; from < y.length; from += rows * columns) {
      transpose(t.data, y, from, rows, columns);
    }
    return new Tensor(y, shape);
  }

  private static void transpose(double[] x, double[] y, int from, int rows, int columns) {
    for (int rowBlock = 0; rowBlock < rows; rowBlock += BLOCK) {
      int lastRow = Math.min(rowBlock + BLOCK, rows);
      for (int columnBlock = 0; columnBlock < columns; columnBlock += BLOCK) {
        int lastColumn = Math.min(columnBlock + BLOCK, columns);
        for (int j = columnBlock; j < lastColumn; j++) {
          for (int i = rowBlock; i < lastRow; i++) {
            y[from + j * rows + i] = x[from + i * columns + j];
          }
        }
      }
    }
  }

  static Tensor slice(Tensor t, int axis, int from, int to) {
    TensorShape.checkAxis("slice", t.shape, axis);
    int length = t.shape[axis];
    TensorShape.checkRange("slice", t.shape, axis, from, to);
    int inner = TensorShape.product(t.shape, axis + 1, t.shape.length);
    int outer = TensorShape.product(t.shape, 0, axis);
    int run = (to - from) * inner;
    double[] y = new double[outer * run];
    for (int i = 0; i < outer; i++) {
      System.arraycopy(t.data, (i * length + from) * inner, y, i * run, run);
    }
    return new Tensor(y, TensorShape.with(t.shape, axis, to - from));
  }

  /** The adjoint of {@link #slice}: {@code t} from {@code from} on, along an axis of zeros. */
  static Tensor pad(Tensor t, int axis, int from, int length) {
    TensorShape.checkAxis("pad", t.shape, axis);
    Objects.checkFromIndexSize(from, t.shape[axis], length);
    int inner = TensorShape.product(t.shape, axis + 1, t.shape.length);
    int outer = TensorShape.product(t.shape, 0, axis);
    int run = t.shape[axis] * inner;
    int[] shape = TensorShape.with(t.shape, axis, length);
    double[] y = new double[TensorShape.size("pad", shape)];
    for (int i = 0; i < outer; i++) {
      System.arraycopy(t.data, i * run, y, (i * length + from) * inner, run);
    }
    return new Tensor(y, shape);
  }

  static Tensor row(Tensor t, int i) {
    if (t.shape.length == 0) {
      throw TensorShape.unfit("row", t.shape, "an axis is needed");
    }
    TensorShape.checkIndex("row", t.shape, i);
    int[] shape = TensorShape.remove(t.shape, 0);
    int run = TensorShape.product(shape, 0, shape.length);
    return new Tensor(Arrays.copyOfRange(t.data, i * run, (i + 1) * run), shape);
  }

  static Tensor gather(Tensor t, int... indices) {
    if (t.shape.length == 0) {
      throw TensorShape.unfit("gather", t.shape, "an axis is needed");
    }
    int run = TensorShape.product(t.shape, 1, t.shape.length);
    int[] shape = TensorShape.with(t.shape, 0, indices.length);
    double[] y = new double[TensorShape.size("gather", shape)];
    for (int i = 0; i < indices.length; i++) {
      TensorShape.checkIndex("gather", t.shape, indices[i]);
      System.arraycopy(t.data, indices[i] * run, y, i * run, run);
    }
    return new Tensor(y, shape);
  }

  /** The adjoint of {@link #gather}: the rows of {@code t}, added up where they came from. */
  static Tensor scatter(Tensor t, int[] indices, int rows) {
    int run = TensorShape.product(t.shape, 1, t.shape.length);
    double[] y = new double[rows * run];
    for (int i = 0; i < indices.length; i++) {
      for (int j = 0; j < run; j++) {
        y[indices[i] * run + j] += t.data[i * run + j];
      }
    }
    return new Tensor(y, TensorShape.with(t.shape, 0, rows));
  }

  static Tensor diag(Tensor t) {
    if (t.shape.length == 1) {
      return diagonalMatrix(t, t.shape[0], t.shape[0]);
    }
    if (t.shape.length != 2) {
      throw TensorShape.unfit("diag", t.shape, "a vector or a matrix is needed");
    }
    double[] y = new double[Math.min(t.shape[0], t.shape[1])];
    for (int i = 0; i < y.length; i++) {
      y[i] = t.data[i * (t.shape[1] + 1)];
    }
    return new Tensor(y, new int[] {y.length});
  }

  static Tensor diagonalMatrix(Tensor t, int rows, int columns) {
    double[] y = new double[TensorShape.size("diag", rows, columns)];
    for (int i = 0; i < t.data.length; i++) {
      y[i * (columns + 1)] = t.data[i];
    }
    return new Tensor(y, new int[] {rows, columns});
  }

  static Tensor concat(int axis, Tensor... parts) {
    if (parts.length == 0) {
      throw new IllegalArgumentException("concat: no tensor is given");
    }
    int[] first = parts[0].shape;
    TensorShape.checkAxis("concat", first, axis);
    int length = 0;
    for (Tensor part : parts) {
      if (part.shape.length != first.length
          || !Arrays.equals(TensorShape.with(part.shape, axis, first[axis]), first)) {
        throw TensorShape.mismatch("concat", first, part.shape);
      }
      length = Math.addExact(length, part.shape[axis]);
    }
    int[] shape = TensorShape.with(first, axis, length);
    double[] y = new double[TensorShape.size("concat", shape)];
    int outer = TensorShape.product(shape, 0, axis);
    int inner = TensorShape.product(shape, axis + 1, shape.length);
    int from = 0;
    for (Tensor part : parts) {
      int run = part.shape[axis] * inner;
      for (int i = 0; i < outer; i++) {
        System.arraycopy(part.data, i * run, y, i * length * inner + from, run);
      }
      from += run;
    }
    return new Tensor(y, shape);
  }

  static Tensor stack(int axis, Tensor... parts) {
    if (parts.length == 0) {
      throw new IllegalArgumentException("stack: no tensor is given");
    }
    Tensor[] kept = new Tensor[parts.length];
    for (int i = 0; i < parts.length; i++) {
      if (!Arrays.equals(parts[i].shape, parts[0].shape)) {
        throw TensorShape.mismatch("stack", parts[0].shape, parts[i].shape);
      }
      kept[i] = keepDims("stack", parts[i], axis);
    }
    return concat(axis, kept);
  }

  static Tensor keepDims(String operation, Tensor t, int axis) {
    if (axis < 0 || axis > t.shape.length) {
      throw new IllegalArgumentException(
          operation
              + ": no axis "
              + axis
              + " can be inserted into the shape "
              + TensorShape.text(t.shape));
    }
    return new Tensor(t.data, TensorShape.insert(t.shape, axis, 1));
  }

  static Tensor vec(Tensor t) {
    if (t.shape.length != 2) {
      throw TensorShape.unfit("vec", t.shape, "a matrix is needed");
    }
    return reshape(transpose(t), t.data.length);
  }

  /** The lower triangle with half of the diagonal. */
  static Tensor lowerHalf(Tensor t) {
    int n = TensorShape.side("lowerHalf", t.shape);
    double[] y = new double[n * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(t.data, i * n, y, i * n, i);
      y[i * n + i] = 0.5 * t.data[i * n + i];
    }
    return new Tensor(y, t.shape);
  }
}
