package dev.fluxion.tape;

import dev.fluxion.Tensor;
import java.lang.reflect.Array;

/**
 * The jets of arrays whose derivative a rule tells: what {@link Jets} and {@link TensorRates} do to
 * one, done to each. For generated code.
 */
@SuppressWarnings({"NullAway", "unchecked"})
public final class ArrayRates {
  private ArrayRates() {}

  /** The order of the jets in an array, or of a jet, if it is not known; 0 if nothing changes. */
  public static int order(int known, Object jets) {
    if (known > 0 || jets == null) {
      return known;
    }
    if (jets instanceof double[] || jets instanceof Tensor[]) {
      return Array.getLength(jets) - 1;
    }
    int order = 0;
    for (Object row : (Object[]) jets) {
      order = order(order, row);
    }
    return order;
  }

  /** The derivatives of what has these jets, of the shape of {@code a}. */
  public static <T> T rate(Object[] jets, T a) {
    if (a == null) {
      return null;
    }
    T rates = (T) Array.newInstance(a.getClass().getComponentType(), jets.length);
    for (int i = 0; i < jets.length; i++) {
      if (rates instanceof double[] numbers) {
        numbers[i] = Jets.rate((double[]) jets[i]);
      } else if (rates instanceof float[] numbers) {
        numbers[i] = (float) Jets.rate((double[]) jets[i]);
      } else if (rates instanceof Tensor[] tensors) {
        tensors[i] = TensorRates.rate((Tensor[]) jets[i], ((Tensor[]) a)[i]);
      } else {
        ((Object[]) rates)[i] = rate((Object[]) jets[i], ((Object[]) a)[i]);
      }
    }
    return rates;
  }

  /** The jets of the derivatives. */
  public static <T> T[] slopes(T[] jets) {
    T[] slopes = jets == null ? null : jets.clone();
    for (int i = 0; jets != null && i < jets.length; i++) {
      slopes[i] =
          (T)
              (jets instanceof double[][] numbers
                  ? Jets.slopes(numbers[i])
                  : jets instanceof Tensor[][] tensors
                      ? TensorRates.slopes(tensors[i])
                      : slopes((Object[]) jets[i]));
    }
    return slopes;
  }

  /** All but the highest coefficients. */
  public static <T> T[] lower(T[] jets) {
    T[] lower = jets == null ? null : jets.clone();
    for (int i = 0; jets != null && i < jets.length; i++) {
      lower[i] =
          (T)
              (jets instanceof double[][] numbers
                  ? Jets.lower(numbers[i])
                  : jets instanceof Tensor[][] tensors
                      ? TensorRates.lower(tensors[i])
                      : lower((Object[]) jets[i]));
    }
    return lower;
  }

  /** What has derivatives with these jets, and that value. */
  public static <T> T[] integrated(T[] slopes, Object rates, int order, Object values) {
    if (!RuleArrays.isThere(values, rates)) {
      return null;
    }
    RuleArrays.check(Array.getLength(values), Array.getLength(rates));
    T[] jets = slopes.clone();
    for (int i = 0; i < slopes.length; i++) {
      if (slopes instanceof double[][] numbers) {
        jets[i] = (T) Jets.integrated(numbers[i], number(rates, i), order, number(values, i));
      } else if (slopes instanceof Tensor[][] tensors) {
        Tensor rate = ((Tensor[]) rates)[i];
        jets[i] = (T) TensorRates.integrated(tensors[i], rate, order, ((Tensor[]) values)[i]);
      } else {
        Object rate = ((Object[]) rates)[i];
        jets[i] = (T) integrated((Object[]) slopes[i], rate, order, ((Object[]) values)[i]);
      }
    }
    return jets;
  }

  private static double number(Object array, int i) {
    return array instanceof double[] numbers ? numbers[i] : ((float[]) array)[i];
  }

  /** The jets of the sums. */
  public static <T> T[] plus(T[] a, T[] b, Object values) {
    T[] sums = a == null ? null : a.clone();
    for (int i = 0; a != null && i < a.length; i++) {
      if (a instanceof double[][] numbers) {
        sums[i] = (T) Jets.plus(numbers[i], (double[]) b[i], number(values, i));
      } else if (a instanceof Tensor[][] tensors) {
        sums[i] = (T) TensorRates.plus(tensors[i], (Tensor[]) b[i], ((Tensor[]) values)[i]);
      } else {
        sums[i] = (T) plus((Object[]) a[i], (Object[]) b[i], ((Object[]) values)[i]);
      }
    }
    return sums;
  }
}
