package dev.fluxion;

import java.util.Arrays;

/** Arithmetic of shapes, and what is said where they do not fit. */
final class TensorShape {
  private TensorShape() {}

  /** The number of elements of a tensor of this shape. */
  static int size(String operation, int... shape) {
    // Zeros first: a shape with a zero is empty however large its other lengths are.
    long size = 1;
    boolean empty = false;
    for (int length : shape) {
      if (length < 0) {
        throw new IllegalArgumentException(
            operation + ": a length of the shape " + text(shape) + " is negative");
      }
      empty |= length == 0;
      size = Math.min(size * Math.max(length, 1), 1L << 31);
    }
    if (!empty && size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          operation + ": a tensor of the shape " + text(shape) + " is too large");
    }
    return empty ? 0 : (int) size;
  }

  static String text(int... shape) {
    return Arrays.toString(shape);
  }

  static IllegalArgumentException mismatch(String operation, int[] a, int[] b) {
    return new IllegalArgumentException(
        operation + ": the shapes " + text(a) + " and " + text(b) + " do not fit together");
  }

  static IllegalArgumentException unfit(String operation, int[] shape, String needed) {
    return new IllegalArgumentException(
        operation + ": the shape " + text(shape) + " does not fit, " + needed);
  }

  static void checkAxis(String operation, int[] shape, int axis) {
    if (axis < 0 || axis >= shape.length) {
      throw new IllegalArgumentException(
          operation + ": the shape " + text(shape) + " has no axis " + axis);
    }
  }

  /** Refuses an index that the first axis does not have. */
  static void checkIndex(String operation, int[] shape, int i) {
    if (i < 0 || i >= shape[0]) {
      throw new IndexOutOfBoundsException(
          operation + ": the index " + i + " lies outside of axis 0 of the shape " + text(shape));
    }
  }

  /** Refuses a range that an axis does not have. */
  static void checkRange(String operation, int[] shape, int axis, int from, int to) {
    if (from < 0 || from > to || to > shape[axis]) {
      throw new IndexOutOfBoundsException(
          operation
              + ": the indices "
              + from
              + " to "
              + to
              + " lie outside of axis "
              + axis
              + " of the shape "
              + text(shape));
    }
  }

  /** The side of a square matrix. */
  static int side(String operation, int[] shape) {
    if (shape.length != 2 || shape[0] != shape[1]) {
      throw unfit(operation, shape, "a square matrix is needed");
    }
    return shape[0];
  }

  /** The product of the lengths of the axes from {@code from} to {@code to}, exclusively. */
  static int product(int[] shape, int from, int to) {
    int product = 1;
    for (int axis = from; axis < to; axis++) {
      product *= shape[axis];
    }
    return product;
  }

  /** What both shapes are broadcast to, as NumPy does it. */
  static int[] broadcast(String operation, int[] a, int[] b) {
    return broadcast(operation, a, b, a, b);
  }

  /** The same for parts of the shapes {@code wholeA} and {@code wholeB}, which an error names. */
  static int[] broadcast(String operation, int[] a, int[] b, int[] wholeA, int[] wholeB) {
    int rank = Math.max(a.length, b.length);
    int[] shape = new int[rank];
    for (int fromEnd = 1; fromEnd <= rank; fromEnd++) {
      int x = fromEnd <= a.length ? a[a.length - fromEnd] : 1;
      int y = fromEnd <= b.length ? b[b.length - fromEnd] : 1;
      if (x != y && x != 1 && y != 1) {
        throw mismatch(operation, wholeA, wholeB);
      }
      shape[rank - fromEnd] = x == 1 ? y : x;
    }
    return shape;
  }

  /**
   * How far the elements of a tensor of the shape {@code shape} lie apart along each axis of the
   * shape {@code as} that it is broadcast to: 0 where it is repeated.
   */
  static int[] strides(int[] shape, int[] as) {
    int[] strides = new int[as.length];
    int stride = 1;
    for (int fromEnd = 1; fromEnd <= shape.length; fromEnd++) {
      int length = shape[shape.length - fromEnd];
      strides[as.length - fromEnd] = length == 1 ? 0 : stride;
      stride *= length;
    }
    return strides;
  }

  /** The shape with another length inserted before {@code axis}. */
  static int[] insert(int[] shape, int axis, int length) {
    int[] longer = new int[shape.length + 1];
    System.arraycopy(shape, 0, longer, 0, axis);
    longer[axis] = length;
    System.arraycopy(shape, axis, longer, axis + 1, shape.length - axis);
    return longer;
  }

  /** The shape without {@code axis}. */
  static int[] remove(int[] shape, int axis) {
    int[] shorter = new int[shape.length - 1];
    System.arraycopy(shape, 0, shorter, 0, axis);
    System.arraycopy(shape, axis + 1, shorter, axis, shorter.length - axis);
    return shorter;
  }

  /** The shape with another length at {@code axis}. */
  static int[] with(int[] shape, int axis, int length) {
    int[] changed = shape.clone();
    changed[axis] = length;
    return changed;
  }
}
