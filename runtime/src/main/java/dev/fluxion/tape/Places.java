package dev.fluxion.tape;

import dev.fluxion.Tensor;
import java.util.Arrays;

/**
 * Where in a flattened derivative each of its parts has its place, in the shape of the part; and a
 * derivative with its places in another order. For generated code.
 */
public final class Places extends Sequence {
  private int next;

  /** Starts with place 0. */
  public Places() {}

  @Override
  double next() {
    return next++;
  }

  /** The numbers at these places: the vector itself if it is in order. */
  public static double[] pick(double[] vector, double[] places) {
    if (isOrder(places, vector.length)) {
      return vector;
    }
    double[] picked = new double[places.length];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = vector[(int) places[i]];
    }
    return picked;
  }

  /** Whether all {@code length} places come one after the other. */
  private static boolean isOrder(double[] places, int length) {
    if (places.length != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (places[i] != i) {
        return false;
      }
    }
    return true;
  }

  /** The rows and columns at these places. */
  public static double[][] pick(double[][] matrix, double[] places) {
    return pickRows(pickColumns(matrix, places), places);
  }

  /** The rows at these places: the matrix itself if they are in order. */
  public static double[][] pickRows(double[][] matrix, double[] places) {
    if (isOrder(places, matrix.length)) {
      return matrix;
    }
    double[][] rows = new double[places.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = matrix[(int) places[i]];
    }
    return rows;
  }

  /** The tensor with its axes, all of the same length, in the order of these places. */
  public static Tensor pick(Tensor tensor, double[] places) {
    int[] order = new int[places.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) places[i];
    }
    Tensor picked = tensor;
    for (int axis = 0; axis < tensor.rank(); axis++) {
      // The first axis in order, and behind the others: each has been the first once.
      picked = picked.gather(order);
      int[] rest = Arrays.copyOfRange(picked.shape(), 1, tensor.rank());
      int rows = order.length;
      int columns = rows == 0 ? 0 : picked.size() / rows;
      int[] rotated = Arrays.copyOf(rest, tensor.rank());
      rotated[tensor.rank() - 1] = rows;
      picked = picked.reshape(rows, columns).transpose().reshape(rotated);
    }
    return picked;
  }

  /** All rows, and of each the numbers at these places; the matrix itself if they are in order. */
  public static double[][] pickColumns(double[][] matrix, double[] places) {
    if (matrix.length == 0 || isOrder(places, matrix[0].length)) {
      return matrix;
    }
    double[][] picked = new double[matrix.length][];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = pick(matrix[i], places);
    }
    return picked;
  }

  /** The Hessians at these places; {@code hessians} has the shape (m, n, n). */
  public static Tensor pickRows(Tensor hessians, double[] places) {
    int n = hessians.shape()[1];
    double[] from = hessians.toArray();
    double[] picked = new double[places.length * n * n];
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(from, (int) places[i] * n * n, picked, i * n * n, n * n);
    }
    return Tensor.of(picked, places.length, n, n);
  }

  /** All Hessians, and of each the rows and columns at these places. */
  public static Tensor pickColumns(Tensor hessians, double[] places) {
    int m = hessians.shape()[0];
    int from = hessians.shape()[1];
    int n = places.length;
    double[] data = hessians.toArray();
    double[] picked = new double[m * n * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          picked[(i * n + j) * n + k] = data[(i * from + (int) places[j]) * from + (int) places[k]];
        }
      }
    }
    return Tensor.of(picked, m, n, n);
  }
}
