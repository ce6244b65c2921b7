package dev.fluxion.processor.corpus;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

/**
 * Arrays that nobody meant: missing, empty, short or long ones, and elements that are no numbers.
 * Such single numbers would let many a loop run for ever.
 */
final class OddArguments {
  private OddArguments() {}

  /** Variants of arguments that are fine, with one thing odd in each. */
  static List<Object[]> of(Object[] arguments) {
    List<Object[]> odd = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      if (isReal(arguments[i])) {
        int length = Array.getLength(arguments[i]);
        odd.add(with(arguments, i, null));
        odd.add(with(arguments, i, resized(arguments[i], 0)));
        odd.add(with(arguments, i, resized(arguments[i], Math.max(0, length - 1))));
        odd.add(with(arguments, i, resized(arguments[i], length + 1)));
        if (length > 0) {
          odd.add(with(arguments, i, notANumber(arguments[i])));
        }
      }
    }
    return odd;
  }

  /** Arrays of {@code double} or {@code float} of any rank. */
  static boolean isReal(Object value) {
    return value != null && value.getClass().getName().matches("\\[+[DF]");
  }

  /** The first elements, and what Java puts where there are too few. */
  static Object resized(Object array, int length) {
    Object resized = Array.newInstance(array.getClass().getComponentType(), length);
    System.arraycopy(array, 0, resized, 0, Math.min(length, Array.getLength(array)));
    return resized;
  }

  private static Object notANumber(Object array) {
    Object copy = resized(array, Array.getLength(array));
    Object first = Array.get(array, 0);
    Array.set(
        copy,
        0,
        first instanceof Double
            ? (Object) Double.NaN
            : first instanceof Float ? (Object) Float.NaN : null);
    return copy;
  }

  static Object[] with(Object[] arguments, int number, Object value) {
    Object[] odd = Vectors.copy(arguments);
    Object former = arguments[number];
    for (int i = 0; i < odd.length; i++) {
      // One array that is passed twice stays one.
      if (i == number || (former != null && former == arguments[i] && isReal(former))) {
        odd[i] = value;
      }
    }
    return odd;
  }
}
