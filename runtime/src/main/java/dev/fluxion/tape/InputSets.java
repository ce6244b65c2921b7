package dev.fluxion.tape;

/**
 * Sets of inputs, by their places in the flattened arguments: arrays that nobody writes to any
 * more, null for the empty set. A set is written as pairs, in ascending order: the number of 64
 * places in a row, then a bit for each of them. So sets of neighbours are small, and large ones a
 * bit for each. Beside an array of numbers stands an array of as many sets. For generated code.
 */
@SuppressWarnings("NullAway")
public final class InputSets extends ObjectArrays {
  private InputSets() {}

  /** The set of the one input in that place. */
  static long[] of(int place) {
    return new long[] {place >> 6, 1L << place};
  }

  /** The places in the set, in ascending order. */
  static int[] places(long[] set) {
    int size = 0;
    for (int i = 0; set != null && i < set.length; i += 2) {
      size += Long.bitCount(set[i + 1]);
    }
    int[] places = new int[size];
    for (int k = 0, i = 0; k < size; i += 2) {
      for (long bits = set[i + 1]; bits != 0; bits &= bits - 1) {
        places[k++] = (int) (set[i] << 6) + Long.numberOfTrailingZeros(bits);
      }
    }
    return places;
  }

  /** What is in {@code a} or in {@code b}. */
  public static long[] union(long[] a, long[] b) {
    if (b == null || a == b) {
      return a;
    }
    if (a == null) {
      return b;
    }
    if (b.length == 2) {
      return with(a, b);
    }
    if (a.length == 2) {
      return with(b, a);
    }
    int common = 0;
    boolean isA = true;
    boolean isB = true;
    for (int i = 0, j = 0; i < a.length || j < b.length; ) {
      boolean hasA = j == b.length || (i < a.length && a[i] <= b[j]);
      boolean hasB = i == a.length || (j < b.length && b[j] <= a[i]);
      long inA = hasA ? a[i + 1] : 0;
      long inB = hasB ? b[j + 1] : 0;
      isA &= (inB & ~inA) == 0;
      isB &= (inA & ~inB) == 0;
      common += hasA && hasB ? 2 : 0;
      i += hasA ? 2 : 0;
      j += hasB ? 2 : 0;
    }
    return isA ? a : isB ? b : merged(a, b, a.length + b.length - common);
  }

  /** The union with one pair: a sum grows like that. */
  private static long[] with(long[] set, long[] pair) {
    int i = set.length - 2;
    while (i >= 0 && set[i] > pair[0]) {
      i -= 2;
    }
    if (i < 0 || set[i] < pair[0]) {
      return merged(set, pair, set.length + 2);
    }
    long union = set[i + 1] | pair[1];
    if (union == set[i + 1]) {
      return set;
    }
    if (union == pair[1] && set.length == 2) {
      return pair;
    }
    long[] copy = set.clone();
    copy[i + 1] = union;
    return copy;
  }

  private static long[] merged(long[] a, long[] b, int length) {
    long[] union = new long[length];
    for (int i = 0, j = 0, k = 0; k < length; k += 2) {
      boolean hasA = j == b.length || (i < a.length && a[i] <= b[j]);
      boolean hasB = i == a.length || (j < b.length && b[j] <= a[i]);
      union[k] = hasA ? a[i] : b[j];
      union[k + 1] = (hasA ? a[i + 1] : 0) | (hasB ? b[j + 1] : 0);
      i += hasA ? 2 : 0;
      j += hasB ? 2 : 0;
    }
    return union;
  }

  /** What is in any of the sets, which stand beside an array of any rank. */
  public static long[] all(Object sets) {
    if (sets instanceof long[] set) {
      return set;
    }
    long[] all = null;
    if (sets instanceof Object[] rows) {
      for (Object row : rows) {
        all = union(all, all(row));
      }
    }
    return all;
  }

  /** Puts {@code set} beside every number of {@code a}. */
  public static void fill(Object a, Object[] sets, long[] set) {
    for (int i = 0; a != null && i < sets.length; i++) {
      if (!(a instanceof Object[] rows)) {
        sets[i] = set;
      } else if (rows[i] != null) {
        fill(rows[i], (Object[]) sets[i], set);
      }
    }
  }

  /** Empty sets, of the shape of {@code a}. */
  public static long[][] like(double[] a) {
    return (long[][]) like(a, long[].class);
  }

  /** Empty sets, of the shape of {@code a}. */
  public static long[][] like(float[] a) {
    return (long[][]) like(a, long[].class);
  }

  /** Empty sets, of the shape of {@code a}. */
  public static long[][][] like(double[][] a) {
    return (long[][][]) like(a, long[].class);
  }

  /** Empty sets, of the shape of {@code a}. */
  public static long[][][] like(float[][] a) {
    return (long[][][]) like(a, long[].class);
  }

  /** Empty sets, of the shape of {@code a}. */
  public static long[][][][] like(double[][][] a) {
    return (long[][][][]) like(a, long[].class);
  }

  /** Empty sets, of the shape of {@code a}. */
  public static long[][][][] like(float[][][] a) {
    return (long[][][][]) like(a, long[].class);
  }

  /** The sets of {@code second}, which are those of {@code first} if that is the same array. */
  public static <T> T[] join(Object first, T[] firstSets, Object second, T[] secondSets) {
    return join(first, firstSets, second, secondSets, (a, b) -> union((long[]) a, (long[]) b));
  }
}
