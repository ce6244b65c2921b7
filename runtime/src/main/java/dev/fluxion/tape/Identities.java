package dev.fluxion.tape;

import java.util.Arrays;

/** Which shadow a row has that may stand in more than one place. */
@SuppressWarnings("NullAway")
final class Identities {
  private static final int FIRST_CAPACITY = 16;

  /** At most half full, and a power of two. */
  private Object[] keys = new Object[FIRST_CAPACITY];

  private Object[] values = new Object[FIRST_CAPACITY];
  private int size;

  /** Forgets all. */
  void clear() {
    if (size > 0) {
      Arrays.fill(keys, null);
      Arrays.fill(values, null);
      size = 0;
    }
  }

  private int place(Object key) {
    int mask = keys.length - 1;
    int place = System.identityHashCode(key) & mask;
    while (keys[place] != null && keys[place] != key) {
      place = (place + 1) & mask;
    }
    return place;
  }

  /** What was put for the same object; null if nothing. */
  Object get(Object key) {
    return values[place(key)];
  }

  void put(Object key, Object value) {
    if (2 * size >= keys.length) {
      Object[] formerKeys = keys;
      Object[] formerValues = values;
      keys = new Object[2 * formerKeys.length];
      values = new Object[2 * formerKeys.length];
      for (int i = 0; i < formerKeys.length; i++) {
        if (formerKeys[i] != null) {
          int place = place(formerKeys[i]);
          keys[place] = formerKeys[i];
          values[place] = formerValues[i];
        }
      }
    }
    int place = place(key);
    keys[place] = key;
    values[place] = value;
    size++;
  }
}
