package dev.fluxion.tape;

import dev.fluxion.Tensor;
import java.util.Arrays;

/** Arrays that are kept, and handed out again where the same are asked for in the same order. */
@SuppressWarnings("NullAway")
abstract sealed class ArrayPool permits DoubleArrays {
  private static final int FIRST_CAPACITY = 8;

  /** How many arrays are handed out. */
  int used;

  /** Rows, and what stands for them. */
  final Identities known = new Identities();

  private Object[] arrays = new Object[FIRST_CAPACITY];

  /** Takes back all arrays that were handed out. */
  public void begin() {
    used = 0;
  }

  /** How many arrays are handed out. */
  public int mark() {
    return used;
  }

  /** Takes back the arrays that were handed out since there were {@code mark} of them. */
  public void rewind(int mark) {
    used = mark;
  }

  /** Sets all numbers in the arrays that are handed out to zero. */
  public void clear() {
    for (int i = 0; i < used; i++) {
      if (arrays[i] instanceof double[] a) {
        Arrays.fill(a, 0);
      } else if (arrays[i] instanceof float[] a) {
        Arrays.fill(a, 0);
      } else if (arrays[i] instanceof Tensor[] a) {
        Arrays.fill(a, null);
      }
    }
  }

  /** What was handed out at this place before; null if nothing was. */
  final Object candidate() {
    return used < arrays.length ? arrays[used] : null;
  }

  /** Hands out a new array. */
  final void hand(Object array) {
    if (used == arrays.length) {
      arrays = Arrays.copyOf(arrays, Math.multiplyExact(2, used));
    }
    arrays[used++] = array;
  }
}
