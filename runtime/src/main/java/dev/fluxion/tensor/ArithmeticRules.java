package dev.fluxion.tensor;

import static dev.fluxion.TensorPrimitives.broadcastTo;
import static dev.fluxion.TensorPrimitives.maximumShare;
import static dev.fluxion.TensorPrimitives.minimumShare;
import static dev.fluxion.TensorPrimitives.strongDivide;
import static dev.fluxion.TensorPrimitives.strongTimes;
import static dev.fluxion.TensorPrimitives.sumTo;

import dev.fluxion.Tensor;

/**
 * The elementwise operations of two operands, which are broadcast: their pullbacks sum over the
 * axes along which an operand was repeated. A {@code double} operand counts as a variable here.
 */
public final class ArithmeticRules {
  private ArithmeticRules() {}

  /** Of x + z by x. */
  public static Tensor plusPushforward(Tensor x, Tensor z, Tensor y, Tensor tangent) {
    return broadcastTo(tangent, y.shape());
  }

  /** Of x + z by x. */
  public static Tensor plusPullback(Tensor x, Tensor z, Tensor y, Tensor cotangent) {
    return sumTo(cotangent, x.shape());
  }

  /** Of x + z by z. */
  public static Tensor plusOtherPushforward(Tensor x, Tensor z, Tensor y, Tensor tangent) {
    return broadcastTo(tangent, y.shape());
  }

  /** Of x + z by z. */
  public static Tensor plusOtherPullback(Tensor x, Tensor z, Tensor y, Tensor cotangent) {
    return sumTo(cotangent, z.shape());
  }

  /** Of x + z by x. */
  public static Tensor plusDerivative(Tensor x, double z, Tensor y, Tensor d) {
    return d;
  }

  /** Of x + z by z. */
  public static Tensor plusOtherPushforward(Tensor x, double z, Tensor y, double tangent) {
    return broadcastTo(Tensor.scalar(tangent), y.shape());
  }

  /** Of x + z by z. */
  public static double plusOtherPullback(Tensor x, double z, Tensor y, Tensor cotangent) {
    return cotangent.sum();
  }

  /** Of x − z by x. */
  public static Tensor minusPushforward(Tensor x, Tensor z, Tensor y, Tensor tangent) {
    return broadcastTo(tangent, y.shape());
  }

  /** Of x − z by x. */
  public static Tensor minusPullback(Tensor x, Tensor z, Tensor y, Tensor cotangent) {
    return sumTo(cotangent, x.shape());
  }

  /** Of x − z by z. */
  public static Tensor minusOtherPushforward(Tensor x, Tensor z, Tensor y, Tensor tangent) {
    return broadcastTo(tangent, y.shape()).negate();
  }

  /** Of x − z by z. */
  public static Tensor minusOtherPullback(Tensor x, Tensor z, Tensor y, Tensor cotangent) {
    return sumTo(cotangent, z.shape()).negate();
  }

  /** Of x − z by x. */
  public static Tensor minusDerivative(Tensor x, double z, Tensor y, Tensor d) {
    return d;
  }

  /** Of x − z by z. */
  public static Tensor minusOtherPushforward(Tensor x, double z, Tensor y, double tangent) {
    return broadcastTo(Tensor.scalar(-tangent), y.shape());
  }

  /** Of x − z by z. */
  public static double minusOtherPullback(Tensor x, double z, Tensor y, Tensor cotangent) {
    return -cotangent.sum();
  }

  /** Of x z by x; the pushforwards are the product itself. */
  public static Tensor timesPullback(Tensor x, Tensor z, Tensor y, Tensor cotangent) {
    return sumTo(cotangent.times(z), x.shape());
  }

  /** Of x z by z. */
  public static Tensor timesOtherPullback(Tensor x, Tensor z, Tensor y, Tensor cotangent) {
    return sumTo(cotangent.times(x), z.shape());
  }

  /** Of x z by x. */
  public static Tensor timesDerivative(Tensor x, double z, Tensor y, Tensor d) {
    return d.times(z);
  }

  /** Of x z by z. */
  public static double timesOtherPullback(Tensor x, double z, Tensor y, Tensor cotangent) {
    return cotangent.dot(x);
  }

  /** Of x / z by x. */
  public static Tensor divPushforward(Tensor x, Tensor z, Tensor y, Tensor tangent) {
    return strongDivide(tangent, z);
  }

  /** Of x / z by x. */
  public static Tensor divPullback(Tensor x, Tensor z, Tensor y, Tensor cotangent) {
    return sumTo(strongDivide(cotangent, z), x.shape());
  }

  /** Of x / z by z. */
  public static Tensor divOtherPushforward(Tensor x, Tensor z, Tensor y, Tensor tangent) {
    return strongTimes(strongDivide(tangent, z), y).negate();
  }

  /** Of x / z by z. */
  public static Tensor divOtherPullback(Tensor x, Tensor z, Tensor y, Tensor cotangent) {
    return sumTo(strongTimes(strongDivide(cotangent, z), y), z.shape()).negate();
  }

  /** Of x / z by x. */
  public static Tensor divDerivative(Tensor x, double z, Tensor y, Tensor d) {
    return strongDivide(d, Tensor.scalar(z));
  }

  /** Of x / z by z. */
  public static Tensor divOtherPushforward(Tensor x, double z, Tensor y, double tangent) {
    return divOtherPushforward(x, Tensor.scalar(z), y, Tensor.scalar(tangent));
  }

  /** Of x / z by z. */
  public static double divOtherPullback(Tensor x, double z, Tensor y, Tensor cotangent) {
    return divOtherPullback(x, Tensor.scalar(z), y, cotangent).item();
  }

  /** Of max(x, z) by x; ½ where they are equal. */
  public static Tensor maximumPushforward(Tensor x, Tensor z, Tensor y, Tensor tangent) {
    return strongTimes(maximumShare(x, z), tangent);
  }

  /** Of max(x, z) by x; ½ where they are equal. */
  public static Tensor maximumPullback(Tensor x, Tensor z, Tensor y, Tensor cotangent) {
    return sumTo(strongTimes(maximumShare(x, z), cotangent), x.shape());
  }

  /** Of max(x, z) by z; ½ where they are equal. */
  public static Tensor maximumOtherPushforward(Tensor x, Tensor z, Tensor y, Tensor tangent) {
    return strongTimes(maximumShare(z, x), tangent);
  }

  /** Of max(x, z) by z; ½ where they are equal. */
  public static Tensor maximumOtherPullback(Tensor x, Tensor z, Tensor y, Tensor cotangent) {
    return sumTo(strongTimes(maximumShare(z, x), cotangent), z.shape());
  }

  /** Of max(x, z) by x, for a variable z; ½ where they are equal. */
  public static Tensor maximumDerivative(Tensor x, double z, Tensor y, Tensor d) {
    return strongTimes(maximumShare(x, Tensor.scalar(z)), d);
  }

  /** Of max(x, z) by z; ½ where they are equal. */
  public static Tensor maximumOtherPushforward(Tensor x, double z, Tensor y, double tangent) {
    return strongTimes(maximumShare(Tensor.scalar(z), x), Tensor.scalar(tangent));
  }

  /** Of max(x, z) by z; ½ where they are equal. */
  public static double maximumOtherPullback(Tensor x, double z, Tensor y, Tensor cotangent) {
    return strongTimes(maximumShare(Tensor.scalar(z), x), cotangent).sum();
  }

  /** Of min(x, z) by x; ½ where they are equal. */
  public static Tensor minimumPushforward(Tensor x, Tensor z, Tensor y, Tensor tangent) {
    return strongTimes(minimumShare(x, z), tangent);
  }

  /** Of min(x, z) by x; ½ where they are equal. */
  public static Tensor minimumPullback(Tensor x, Tensor z, Tensor y, Tensor cotangent) {
    return sumTo(strongTimes(minimumShare(x, z), cotangent), x.shape());
  }

  /** Of min(x, z) by z; ½ where they are equal. */
  public static Tensor minimumOtherPushforward(Tensor x, Tensor z, Tensor y, Tensor tangent) {
    return strongTimes(minimumShare(z, x), tangent);
  }

  /** Of min(x, z) by z; ½ where they are equal. */
  public static Tensor minimumOtherPullback(Tensor x, Tensor z, Tensor y, Tensor cotangent) {
    return sumTo(strongTimes(minimumShare(z, x), cotangent), z.shape());
  }

  /** Of min(x, z) by x, for a variable z; ½ where they are equal. */
  public static Tensor minimumDerivative(Tensor x, double z, Tensor y, Tensor d) {
    return strongTimes(minimumShare(x, Tensor.scalar(z)), d);
  }

  /** Of min(x, z) by z; ½ where they are equal. */
  public static Tensor minimumOtherPushforward(Tensor x, double z, Tensor y, double tangent) {
    return strongTimes(minimumShare(Tensor.scalar(z), x), Tensor.scalar(tangent));
  }

  /** Of min(x, z) by z; ½ where they are equal. */
  public static double minimumOtherPullback(Tensor x, double z, Tensor y, Tensor cotangent) {
    return strongTimes(minimumShare(Tensor.scalar(z), x), cotangent).sum();
  }
}
