package dev.fluxion.tape;

import java.lang.reflect.Array;
import java.util.Arrays;

/**
 * What an array holds, rows of rows included, to be put back before the method that overwrites it
 * runs again. For generated code.
 */
@SuppressWarnings("NullAway")
public final class Snapshot {
  private static final Snapshot NOTHING = new Snapshot(null, null, new Snapshot[0]);

  private final Object array;
  private final Object content;
  private final Snapshot[] rows;

  private Snapshot(Object array, Object content, Snapshot[] rows) {
    this.array = array;
    this.content = content;
    this.rows = rows;
  }

  /** What {@code array}, of any type, holds now; of null nothing. */
  public static Snapshot of(Object array) {
    if (array == null || !array.getClass().isArray()) {
      return NOTHING;
    }
    Snapshot[] rows = new Snapshot[array instanceof Object[] ? Array.getLength(array) : 0];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = of(((Object[]) array)[i]);
    }
    return new Snapshot(array, copy(array), rows);
  }

  private static Object copy(Object array) {
    int length = Array.getLength(array);
    Object copy = Array.newInstance(array.getClass().getComponentType(), length);
    System.arraycopy(array, 0, copy, 0, length);
    return copy;
  }

  /**
   * Puts it back; returns what was there instead. Arrays that hold what they held are not written
   * to: other threads may read them.
   */
  public Snapshot exchange() {
    Snapshot[] present = new Snapshot[rows.length];
    for (int i = 0; i < rows.length; i++) {
      present[i] = rows[i].exchange();
    }
    if (array == null || isUnchanged()) {
      boolean isNothing = Arrays.stream(present).allMatch(row -> row == NOTHING);
      return isNothing ? NOTHING : new Snapshot(null, null, present);
    }
    Snapshot here = new Snapshot(array, copy(array), present);
    write();
    return here;
  }

  /** Puts it back. */
  public void restore() {
    if (array != null) {
      write();
    }
    for (Snapshot row : rows) {
      row.restore();
    }
  }

  private void write() {
    System.arraycopy(content, 0, array, 0, Array.getLength(array));
  }

  /** Whether the array holds the same objects, or the same numbers to the bit. */
  private boolean isUnchanged() {
    if (array instanceof Object[] objects) {
      for (int i = 0; i < objects.length; i++) {
        if (objects[i] != ((Object[]) content)[i]) {
          return false;
        }
      }
      return true;
    }
    return Arrays.deepEquals(new Object[] {array}, new Object[] {content});
  }
}
