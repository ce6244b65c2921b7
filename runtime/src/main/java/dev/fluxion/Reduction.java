package dev.fluxion;

import java.util.Arrays;

/** Reductions, of all elements or along an axis, and softmax. */
final class Reduction {
  private Reduction() {}

  /** Reduces a line of {@code n} elements, from {@code from} on, {@code stride} apart. */
  @FunctionalInterface
  interface Line {
    double reduce(double[] x, int from, int stride, int n);
  }

  static Tensor along(String operation, Tensor t, int axis, Line line) {
    TensorShape.checkAxis(operation, t.shape, axis);
    int length = t.shape[axis];
    int inner = TensorShape.product(t.shape, axis + 1, t.shape.length);
    int[] shape = TensorShape.remove(t.shape, axis);
    double[] y = new double[TensorShape.size(operation, shape)];
    for (int i = 0; i < y.length; i++) {
      y[i] = line.reduce(t.data, i / inner * length * inner + i % inner, inner, length);
    }
    return new Tensor(y, shape);
  }

  /** The same with an error where there is nothing to reduce. */
  static Tensor alongNonEmpty(String operation, Tensor t, int axis, Line line) {
    TensorShape.checkAxis(operation, t.shape, axis);
    if (t.shape[axis] == 0) {
      throw empty(operation, t);
    }
    return along(operation, t, axis, line);
  }

  static double all(Tensor t, Line line) {
    return line.reduce(t.data, 0, 1, t.data.length);
  }

  static double allNonEmpty(String operation, Tensor t, Line line) {
    if (t.data.length == 0) {
      throw empty(operation, t);
    }
    return all(t, line);
  }

  private static IllegalArgumentException empty(String operation, Tensor t) {
    return TensorShape.unfit(operation, t.shape, "there is no element to take");
  }

  static double sum(double[] x, int from, int stride, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += x[from + i * stride];
    }
    return sum;
  }

  static double mean(double[] x, int from, int stride, int n) {
    return sum(x, from, stride, n) / n;
  }

  static double max(double[] x, int from, int stride, int n) {
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      max = Math.max(max, x[from + i * stride]);
    }
    return max;
  }

  static double min(double[] x, int from, int stride, int n) {
    double min = Double.POSITIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      min = Math.min(min, x[from + i * stride]);
    }
    return min;
  }

  static double logSumExp(double[] x, int from, int stride, int n) {
    double max = max(x, from, stride, n);
    if (Double.isInfinite(max)) {
      return max;
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += Math.exp(x[from + i * stride] - max);
    }
    return max + Math.log(sum);
  }

  /** The Euclidean norm, which neither overflows nor underflows on the way. */
  static double norm(double[] x, int from, int stride, int n) {
    double scale = 0;
    for (int i = 0; i < n; i++) {
      scale = Math.max(scale, Math.abs(x[from + i * stride]));
    }
    if (scale == 0 || !Double.isFinite(scale)) {
      return scale;
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double ratio = x[from + i * stride] / scale;
      sum += ratio * ratio;
    }
    return scale * Math.sqrt(sum);
  }

  static Tensor softmax(Tensor t, int axis) {
    TensorShape.checkAxis("softmax", t.shape, axis);
    int n = t.shape[axis];
    int inner = TensorShape.product(t.shape, axis + 1, t.shape.length);
    double[] y = new double[t.data.length];
    for (int i = 0; n > 0 && i < y.length / n; i++) {
      softmax(t.data, y, i / inner * n * inner + i % inner, inner, n);
    }
    return new Tensor(y, t.shape);
  }

  private static void softmax(double[] x, double[] y, int from, int stride, int n) {
    double max = max(x, from, stride, n);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      int at = from + i * stride;
      y[at] = Math.exp(x[at] - max);
      sum += y[at];
    }
    for (int i = 0; i < n; i++) {
      y[from + i * stride] /= sum;
    }
  }

  static double trace(Tensor t) {
    int n = TensorShape.side("trace", t.shape);
    return sum(t.data, 0, n + 1, n);
  }

  static double dot(Tensor a, Tensor b) {
    if (!Arrays.equals(a.shape, b.shape)) {
      throw TensorShape.mismatch("dot", a.shape, b.shape);
    }
    return MatrixProduct.dot(a.data, b.data);
  }
}
