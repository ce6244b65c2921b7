package dev.fluxion.tape;

import dev.fluxion.Tensor;
import java.lang.reflect.Array;
import java.util.function.BinaryOperator;

/**
 * What is done to arrays of objects that stand beside arrays of numbers, an object beside each
 * number, null for the zero of its kind. Where the primal has null, they have null. For generated
 * code.
 */
@SuppressWarnings("NullAway")
public abstract class ObjectArrays {
  ObjectArrays() {}

  /** Whether the elements of an array are arrays, not numbers or tensors. */
  static boolean hasRows(Object a) {
    return a instanceof Object[] && !(a instanceof Tensor[]);
  }

  /** An array of the shape of {@code a}, without objects yet. */
  static Object shaped(Object a, Class<?> object) {
    if (a == null) {
      return null;
    }
    Class<?> type = object;
    for (Class<?> c = a.getClass().getComponentType(); c.isArray(); c = c.getComponentType()) {
      type = type.arrayType();
    }
    Object[] beside = (Object[]) Array.newInstance(type, Array.getLength(a));
    if (hasRows(a)) {
      Object[] rows = (Object[]) a;
      for (int i = 0; i < rows.length; i++) {
        beside[i] = shaped(rows[i], object);
      }
    }
    return beside;
  }

  /** The same; what is one row in {@code a} is one row in it. */
  static Object like(Object a, Class<?> object) {
    Object[] beside = (Object[]) shaped(a, object);
    return hasRows(a) ? mirror(a, beside) : beside;
  }

  /** Makes one row, the first, beside what is one row in {@code a}. */
  public static <T> T[] mirror(Object a, T[] beside) {
    if (a != null) {
      mirror((Object[]) a, beside, new Identities());
    }
    return beside;
  }

  private static void mirror(Object[] a, Object[] beside, Identities known) {
    for (int i = 0; i < a.length; i++) {
      if (a[i] != null && !(a[i] instanceof Tensor)) {
        Object earlier = known.get(a[i]);
        if (earlier != null) {
          beside[i] = earlier;
        } else {
          known.put(a[i], beside[i]);
          if (a[i] instanceof Object[] rows) {
            mirror(rows, (Object[]) beside[i], known);
          }
        }
      }
    }
  }

  /**
   * What stands beside {@code second}, where two parameters of a call may be one array that is
   * written to: then it is that of the first.
   */
  public static <T> T[] same(Object first, T[] firstOnes, Object second, T[] secondOnes) {
    return first == second && first != null ? firstOnes : secondOnes;
  }

  /** The same, where it starts with the sums. */
  static <T> T[] join(
      Object first, T[] firstOnes, Object second, T[] secondOnes, BinaryOperator<Object> sum) {
    if (first != second || first == null) {
      return secondOnes;
    }
    if (firstOnes != secondOnes) {
      add(first, firstOnes, secondOnes, sum);
    }
    return firstOnes;
  }

  private static void add(Object a, Object[] into, Object[] from, BinaryOperator<Object> sum) {
    for (int i = 0; i < into.length; i++) {
      if (!hasRows(a)) {
        into[i] = sum.apply(into[i], from[i]);
      } else if (((Object[]) a)[i] != null) {
        add(((Object[]) a)[i], (Object[]) into[i], (Object[]) from[i], sum);
      }
    }
  }
}
