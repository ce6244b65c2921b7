package dev.fluxion.tensor;

import static dev.fluxion.TensorPrimitives.broadcastTo;
import static dev.fluxion.TensorPrimitives.lowerHalf;
import static dev.fluxion.TensorPrimitives.strongDivide;
import static dev.fluxion.TensorPrimitives.strongTimes;
import static dev.fluxion.TensorPrimitives.sumTo;

import dev.fluxion.Tensor;
import dev.fluxion.TensorPrimitives;

/**
 * The operations of {@link dev.fluxion.TensorPrimitives}. Its {@code sign}, shares and {@code
 * chosen} are constant wherever they are differentiable; {@code solve} and {@code inverse} have the
 * rules of {@link FactorizationRules}; {@code cofactorsDerivative} has one in its second operand
 * only, of which it is a linear and self-adjoint function.
 */
public final class PrimitiveRules {
  private PrimitiveRules() {}

  /** Of a broadcast, which is linear. */
  public static Tensor broadcastToPullback(Tensor x, int[] shape, Tensor y, Tensor cotangent) {
    return sumTo(cotangent, x.shape());
  }

  /** Of the sums over a broadcast, which are linear. */
  public static Tensor sumToPullback(Tensor x, int[] shape, Tensor y, Tensor cotangent) {
    return broadcastTo(cotangent, x.shape());
  }

  /** Of x z, by x. Exact zeros, of a derivative, win over what is infinite. */
  public static Tensor strongTimesPushforward(Tensor x, Tensor z, Tensor y, Tensor tangent) {
    return strongTimes(tangent, z);
  }

  /** Of x z, by x. */
  public static Tensor strongTimesPullback(Tensor x, Tensor z, Tensor y, Tensor cotangent) {
    return sumTo(strongTimes(cotangent, z), x.shape());
  }

  /** Of x z, by z: x, a derivative itself, may win here, too. */
  public static Tensor strongTimesOtherPushforward(Tensor x, Tensor z, Tensor y, Tensor tangent) {
    return strongTimes(x, tangent);
  }

  /** Of x z, by z. */
  public static Tensor strongTimesOtherPullback(Tensor x, Tensor z, Tensor y, Tensor cotangent) {
    return sumTo(strongTimes(x, cotangent), z.shape());
  }

  /** Of x / z, by x. */
  public static Tensor strongDividePushforward(Tensor x, Tensor z, Tensor y, Tensor tangent) {
    return strongDivide(tangent, z);
  }

  /** Of x / z, by x. */
  public static Tensor strongDividePullback(Tensor x, Tensor z, Tensor y, Tensor cotangent) {
    return sumTo(strongDivide(cotangent, z), x.shape());
  }

  /** Of x / z, by z. */
  public static Tensor strongDivideOtherPushforward(Tensor x, Tensor z, Tensor y, Tensor tangent) {
    return strongTimes(strongDivide(y, z), tangent).negate();
  }

  /** Of x / z, by z. */
  public static Tensor strongDivideOtherPullback(Tensor x, Tensor z, Tensor y, Tensor cotangent) {
    return sumTo(strongTimes(strongDivide(y, z), cotangent), z.shape()).negate();
  }

  /** Of zeros around a slice, which is linear. */
  public static Tensor padPullback(
      Tensor x, int axis, int from, int length, Tensor y, Tensor cotangent) {
    return cotangent.slice(axis, from, from + x.shape()[axis]);
  }

  /** Of parts added up at their indices, which is linear. */
  public static Tensor scatterPullback(
      Tensor x, int[] indices, int rows, Tensor y, Tensor cotangent) {
    return cotangent.gather(indices);
  }

  /** Of a diagonal matrix, which is linear. */
  public static Tensor diagonalMatrixPullback(
      Tensor x, int rows, int columns, Tensor y, Tensor cotangent) {
    return cotangent.diag();
  }

  /** Of half a matrix, which is linear. */
  public static Tensor lowerHalfPullback(Tensor x, Tensor y, Tensor cotangent) {
    return lowerHalf(cotangent);
  }

  /** Of the cofactors, whose Jacobian, a second derivative, is symmetric. */
  public static Tensor cofactorsDerivative(Tensor x, Tensor y, Tensor d) {
    return TensorPrimitives.cofactorsDerivative(x, d);
  }
}
