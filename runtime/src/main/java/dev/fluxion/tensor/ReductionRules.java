package dev.fluxion.tensor;

import static dev.fluxion.TensorPrimitives.broadcastTo;

import dev.fluxion.Tensor;

/** Sums and means. */
public final class ReductionRules {
  private ReductionRules() {}

  /** Of the sum along an axis. */
  public static Tensor sumPullback(Tensor x, int axis, Tensor cotangent) {
    return broadcastTo(cotangent.keepDims(axis), x.shape());
  }

  /** Of the mean along an axis. */
  public static Tensor meanPullback(Tensor x, int axis, Tensor cotangent) {
    return broadcastTo(cotangent.keepDims(axis).div(x.shape()[axis]), x.shape());
  }

  /** Of the mean. */
  public static Tensor meanPullback(Tensor x, double cotangent) {
    return broadcastTo(Tensor.scalar(cotangent / x.size()), x.shape());
  }
}
