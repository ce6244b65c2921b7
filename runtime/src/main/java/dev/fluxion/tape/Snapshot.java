package dev.fluxion.tape;

import java.lang.reflect.Array;

/**
 * What an array holds, rows of rows included, to be put back before the method that overwrites it
 * runs again. For generated code.
 */
@SuppressWarnings("NullAway")
public final class Snapshot {
  private final Object array;
  private final Object content;
  private final int length;
  private final Snapshot[] rows;

  private Snapshot(Object array) {
    this.array = array;
    this.length = array == null ? 0 : Array.getLength(array);
    this.content =
        array == null ? null : Array.newInstance(array.getClass().getComponentType(), length);
    this.rows = new Snapshot[array instanceof Object[] ? length : 0];
    if (array != null) {
      System.arraycopy(array, 0, content, 0, length);
    }
    for (int i = 0; i < rows.length; i++) {
      Object row = ((Object[]) array)[i];
      rows[i] = new Snapshot(row != null && row.getClass().isArray() ? row : null);
    }
  }

  /** What {@code array}, of any type, holds now; of null nothing. */
  public static Snapshot of(Object array) {
    return new Snapshot(array);
  }

  /** Puts it back; returns what the array held instead. */
  public Snapshot exchange() {
    Snapshot present = of(array);
    restore();
    return present;
  }

  /** Puts it back. */
  public void restore() {
    if (array != null) {
      System.arraycopy(content, 0, array, 0, length);
      for (Snapshot row : rows) {
        row.restore();
      }
    }
  }
}
