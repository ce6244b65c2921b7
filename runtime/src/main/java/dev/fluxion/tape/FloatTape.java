package dev.fluxion.tape;

import java.util.Arrays;

/**
 * A growing stack of {@code float} values. For generated code.
 *
 * <p>{@link #push} and {@link #pop} are kept small enough to be inlined everywhere; a tape that has
 * once grown is reused without allocation.
 */
public final class FloatTape {
  private static final float[] EMPTY = {};
  private static final int FIRST_CAPACITY = 32;

  private float[] values = EMPTY;
  private int size;

  /** Creates an empty tape, which allocates nothing before the first value. */
  public FloatTape() {}

  /**
   * Remembers a value.
   *
   * @param value what the matching {@link #pop} returns
   */
  public void push(float value) {
    if (size == values.length) {
      grow();
    }
    values[size++] = value;
  }

  /**
   * Returns the youngest value and forgets it.
   *
   * @return the value of the matching {@link #push}
   */
  public float pop() {
    return values[--size];
  }

  /** Forgets all values, and keeps the room for them. */
  public void clear() {
    size = 0;
  }

  /**
   * Returns another tape with the same values.
   *
   * @return a tape that can be read while this one stays as it is
   */
  public FloatTape copy() {
    FloatTape copy = new FloatTape();
    copy.values = Arrays.copyOf(values, size);
    copy.size = size;
    return copy;
  }

  private void grow() {
    values = Arrays.copyOf(values, Math.max(FIRST_CAPACITY, Math.multiplyExact(2, size)));
  }
}
