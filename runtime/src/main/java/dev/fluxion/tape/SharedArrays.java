package dev.fluxion.tape;

import java.lang.reflect.Array;

/**
 * What generated code does where a method of another file may return arrays that are its
 * arguments', or that stand in several places: one array has one derivative.
 */
// Null stands for null; the runtime has no dependency that could say so in the types.
@SuppressWarnings({"NullAway", "unchecked"})
public final class SharedArrays {
  private SharedArrays() {}

  /**
   * What stands beside {@code second}: beside an array in it that is in {@code first}, too, what
   * stands beside it there.
   *
   * @param firstOnes what stands beside {@code first}
   * @param secondOnes what stands beside {@code second} otherwise; it is left as it is
   */
  public static <T> T beside(Object first, Object firstOnes, Object second, T secondOnes) {
    if (first == null || second == null) {
      return secondOnes;
    }
    if (!ObjectArrays.hasRows(first) && !ObjectArrays.hasRows(second)) {
      return first == second ? (T) firstOnes : secondOnes;
    }
    Identities known = new Identities();
    collect(first, firstOnes, known);
    return (T) replaced(second, secondOnes, known);
  }

  private static void collect(Object array, Object ones, Identities known) {
    known.put(array, ones);
    if (ObjectArrays.hasRows(array)) {
      Object[] rows = (Object[]) array;
      for (int i = 0; i < rows.length; i++) {
        if (rows[i] != null) {
          collect(rows[i], ((Object[]) ones)[i], known);
        }
      }
    }
  }

  private static Object replaced(Object array, Object ones, Identities known) {
    Object own = known.get(array);
    if (own != null || !ObjectArrays.hasRows(array)) {
      return own != null ? own : ones;
    }
    Object[] rows = (Object[]) array;
    Object[] besides = (Object[]) ones;
    for (int i = 0; i < rows.length; i++) {
      Object beside = rows[i] == null ? null : replaced(rows[i], besides[i], known);
      if (rows[i] != null && beside != besides[i]) {
        besides = besides == ones ? besides.clone() : besides;
        besides[i] = beside;
      }
    }
    return besides;
  }

  /** {@code later} with zeros in the place of arrays that are in {@code earlier}, too. */
  public static <T> T without(Object earlier, T later) {
    if (earlier == null || later == null) {
      return later;
    }
    if (!ObjectArrays.hasRows(earlier) && !ObjectArrays.hasRows(later)) {
      return earlier == later ? (T) zeros(later) : later;
    }
    Identities known = new Identities();
    collect(earlier, earlier, known);
    return (T) without(later, known);
  }

  private static Object without(Object array, Identities known) {
    if (known.get(array) != null) {
      return zeros(array);
    }
    return ObjectArrays.hasRows(array) ? each((Object[]) array, known, false) : array;
  }

  /** {@code shadow} with zeros in the place of rows that it has had before. */
  public static <T> T[] once(T[] shadow) {
    return shadow == null ? null : (T[]) each(shadow, new Identities(), true);
  }

  private static Object[] each(Object[] rows, Identities known, boolean isGrowing) {
    Object[] kept = rows;
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] == null) {
        continue;
      }
      Object row = without(rows[i], known);
      if (isGrowing) {
        known.put(rows[i], rows[i]);
        row = row == rows[i] && ObjectArrays.hasRows(row) ? each((Object[]) row, known, true) : row;
      }
      if (row != rows[i]) {
        kept = kept == rows ? rows.clone() : kept;
        kept[i] = row;
      }
    }
    return kept;
  }

  private static Object zeros(Object array) {
    if (array instanceof double[] a) {
      return Shadows.like(a);
    }
    return array instanceof float[] a ? Shadows.like(a) : Shadows.like((Object[]) array);
  }

  /**
   * Refuses an array of records that is an argument: what is written to the one is not written to
   * what is known of the other.
   */
  public static void checkRecords(String method, Object result, Object argument) {
    if (result != null && (result == argument || hasRow(argument, result))) {
      throw new IllegalStateException(
          method + " returned an array of records that is its argument");
    }
    if (result instanceof Object[] rows && result.getClass().getComponentType().isArray()) {
      for (int i = 0; i < Array.getLength(rows); i++) {
        checkRecords(method, rows[i], argument);
      }
    }
  }

  private static boolean hasRow(Object array, Object sought) {
    if (!(array instanceof Object[] rows) || !array.getClass().getComponentType().isArray()) {
      return false;
    }
    for (Object row : rows) {
      if (row != null && (row == sought || hasRow(row, sought))) {
        return true;
      }
    }
    return false;
  }
}
