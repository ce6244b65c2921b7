package dev.fluxion.tensor;

import static dev.fluxion.TensorPrimitives.maximumShare;
import static dev.fluxion.TensorPrimitives.minimumShare;
import static dev.fluxion.TensorPrimitives.sign;
import static dev.fluxion.TensorPrimitives.strongDivide;
import static dev.fluxion.TensorPrimitives.strongTimes;

import dev.fluxion.Tensor;

/**
 * The elementwise functions. With {@code y = f(x)} each gives the product of {@code d} with the
 * partial; exact zeros of {@code d} stay zero where the partial can be infinite or NaN.
 */
public final class ElementwiseRules {
  private ElementwiseRules() {}

  /** Of −x. */
  public static Tensor negateDerivative(Tensor x, Tensor y, Tensor d) {
    return d.negate();
  }

  /** Of exp. */
  public static Tensor expDerivative(Tensor x, Tensor y, Tensor d) {
    return strongTimes(d, y);
  }

  /** Of ln. */
  public static Tensor logDerivative(Tensor x, Tensor y, Tensor d) {
    return strongDivide(d, x);
  }

  /** Of exp(x) − 1; not by y + 1, which loses all digits where x is very negative. */
  public static Tensor expm1Derivative(Tensor x, Tensor y, Tensor d) {
    return strongTimes(d, x.exp());
  }

  /** Of ln(1 + x). */
  public static Tensor log1pDerivative(Tensor x, Tensor y, Tensor d) {
    return strongDivide(d, x.plus(1));
  }

  /** Of √x. */
  public static Tensor sqrtDerivative(Tensor x, Tensor y, Tensor d) {
    return strongDivide(d.times(0.5), y);
  }

  /** Of x². */
  public static Tensor squareDerivative(Tensor x, Tensor y, Tensor d) {
    return d.times(x).times(2);
  }

  /** Of |x|; 0 at 0. */
  public static Tensor absDerivative(Tensor x, Tensor y, Tensor d) {
    return strongTimes(sign(x), d);
  }

  /** Of sin. */
  public static Tensor sinDerivative(Tensor x, Tensor y, Tensor d) {
    return d.times(x.cos());
  }

  /** Of cos. */
  public static Tensor cosDerivative(Tensor x, Tensor y, Tensor d) {
    return d.times(x.sin()).negate();
  }

  /** Of tan. */
  public static Tensor tanDerivative(Tensor x, Tensor y, Tensor d) {
    return d.times(y.square().plus(1));
  }

  /** Of tanh. */
  public static Tensor tanhDerivative(Tensor x, Tensor y, Tensor d) {
    return d.minus(d.times(y.square()));
  }

  /** Of 1 / (1 + exp(−x)); not by 1 − y, which loses all digits where x is large. */
  public static Tensor sigmoidDerivative(Tensor x, Tensor y, Tensor d) {
    return d.times(y).times(x.negate().sigmoid());
  }

  /** Of max(x, 0); 0 at 0. */
  public static Tensor reluDerivative(Tensor x, Tensor y, Tensor d) {
    return strongTimes(maximumShare(x, 0), d);
  }

  /** Of ln(1 + exp(x)). */
  public static Tensor softplusDerivative(Tensor x, Tensor y, Tensor d) {
    return d.times(x.sigmoid());
  }

  /** Of x^p by x; 0 where p = 0. */
  public static Tensor powDerivative(Tensor x, double p, Tensor y, Tensor d) {
    return strongTimes(d.times(p), x.pow(p - 1));
  }

  /** Of x^p by p; 0 where x = 0 and p ≥ 0. */
  public static Tensor powOtherPushforward(Tensor x, double p, Tensor y, double tangent) {
    return strongTimes(Tensor.scalar(tangent), powOther(x, p, y));
  }

  /** Of x^p by p; 0 where x = 0 and p ≥ 0. */
  public static double powOtherPullback(Tensor x, double p, Tensor y, Tensor cotangent) {
    return strongTimes(cotangent, powOther(x, p, y)).sum();
  }

  private static Tensor powOther(Tensor x, double p, Tensor y) {
    return strongTimes(p == 0 ? sign(x).square() : y, x.log());
  }

  /** Of max(x, constant) by x; 0 where they are equal. */
  public static Tensor maximumConstantDerivative(Tensor x, double constant, Tensor y, Tensor d) {
    return strongTimes(maximumShare(x, constant), d);
  }

  /** Of min(x, constant) by x; 0 where they are equal. */
  public static Tensor minimumConstantDerivative(Tensor x, double constant, Tensor y, Tensor d) {
    return strongTimes(minimumShare(x, constant), d);
  }
}
