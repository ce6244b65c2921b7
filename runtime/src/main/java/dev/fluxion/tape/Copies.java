package dev.fluxion.tape;

/** Copies of what a derivative takes over from its primal. For generated code. */
@SuppressWarnings("NullAway")
public final class Copies {
  private Copies() {}

  /**
   * A copy of an array, and of the arrays in it; null of null.
   *
   * @param <T> the type of the array
   */
  @SuppressWarnings("unchecked")
  public static <T> T of(T array) {
    return (T) copy(array);
  }

  private static Object copy(Object value) {
    if (value instanceof Object[] array) {
      Object[] copy = array.clone();
      if (array.getClass().getComponentType().isArray()) {
        for (int i = 0; i < copy.length; i++) {
          copy[i] = copy(copy[i]);
        }
      }
      return copy;
    }
    if (value instanceof double[] array) {
      return array.clone();
    }
    if (value instanceof float[] array) {
      return array.clone();
    }
    if (value instanceof int[] array) {
      return array.clone();
    }
    if (value instanceof long[] array) {
      return array.clone();
    }
    if (value instanceof boolean[] array) {
      return array.clone();
    }
    if (value instanceof byte[] array) {
      return array.clone();
    }
    if (value instanceof char[] array) {
      return array.clone();
    }
    return value instanceof short[] array ? array.clone() : value;
  }
}
