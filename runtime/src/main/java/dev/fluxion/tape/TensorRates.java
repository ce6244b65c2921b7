package dev.fluxion.tape;

import dev.fluxion.Tensor;
import dev.fluxion.TensorPrimitives;
import java.util.Arrays;

/**
 * The jets of tensors whose derivative a rule tells: what {@link Jets} does to those of numbers.
 * For generated code.
 */
@SuppressWarnings("NullAway")
public final class TensorRates {
  private TensorRates() {}

  /** The derivative of what has this jet, and the value {@code x}. */
  public static Tensor rate(Tensor[] jet, Tensor x) {
    return jet != null ? jet[1] : x == null ? null : TensorPrimitives.zerosLike(x);
  }

  /** The jet of that derivative. */
  public static Tensor[] slopes(Tensor[] jet) {
    if (jet == null || jet.length == 2) {
      return null;
    }
    Tensor[] slopes = new Tensor[jet.length - 1];
    for (int k = 1; k < jet.length; k++) {
      slopes[k - 1] = jet[k].times(k);
    }
    return slopes;
  }

  /** All but the highest coefficient. */
  public static Tensor[] lower(Tensor[] jet) {
    return jet == null || jet.length == 2 ? null : Arrays.copyOf(jet, jet.length - 1);
  }

  /** What has a derivative with this jet, and that value. */
  public static Tensor[] integrated(Tensor[] slopes, Tensor rate, int order, Tensor value) {
    if (value == null) {
      return null;
    }
    Tensor[] jet = new Tensor[order + 1];
    jet[0] = value;
    jet[1] = rate;
    for (int k = 2; k <= order; k++) {
      jet[k] = slopes == null ? TensorPrimitives.zerosLike(value) : slopes[k - 1].div(k);
    }
    return jet;
  }

  /** The jet of a sum. */
  public static Tensor[] plus(Tensor[] a, Tensor[] b, Tensor value) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    Tensor[] sum = new Tensor[a.length];
    sum[0] = value;
    for (int k = 1; k < sum.length; k++) {
      sum[k] = a[k].plus(b[k]);
    }
    return sum;
  }
}
