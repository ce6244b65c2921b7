package dev.fluxion.tape;

import java.lang.reflect.Array;

/** What the reverse of a checkpointed loop does with snapshots. Called by generated code. */
public final class Snapshots {
  private Snapshots() {}

  /**
   * The number of snapshots for a loop whose number of trips is known before: it grows as log₂ of
   * that. The factor buys time for little memory: of a million trips, each runs 4 times more with
   * 80 snapshots, but 7 times with 20.
   */
  public static int logarithmic(int trips) {
    return Math.max(1, 4 * (Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(trips, 0))));
  }

  /** The number of snapshots for a loop whose number of trips is not known before: its root. */
  public static int squareRoot(int trips) {
    return Math.max(1, (int) Math.ceil(Math.sqrt(Math.max(trips, 0))));
  }

  /**
   * How many trips to run from a state, of which a snapshot is kept if there is room, to the next
   * state to keep; all but the last of {@code trips} if there is no room. With c snapshots and each
   * trip run at most t times more, C(c + t, c) trips can be reversed (Griewank and Walther,
   * Evaluating Derivatives, section 12.3).
   *
   * @param trips the number of trips to be reversed from that state on, at least 2
   * @param room the number of snapshots that can be kept still
   */
  public static int steps(int trips, int room) {
    if (room <= 0) {
      return trips - 1;
    }
    if (trips <= room + 1) {
      return 1;
    }
    int repetitions = 1;
    while (reversible(room, repetitions) < trips) {
      repetitions++;
    }
    return (int)
        Math.min(reversible(room, repetitions - 1), trips - reversible(room - 1, repetitions - 1));
  }

  /** C(snapshots + repetitions, snapshots), or more than an int if it is. */
  private static long reversible(int snapshots, int repetitions) {
    int least = Math.min(snapshots, repetitions);
    long binomial = 1;
    for (int i = 1; i <= least; i++) {
      binomial = binomial * (snapshots + repetitions - least + i) / i;
      if (binomial > Integer.MAX_VALUE) {
        return binomial;
      }
    }
    return binomial;
  }

  /** A copy that shares no array with {@code array}; null of null. */
  @SuppressWarnings("unchecked")
  public static <T> T copy(T array) {
    if (array == null || !array.getClass().isArray()) {
      return array;
    }
    int length = Array.getLength(array);
    Object copy = Array.newInstance(array.getClass().getComponentType(), length);
    if (array instanceof Object[] rows) {
      for (int i = 0; i < length; i++) {
        Array.set(copy, i, copy(rows[i]));
      }
    } else {
      System.arraycopy(array, 0, copy, 0, length);
    }
    return (T) copy;
  }

  /** Gives the array the contents that it had when it was copied. */
  public static void restore(Object array, Object copy) {
    if (array instanceof Object[] rows && !(rows.getClass().getComponentType().isArray())) {
      System.arraycopy(copy, 0, array, 0, rows.length);
    } else if (array instanceof Object[] rows) {
      for (int i = 0; i < rows.length; i++) {
        restore(rows[i], ((Object[]) copy)[i]);
      }
    } else if (array != null) {
      System.arraycopy(copy, 0, array, 0, Array.getLength(array));
    }
  }
}
