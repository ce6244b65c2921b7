package dev.fluxion.tape;

import dev.fluxion.Tensor;
import dev.fluxion.TensorPrimitives;
import java.util.function.BinaryOperator;
import java.util.function.ToDoubleBiFunction;

/**
 * Arithmetic of jets of tensors: arrays {@code {c₀, …, cₙ}} of tensors of one shape, as {@link
 * Jets} are of numbers; null where nothing changes. Each method is called like the operation whose
 * jet it computes. It takes the operands' jets, each before its value, then the value of the
 * result. For generated code.
 */
@SuppressWarnings("NullAway")
public final class TensorJets {
  private TensorJets() {}

  /** The recurrence of a function of numbers. */
  private interface Recurrence {
    double[] jet(double[] x, double value);
  }

  /** The jet of an input, or null if it does not change. */
  public static Tensor[] seed(Tensor x, Tensor tangent, int order) {
    if (order == 0 || x == null || isZero(tangent)) {
      return null;
    }
    Tensor[] jet = new Tensor[order + 1];
    Tensor zeros = TensorPrimitives.zerosLike(x);
    for (int k = 2; k <= order; k++) {
      jet[k] = zeros;
    }
    jet[0] = x;
    jet[1] = tangent;
    return jet;
  }

  private static boolean isZero(Tensor t) {
    for (double x : t.toArray()) {
      if (x != 0) {
        return false;
      }
    }
    return true;
  }

  // Functions of each element.

  private static Tensor[] each(Tensor[] x, Tensor y, Recurrence recurrence) {
    if (x == null) {
      return null;
    }
    double[] values = y.toArray();
    double[][] jets = LinearTensorJets.elements(x, values.length);
    for (int i = 0; i < values.length; i++) {
      jets[i] = jets[i] == null ? null : recurrence.jet(jets[i], values[i]);
    }
    return LinearTensorJets.made(jets, y);
  }

  /** {@code x.negate()}. */
  public static Tensor[] negate(Tensor[] x, Tensor x0, Tensor y) {
    return each(x, y, Jets::negate);
  }

  /** {@code x.exp()}. */
  public static Tensor[] exp(Tensor[] x, Tensor x0, Tensor y) {
    return each(x, y, Jets::exp);
  }

  /** {@code x.log()}. */
  public static Tensor[] log(Tensor[] x, Tensor x0, Tensor y) {
    return each(x, y, Jets::log);
  }

  /** {@code x.expm1()}. */
  public static Tensor[] expm1(Tensor[] x, Tensor x0, Tensor y) {
    return each(x, y, Jets::expm1);
  }

  /** {@code x.log1p()}. */
  public static Tensor[] log1p(Tensor[] x, Tensor x0, Tensor y) {
    return each(x, y, Jets::log1p);
  }

  /** {@code x.sqrt()}. */
  public static Tensor[] sqrt(Tensor[] x, Tensor x0, Tensor y) {
    return each(x, y, Jets::sqrt);
  }

  /** {@code x.square()}. */
  public static Tensor[] square(Tensor[] x, Tensor x0, Tensor y) {
    return each(x, y, Jets::pow2);
  }

  /** {@code x.abs()}. */
  public static Tensor[] abs(Tensor[] x, Tensor x0, Tensor y) {
    return each(x, y, (jet, value) -> Jets.scale(Math.signum(jet[0]), jet, value));
  }

  /** {@code x.sin()}. */
  public static Tensor[] sin(Tensor[] x, Tensor x0, Tensor y) {
    return each(x, y, Jets::sin);
  }

  /** {@code x.cos()}. */
  public static Tensor[] cos(Tensor[] x, Tensor x0, Tensor y) {
    return each(x, y, Jets::cos);
  }

  /** {@code x.tan()}. */
  public static Tensor[] tan(Tensor[] x, Tensor x0, Tensor y) {
    return each(x, y, Jets::tan);
  }

  /** {@code x.tanh()}. */
  public static Tensor[] tanh(Tensor[] x, Tensor x0, Tensor y) {
    return each(x, y, Jets::tanh);
  }

  /** {@code x.sigmoid()}. */
  public static Tensor[] sigmoid(Tensor[] x, Tensor x0, Tensor y) {
    return each(x, y, TensorJets::sigmoid);
  }

  /** z' = x' z (1 - z), where 1 - z is computed without loss of digits. */
  private static double[] sigmoid(double[] x, double value) {
    double[] z = new double[x.length];
    double[] rest = new double[x.length];
    double[] product = new double[x.length];
    z[0] = value;
    rest[0] = 1 / (1 + Math.exp(x[0]));
    product[0] = z[0] * rest[0];
    for (int k = 1; k < z.length; k++) {
      z[k] = Series.slopeTimes(x, product, k) / k;
      rest[k] = -z[k];
      product[k] = Series.convolution(z, rest, k, 0, k);
    }
    return Jets.settled(z);
  }

  /** {@code x.relu()}. */
  public static Tensor[] relu(Tensor[] x, Tensor x0, Tensor y) {
    return each(x, y, (jet, value) -> jet[0] <= 0 ? null : Jets.at(jet, value));
  }

  /** {@code x.softplus()}. */
  public static Tensor[] softplus(Tensor[] x, Tensor x0, Tensor y) {
    return each(
        x,
        y,
        (jet, value) -> {
          double slope = 1 / (1 + Math.exp(-jet[0]));
          return Jets.integral(sigmoid(jet, slope), slope, jet, value);
        });
  }

  /** {@code x.pow(p)}. */
  public static Tensor[] pow(Tensor[] x, Tensor x0, double[] p, double p0, Tensor y) {
    if (x == null && p == null) {
      return null;
    }
    double[] values = y.toArray();
    double[] bases = x0.toArray();
    double[][] jets = LinearTensorJets.elements(x, values.length);
    for (int i = 0; i < values.length; i++) {
      jets[i] = Jets.pow(jets[i], bases[i], p, p0, values[i]);
    }
    return LinearTensorJets.made(jets, y);
  }

  // Two operands.

  private static Tensor[] sum(Tensor[] x, Tensor[] z, Tensor y, BinaryOperator<Tensor> operation) {
    if (x == null && z == null) {
      return null;
    }
    Tensor zeros = TensorPrimitives.zerosLike(y);
    Tensor[] jet = new Tensor[x == null ? z.length : x.length];
    jet[0] = y;
    for (int k = 1; k < jet.length; k++) {
      jet[k] = operation.apply(x == null ? zeros : x[k], z == null ? zeros : z[k]);
    }
    return jet;
  }

  /** {@code x.plus(z)}. */
  public static Tensor[] plus(Tensor[] x, Tensor x0, Tensor[] z, Tensor z0, Tensor y) {
    return sum(x, z, y, Tensor::plus);
  }

  /** {@code x.minus(z)}. */
  public static Tensor[] minus(Tensor[] x, Tensor x0, Tensor[] z, Tensor z0, Tensor y) {
    return sum(x, z, y, Tensor::minus);
  }

  /** {@code x.maximum(z)}. */
  public static Tensor[] maximum(Tensor[] x, Tensor x0, Tensor[] z, Tensor z0, Tensor y) {
    Tensor ofX = TensorPrimitives.maximumShare(x0, z0);
    Tensor ofZ = TensorPrimitives.maximumShare(z0, x0);
    return shared(ofX, x, ofZ, z, y);
  }

  /** {@code x.minimum(z)}. */
  public static Tensor[] minimum(Tensor[] x, Tensor x0, Tensor[] z, Tensor z0, Tensor y) {
    Tensor ofX = TensorPrimitives.minimumShare(x0, z0);
    Tensor ofZ = TensorPrimitives.minimumShare(z0, x0);
    return shared(ofX, x, ofZ, z, y);
  }

  /** The sum of both by their shares. */
  private static Tensor[] shared(Tensor ofX, Tensor[] x, Tensor ofZ, Tensor[] z, Tensor y) {
    return sum(
        x,
        z,
        y,
        (a, b) -> TensorPrimitives.strongTimes(ofX, a).plus(TensorPrimitives.strongTimes(ofZ, b)));
  }

  /**
   * Of a bilinear operation: coefficient k is the sum of all products of coefficients j and k − j.
   */
  private static Tensor[] bilinear(
      Tensor[] x, Tensor x0, Tensor[] z, Tensor z0, Tensor y, BinaryOperator<Tensor> operation) {
    if (x == null && z == null) {
      return null;
    }
    Tensor[] jet = new Tensor[x == null ? z.length : x.length];
    jet[0] = y;
    for (int k = 1; k < jet.length; k++) {
      if (x == null || z == null) {
        jet[k] = x == null ? operation.apply(x0, z[k]) : operation.apply(x[k], z0);
      } else {
        jet[k] = convolution(x, z, k, 0, k, operation);
      }
    }
    return jet;
  }

  /** The sum of the products of coefficients j and k − j, for j from {@code from} to {@code to}. */
  static Tensor convolution(
      Tensor[] x, Tensor[] z, int k, int from, int to, BinaryOperator<Tensor> operation) {
    Tensor sum = null;
    for (int j = from; j <= to; j++) {
      Tensor product = operation.apply(x[j], z[k - j]);
      sum = sum == null ? product : sum.plus(product);
    }
    return sum;
  }

  /** {@code x.times(z)}. */
  public static Tensor[] times(Tensor[] x, Tensor x0, Tensor[] z, Tensor z0, Tensor y) {
    return bilinear(x, x0, z, z0, y, Tensor::times);
  }

  /** {@code x.matmul(z)}. */
  public static Tensor[] matmul(Tensor[] x, Tensor x0, Tensor[] z, Tensor z0, Tensor y) {
    return bilinear(x, x0, z, z0, y, Tensor::matmul);
  }

  /** {@code x.outer(z)}. */
  public static Tensor[] outer(Tensor[] x, Tensor x0, Tensor[] z, Tensor z0, Tensor y) {
    return bilinear(x, x0, z, z0, y, Tensor::outer);
  }

  /** {@code x.kron(z)}. */
  public static Tensor[] kron(Tensor[] x, Tensor x0, Tensor[] z, Tensor z0, Tensor y) {
    return bilinear(x, x0, z, z0, y, Tensor::kron);
  }

  /** {@code x.dot(z)}. */
  public static double[] dot(Tensor[] x, Tensor x0, Tensor[] z, Tensor z0, double y) {
    if (x == null && z == null) {
      return null;
    }
    ToDoubleBiFunction<Tensor, Tensor> dot = Tensor::dot;
    double[] jet = new double[x == null ? z.length : x.length];
    jet[0] = y;
    for (int k = 1; k < jet.length; k++) {
      if (x == null || z == null) {
        jet[k] = x == null ? dot.applyAsDouble(x0, z[k]) : dot.applyAsDouble(x[k], z0);
        continue;
      }
      for (int j = 0; j <= k; j++) {
        jet[k] += dot.applyAsDouble(x[j], z[k - j]);
      }
    }
    return Jets.settled(jet);
  }

  /** {@code x.div(z)}. */
  public static Tensor[] div(Tensor[] x, Tensor x0, Tensor[] z, Tensor z0, Tensor y) {
    if (x == null && z == null) {
      return null;
    }
    Tensor zeros = TensorPrimitives.zerosLike(y);
    Tensor[] jet = new Tensor[x == null ? z.length : x.length];
    jet[0] = y;
    for (int k = 1; k < jet.length; k++) {
      Tensor dividend = x == null ? zeros : x[k].plus(zeros);
      if (z != null) {
        dividend = dividend.minus(convolution(z, jet, k, 1, k, Tensor::times));
      }
      jet[k] = TensorPrimitives.strongDivide(dividend, z0);
    }
    return jet;
  }

  // A tensor and a number, which counts as a tensor of rank 0.

  private static Tensor[] lifted(double[] z) {
    return z == null ? null : LinearTensorJets.scalar(z, z[0], Tensor.scalar(z[0]));
  }

  /** {@code x.plus(z)}. */
  public static Tensor[] plus(Tensor[] x, Tensor x0, double[] z, double z0, Tensor y) {
    return plus(x, x0, lifted(z), Tensor.scalar(z0), y);
  }

  /** {@code x.minus(z)}. */
  public static Tensor[] minus(Tensor[] x, Tensor x0, double[] z, double z0, Tensor y) {
    return minus(x, x0, lifted(z), Tensor.scalar(z0), y);
  }

  /** {@code x.times(z)}. */
  public static Tensor[] times(Tensor[] x, Tensor x0, double[] z, double z0, Tensor y) {
    return times(x, x0, lifted(z), Tensor.scalar(z0), y);
  }

  /** {@code x.div(z)}. */
  public static Tensor[] div(Tensor[] x, Tensor x0, double[] z, double z0, Tensor y) {
    return div(x, x0, lifted(z), Tensor.scalar(z0), y);
  }

  /** {@code x.maximum(z)}. */
  public static Tensor[] maximum(Tensor[] x, Tensor x0, double[] z, double z0, Tensor y) {
    return maximum(x, x0, lifted(z), Tensor.scalar(z0), y);
  }

  /** {@code x.minimum(z)}. */
  public static Tensor[] minimum(Tensor[] x, Tensor x0, double[] z, double z0, Tensor y) {
    return minimum(x, x0, lifted(z), Tensor.scalar(z0), y);
  }

  /** {@code x.maximum(z)}, for a constant: 0 where they are equal. */
  public static Tensor[] maximumOfConstant(Tensor[] x, Tensor x0, double z, Tensor y) {
    Tensor share = TensorPrimitives.maximumShare(x0, z);
    return x == null ? null : shared(share, x, share, null, y);
  }

  /** {@code x.minimum(z)}, for a constant: 0 where they are equal. */
  public static Tensor[] minimumOfConstant(Tensor[] x, Tensor x0, double z, Tensor y) {
    Tensor share = TensorPrimitives.minimumShare(x0, z);
    return x == null ? null : shared(share, x, share, null, y);
  }
}
