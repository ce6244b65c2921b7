package dev.fluxion.tensor;

import static dev.fluxion.TensorPrimitives.broadcastTo;
import static dev.fluxion.TensorPrimitives.chosen;
import static dev.fluxion.TensorPrimitives.strongDivide;
import static dev.fluxion.TensorPrimitives.strongTimes;

import dev.fluxion.Tensor;
import dev.fluxion.TensorPrimitives;

/** Reductions, of all elements or along an axis, and softmax. */
public final class ReductionRules {
  private ReductionRules() {}

  /** Of the sum along an axis. */
  public static Tensor sumPullback(Tensor x, int axis, Tensor cotangent) {
    return broadcastTo(cotangent.keepDims(axis), x.shape());
  }

  /** Of the sum. */
  public static Tensor sumPullback(Tensor x, double cotangent) {
    return broadcastTo(Tensor.scalar(cotangent), x.shape());
  }

  /** Of the mean along an axis. */
  public static Tensor meanPullback(Tensor x, int axis, Tensor cotangent) {
    return broadcastTo(cotangent.keepDims(axis).div(x.shape()[axis]), x.shape());
  }

  /** Of the mean. */
  public static Tensor meanPullback(Tensor x, double cotangent) {
    return broadcastTo(Tensor.scalar(cotangent / x.size()), x.shape());
  }

  /** Of the largest element along an axis; 1/k for each of k equal ones. */
  public static Tensor maxPushforward(Tensor x, int axis, Tensor y, Tensor tangent) {
    return strongTimes(shares(x, axis, y), tangent).sum(axis);
  }

  /** Of the largest element along an axis; 1/k for each of k equal ones. */
  public static Tensor maxPullback(Tensor x, int axis, Tensor y, Tensor cotangent) {
    return strongTimes(shares(x, axis, y), cotangent.keepDims(axis));
  }

  /** Of the largest element; 1/k for each of k equal ones. */
  public static double maxPushforward(Tensor x, double y, Tensor tangent) {
    return strongTimes(shares(x, y), tangent).sum();
  }

  /** Of the largest element; 1/k for each of k equal ones. */
  public static Tensor maxPullback(Tensor x, double y, double cotangent) {
    return strongTimes(shares(x, y), Tensor.scalar(cotangent));
  }

  /** Of the smallest element along an axis; 1/k for each of k equal ones. */
  public static Tensor minPushforward(Tensor x, int axis, Tensor y, Tensor tangent) {
    return maxPushforward(x, axis, y, tangent);
  }

  /** Of the smallest element along an axis; 1/k for each of k equal ones. */
  public static Tensor minPullback(Tensor x, int axis, Tensor y, Tensor cotangent) {
    return maxPullback(x, axis, y, cotangent);
  }

  /** Of the smallest element; 1/k for each of k equal ones. */
  public static double minPushforward(Tensor x, double y, Tensor tangent) {
    return maxPushforward(x, y, tangent);
  }

  /** Of the smallest element; 1/k for each of k equal ones. */
  public static Tensor minPullback(Tensor x, double y, double cotangent) {
    return maxPullback(x, y, cotangent);
  }

  private static Tensor shares(Tensor x, int axis, Tensor y) {
    Tensor chosen = chosen(x, y.keepDims(axis));
    return chosen.div(chosen.sum(axis).keepDims(axis));
  }

  private static Tensor shares(Tensor x, double y) {
    Tensor chosen = chosen(x, Tensor.scalar(y));
    return chosen.div(chosen.sum());
  }

  /** Of ln Σ exp along an axis. */
  public static Tensor logSumExpPushforward(Tensor x, int axis, Tensor y, Tensor tangent) {
    return strongTimes(x.softmax(axis), tangent).sum(axis);
  }

  /** Of ln Σ exp along an axis. */
  public static Tensor logSumExpPullback(Tensor x, int axis, Tensor y, Tensor cotangent) {
    return strongTimes(cotangent.keepDims(axis), x.softmax(axis));
  }

  /** Of ln Σ exp. */
  public static double logSumExpPushforward(Tensor x, double y, Tensor tangent) {
    return strongTimes(TensorPrimitives.softmaxOfAll(x), tangent).sum();
  }

  /** Of ln Σ exp. */
  public static Tensor logSumExpPullback(Tensor x, double y, double cotangent) {
    return strongTimes(Tensor.scalar(cotangent), TensorPrimitives.softmaxOfAll(x));
  }

  /** Of softmax, whose Jacobian is symmetric. */
  public static Tensor softmaxDerivative(Tensor x, int axis, Tensor y, Tensor d) {
    Tensor product = strongTimes(y, d);
    return product.minus(y.times(product.sum(axis).keepDims(axis)));
  }

  /** Of the Euclidean norm; 0 at the origin. */
  public static double normPushforward(Tensor x, double y, Tensor tangent) {
    return strongTimes(tangent, direction(x, y)).sum();
  }

  /** Of the Euclidean norm; 0 at the origin. */
  public static Tensor normPullback(Tensor x, double y, double cotangent) {
    return strongTimes(Tensor.scalar(cotangent), direction(x, y));
  }

  private static Tensor direction(Tensor x, double norm) {
    return strongDivide(x, Tensor.scalar(norm));
  }
}
