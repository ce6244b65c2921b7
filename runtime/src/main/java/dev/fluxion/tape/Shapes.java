package dev.fluxion.tape;

import dev.fluxion.Tensor;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The shapes of tensors, and of arrays, of any rank and of {@code double} or {@code float}. For
 * generated code.
 */
// Null stands for null here; the runtime has no dependency that could say so in the types.
@SuppressWarnings("NullAway")
public final class Shapes {
  /** So many rows of a ragged array are described in a message. */
  private static final int ROWS_SHOWN = 8;

  /** So many pairs of rows are compared one by one, which needs no memory. */
  private static final int PAIRS_COMPARED = 4096;

  private static final Object[] NO_ROWS = {};

  private Shapes() {}

  /**
   * Refuses a derivative that has not the shape of what it is the derivative of.
   *
   * @param parameter the name of the parameter or field that holds the derivative: a text, or a
   *     {@link PartName}
   * @param primal an array, a tensor or null
   */
  public static void check(Object parameter, Object primal, Object derivative) {
    if (!areEqual(primal, derivative)) {
      throw new IllegalArgumentException(
          parameter
              + " must be of the shape "
              + describe(primal)
              + ", but is of the shape "
              + describe(derivative));
    }
  }

  /**
   * Refuses two different arguments that share rows, one of which is written to: what of the
   * derivative belongs to which of them could not be said.
   *
   * @param array an array of arrays
   * @param other another one, or a row
   */
  public static void checkApart(Object[] array, Object other, String arrayName, String otherName) {
    if (array == other || array == null || other == null) {
      return;
    }
    Object[] rows = other instanceof Object[] otherRows ? otherRows : NO_ROWS;
    Set<Object> known = null;
    if (count(array) * count(rows) > PAIRS_COMPARED) {
      known = Collections.newSetFromMap(new IdentityHashMap<>());
      addAll(rows, known);
    }
    if (hasRowOf(array, other, rows, known)) {
      throw new IllegalArgumentException(
          arrayName + " and " + otherName + " share a row, and one of them is written to");
    }
  }

  /** Whether a row, or a row of one, is {@code other}, or among its own; empty ones apart. */
  private static boolean hasRowOf(Object[] array, Object other, Object[] rows, Set<Object> known) {
    for (Object row : array) {
      boolean isShared = row == other || (known == null ? isAmong(row, rows) : known.contains(row));
      if (isShared && row != null && row.getClass().isArray() && Array.getLength(row) > 0) {
        return true;
      }
      if (row instanceof Object[] inner && hasRowOf(inner, other, rows, known)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAmong(Object row, Object[] rows) {
    for (Object other : rows) {
      if (row == other || (other instanceof Object[] inner && isAmong(row, inner))) {
        return true;
      }
    }
    return false;
  }

  /** How many rows there are, those of rows included. */
  private static long count(Object[] array) {
    long rows = array.length;
    for (Object row : array) {
      rows += row instanceof Object[] inner ? count(inner) : 0;
    }
    return rows;
  }

  private static void addAll(Object[] array, Set<Object> rows) {
    for (Object row : array) {
      rows.add(row);
      if (row instanceof Object[] inner) {
        addAll(inner, rows);
      }
    }
  }

  /** {@link #check}, where a derivative that is missing will be made. */
  public static void checkUnlessNull(String field, Object primal, Object derivative) {
    if (derivative != null) {
      check(field, primal, derivative);
      if (shareArray(primal, derivative)) {
        throw new IllegalArgumentException(
            field
                + (derivative == primal ? " is the argument itself" : " has a row of the argument")
                + ": derivatives need an array of their own");
      }
    }
  }

  /**
   * Refuses a derivative that is gathered in another argument's array.
   *
   * @param isArgument whether {@code derivative} is one of the arguments, or shares rows with one
   */
  public static void checkOwn(String field, Object derivative, boolean isArgument) {
    if (isArgument && derivative != null && Array.getLength(derivative) > 0) {
      throw new IllegalArgumentException(
          field + " is an argument: derivatives need an array of their own");
    }
  }

  /**
   * Whether two arrays are one, or rows of theirs in the same places, or the one is a row of the
   * other; arrays without elements and null apart.
   */
  public static boolean shareArray(Object a, Object b) {
    if (a == null || b == null || a == b) {
      return a == b && a != null && a.getClass().isArray() && Array.getLength(a) > 0;
    }
    int deeper = rank(a.getClass()) - rank(b.getClass());
    if (deeper != 0) {
      return deeper > 0 ? isRowOf(b, (Object[]) a) : isRowOf(a, (Object[]) b);
    }
    if (a instanceof Object[] rows && b instanceof Object[] others) {
      for (int i = 0; i < Math.min(rows.length, others.length); i++) {
        if (shareArray(rows[i], others[i])) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isRowOf(Object row, Object[] array) {
    for (Object other : array) {
      if (shareArray(row, other)) {
        return true;
      }
    }
    return false;
  }

  private static int rank(Class<?> type) {
    Class<?> element = type.getComponentType();
    return element == null ? 0 : 1 + rank(element);
  }

  /**
   * Refuses a derivative that is null where the primal is not, or the other way round, or an array
   * of records of another length.
   *
   * @param parameter as {@link #check} takes it
   * @param primal a record, an array of records, or null
   * @return whether there is something to look into
   */
  public static boolean haveParts(Object parameter, Object primal, Object derivative) {
    if ((primal == null) != (derivative == null)
        || (primal instanceof Object[] records
            && records.length != ((Object[]) derivative).length)) {
      throw new IllegalArgumentException(
          parameter
              + " must be of the shape "
              + describeRecord(primal)
              + ", but is of the shape "
              + describeRecord(derivative));
    }
    return primal != null;
  }

  private static String describeRecord(Object record) {
    if (record == null) {
      return "null";
    }
    String type = record.getClass().getSimpleName();
    return record instanceof Object[] rows
        ? type.replaceFirst("\\[]", "[" + rows.length + "]")
        : type;
  }

  private static boolean areEqual(Object a, Object b) {
    if (a == null || b == null) {
      return a == b;
    }
    if (a instanceof double[] x) {
      return b instanceof double[] y && x.length == y.length;
    }
    if (a instanceof float[] x) {
      return b instanceof float[] y && x.length == y.length;
    }
    if (a instanceof Tensor x) {
      return b instanceof Tensor y && Arrays.equals(x.shape(), y.shape());
    }
    Object[] rows = (Object[]) a;
    if (!(b instanceof Object[] others) || rows.length != others.length) {
      return false;
    }
    for (int i = 0; i < rows.length; i++) {
      if (!areEqual(rows[i], others[i])) {
        return false;
      }
    }
    return true;
  }

  /** {@code double[2][3]}, or {@code {double[3], null}} where the rows differ. */
  static String describe(Object array) {
    if (array == null) {
      return "null";
    }
    if (array instanceof double[] x) {
      return "double[" + x.length + "]";
    }
    if (array instanceof float[] x) {
      return "float[" + x.length + "]";
    }
    if (array instanceof Tensor t) {
      return "Tensor" + Arrays.toString(t.shape());
    }
    Object[] rows = (Object[]) array;
    if (rows.length == 0) {
      return array.getClass().getComponentType().getSimpleName().replaceFirst("\\[", "[0][");
    }
    return isRagged(rows) ? ragged(rows) : regular(rows);
  }

  private static boolean isRagged(Object[] rows) {
    if (rows[0] == null) {
      return true;
    }
    for (Object row : rows) {
      if (!areEqual(rows[0], row)) {
        return true;
      }
    }
    return false;
  }

  private static String regular(Object[] rows) {
    String row = describe(rows[0]);
    int bracket = row.indexOf('[');
    return row.startsWith("{") || rows instanceof Tensor[]
        ? rows.length + " times " + row
        : row.substring(0, bracket) + "[" + rows.length + "]" + row.substring(bracket);
  }

  private static String ragged(Object[] rows) {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < Math.min(rows.length, ROWS_SHOWN); i++) {
      text.append(i == 0 ? "" : ", ").append(describe(rows[i]));
    }
    return text.append(rows.length > ROWS_SHOWN ? ", …}" : "}").toString();
  }
}
