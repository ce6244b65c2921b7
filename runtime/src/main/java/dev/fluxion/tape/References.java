package dev.fluxion.tape;

/** Arrays of the user's objects, of any rank. For generated code. */
@SuppressWarnings("NullAway")
public final class References {
  private References() {}

  /** New arrays of the same objects. */
  @SuppressWarnings("unchecked")
  public static <T> T[] copy(T[] objects) {
    if (objects == null) {
      return null;
    }
    T[] copy = objects.clone();
    for (int i = 0; i < copy.length; i++) {
      if (copy[i] instanceof Object[] row) {
        copy[i] = (T) copy(row);
      }
    }
    return copy;
  }
}
