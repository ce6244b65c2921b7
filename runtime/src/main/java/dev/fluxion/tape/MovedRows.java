package dev.fluxion.tape;

import java.lang.reflect.Array;

/**
 * What generated code does to arrays of rows beside one that a method of another file may have
 * moved rows in.
 */
// Null stands for null; the runtime has no dependency that could say so in the types.
@SuppressWarnings("NullAway")
public final class MovedRows {
  private MovedRows() {}

  /**
   * Moves the rows that stand beside an array's rows with them; beside a new row stands a new one.
   *
   * @param before the array's rows before
   * @param after the array
   * @param beside what is to be changed
   */
  public static void follow(Object[] before, Object[] after, Object[] beside) {
    if (after == null || beside == null) {
      return;
    }
    if (after instanceof Object[][] deep) {
      checkUnmoved((Object[][]) before, deep);
      return;
    }
    Object[] old = null;
    for (int i = 0; i < after.length; i++) {
      if (after[i] != before[i]) {
        old = old == null ? beside.clone() : old;
        beside[i] = companion(after[i], before, old);
      }
    }
  }

  private static Object companion(Object row, Object[] before, Object[] old) {
    if (row == null) {
      return null;
    }
    for (int i = 0; i < before.length; i++) {
      if (before[i] == row) {
        return old[i];
      }
    }
    Class<?> rows = old.getClass().getComponentType();
    return Array.newInstance(rows.getComponentType(), Array.getLength(row));
  }

  /** Refuses an array in which a row stands twice: each place would have a derivative. */
  public static void checkDistinct(String method, String parameter, Object[] array) {
    if (array != null && !areDistinct(array, new Identities())) {
      throw new IllegalStateException(
          "a row stands twice in " + parameter + ", which " + method + " writes to");
    }
  }

  private static boolean areDistinct(Object[] rows, Identities known) {
    for (Object row : rows) {
      if (row == null) {
        continue;
      }
      if (known.get(row) != null) {
        return false;
      }
      known.put(row, row);
      if (row instanceof Object[] inner && !areDistinct(inner, known)) {
        return false;
      }
    }
    return true;
  }

  /** Refuses a result that is a constant argument, or shares rows with it. */
  public static void checkApart(String method, String parameter, Object result, Object argument) {
    if (result == null || argument == null) {
      return;
    }
    if (result == argument) {
      throw new IllegalStateException(
          method + " returned its argument " + parameter + ", which is not differentiated");
    }
    Identities known = new Identities();
    collect(result, known);
    if (isAmong(argument, known)) {
      throw new IllegalStateException(
          method
              + " returned an array that shares rows with its argument "
              + parameter
              + ", which is not differentiated");
    }
  }

  private static void collect(Object array, Identities known) {
    known.put(array, array);
    if (array instanceof Object[] rows) {
      for (Object row : rows) {
        if (row != null) {
          collect(row, known);
        }
      }
    }
  }

  private static boolean isAmong(Object array, Identities known) {
    if (array == null || known.get(array) != null) {
      return array != null;
    }
    if (array instanceof Object[] rows) {
      for (Object row : rows) {
        if (isAmong(row, known)) {
          return true;
        }
      }
    }
    return false;
  }

  private static void checkUnmoved(Object[][] before, Object[][] after) {
    for (int i = 0; i < after.length; i++) {
      for (int j = 0; after[i] != null && j < after[i].length; j++) {
        if (before[i] == null || j >= before[i].length || before[i][j] != after[i][j]) {
          throw new IllegalStateException(
              "a method of another file moved rows of an array of three dimensions");
        }
      }
    }
  }
}
