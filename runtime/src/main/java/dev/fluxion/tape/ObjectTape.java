package dev.fluxion.tape;

import java.util.Arrays;

/**
 * A growing stack of references, {@code null} among them. For generated code.
 *
 * <p>It holds on to no object after it was popped or cleared.
 *
 * @param <T> the type of the values
 */
public final class ObjectTape<T> {
  private static final Object[] EMPTY = {};
  private static final int FIRST_CAPACITY = 32;

  private Object[] values = EMPTY;
  private int size;

  /** Creates an empty tape, which allocates nothing before the first value. */
  public ObjectTape() {}

  /**
   * Remembers a value.
   *
   * @param value what the matching {@link #pop} returns
   */
  public void push(T value) {
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
  public T pop() {
    @SuppressWarnings("unchecked") // only push fills the array
    T value = (T) values[--size];
    values[size] = null;
    return value;
  }

  /** Forgets all values, and keeps the room for them. */
  public void clear() {
    Arrays.fill(values, 0, size, null);
    size = 0;
  }

  /**
   * Returns another tape with the same values.
   *
   * @return a tape that can be read while this one stays as it is
   */
  public ObjectTape<T> copy() {
    ObjectTape<T> copy = new ObjectTape<>();
    copy.values = Arrays.copyOf(values, size);
    copy.size = size;
    return copy;
  }

  private void grow() {
    values = Arrays.copyOf(values, Math.max(FIRST_CAPACITY, Math.multiplyExact(2, size)));
  }
}
