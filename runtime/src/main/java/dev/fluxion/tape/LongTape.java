package dev.fluxion.tape;

import java.util.Arrays;

/**
 * A growing stack of {@code long} values. For generated code.
 *
 * <p>{@link #push} and {@link #pop} are kept small enough to be inlined everywhere; a tape that has
 * once grown is reused without allocation.
 */
public final class LongTape {
  private static final long[] EMPTY = {};
  private static final int FIRST_CAPACITY = 32;

  private long[] values = EMPTY;
  private int size;

  /** Creates an empty tape, which allocates nothing before the first value. */
  public LongTape() {}

  /**
   * Remembers a value.
   *
   * @param value what the matching {@link #pop} returns
   */
  public void push(long value) {
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
  public long pop() {
    return values[--size];
  }

  /**
   * Makes room on top for values that {@link #set} will fill.
   *
   * @param count how many, at least 0
   * @return the index of the first
   */
  public int reserve(int count) {
    int start = size;
    size = Math.addExact(start, count);
    if (size > values.length) {
      grow();
    }
    return start;
  }

  /**
   * Gives up the youngest values; they can be read until something is put in their place.
   *
   * @param count how many, what the matching {@link #reserve} was told
   * @return the index of the first
   */
  public int release(int count) {
    size -= count;
    return size;
  }

  /**
   * Fills a place that was reserved.
   *
   * @param index of the place, counted from the bottom
   * @param value what {@link #get} returns
   */
  public void set(int index, long value) {
    values[index] = value;
  }

  /**
   * Returns what {@link #set} put there.
   *
   * @param index of the place, counted from the bottom
   * @return the value
   */
  public long get(int index) {
    return values[index];
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
  public LongTape copy() {
    LongTape copy = new LongTape();
    copy.values = Arrays.copyOf(values, size);
    copy.size = size;
    return copy;
  }

  private void grow() {
    values = Arrays.copyOf(values, Math.max(FIRST_CAPACITY, Math.multiplyExact(2, size)));
  }
}
