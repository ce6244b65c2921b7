package dev.fluxion.tape;

/**
 * Sets of inputs, by their places in the flattened arguments: ascending arrays that nobody writes
 * to any more, null for the empty set. Beside an array of numbers stands an array of as many sets.
 * For generated code.
 */
@SuppressWarnings("NullAway")
public final class InputSets {
  private InputSets() {}

  /** What is in {@code a} or in {@code b}. */
  public static int[] union(int[] a, int[] b) {
    if (b == null || a == b) {
      return a;
    }
    if (a == null) {
      return b;
    }
    int common = 0;
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      int order = Integer.compare(a[i], b[j]);
      common += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    if (common == b.length) {
      return a;
    }
    if (common == a.length) {
      return b;
    }
    int[] union = new int[a.length + b.length - common];
    for (int i = 0, j = 0, k = 0; k < union.length; k++) {
      boolean isFirst = j == b.length || (i < a.length && a[i] <= b[j]);
      int next = isFirst ? a[i] : b[j];
      union[k] = next;
      i += i < a.length && a[i] == next ? 1 : 0;
      j += j < b.length && b[j] == next ? 1 : 0;
    }
    return union;
  }

  /** What is in any of the sets. */
  public static int[] all(int[][] sets) {
    int[] all = null;
    for (int[] set : sets) {
      all = union(all, set);
    }
    return all;
  }

  /** Empty sets, of the shape of {@code a}. */
  public static int[][] like(double[] a) {
    return a == null ? null : new int[a.length][];
  }

  /** Empty sets, of the shape of {@code a}. */
  public static int[][] like(float[] a) {
    return a == null ? null : new int[a.length][];
  }

  /** Empty sets, of the shape of {@code a}. */
  public static int[][][] like(double[][] a) {
    if (a == null) {
      return null;
    }
    int[][][] sets = new int[a.length][][];
    for (int i = 0; i < a.length; i++) {
      sets[i] = like(a[i]);
    }
    return mirror(a, sets);
  }

  /** Empty sets, of the shape of {@code a}. */
  public static int[][][] like(float[][] a) {
    if (a == null) {
      return null;
    }
    int[][][] sets = new int[a.length][][];
    for (int i = 0; i < a.length; i++) {
      sets[i] = like(a[i]);
    }
    return mirror(a, sets);
  }

  /** Empty sets, of the shape of {@code a}. */
  public static int[][][][] like(double[][][] a) {
    if (a == null) {
      return null;
    }
    int[][][][] sets = new int[a.length][][][];
    for (int i = 0; i < a.length; i++) {
      sets[i] = like(a[i]);
    }
    return mirror(a, sets);
  }

  /** Empty sets, of the shape of {@code a}. */
  public static int[][][][] like(float[][][] a) {
    if (a == null) {
      return null;
    }
    int[][][][] sets = new int[a.length][][][];
    for (int i = 0; i < a.length; i++) {
      sets[i] = like(a[i]);
    }
    return mirror(a, sets);
  }

  /** The sets of {@code second}, which are those of {@code first} if that is the same array. */
  public static int[][] join(Object first, int[][] firstSets, Object second, int[][] secondSets) {
    if (first != second || first == null) {
      return secondSets;
    }
    for (int i = 0; i < firstSets.length; i++) {
      firstSets[i] = union(firstSets[i], secondSets[i]);
    }
    return firstSets;
  }

  /** The same for arrays of arrays. */
  public static int[][][] join(
      Object first, int[][][] firstSets, Object second, int[][][] secondSets) {
    if (first != second || first == null) {
      return secondSets;
    }
    for (int i = 0; i < firstSets.length; i++) {
      Object row = ((Object[]) first)[i];
      join(row, firstSets[i], row, secondSets[i]);
    }
    return firstSets;
  }

  /** The same for arrays of arrays of arrays. */
  public static int[][][][] join(
      Object first, int[][][][] firstSets, Object second, int[][][][] secondSets) {
    if (first != second || first == null) {
      return secondSets;
    }
    for (int i = 0; i < firstSets.length; i++) {
      Object rows = ((Object[]) first)[i];
      join(rows, firstSets[i], rows, secondSets[i]);
    }
    return firstSets;
  }

  /**
   * What stands beside {@code second}, where two parameters of a call may be one array that is
   * written to: then it is that of the first.
   */
  public static int[][] same(Object first, int[][] firstOnes, Object second, int[][] secondOnes) {
    return first == second && first != null ? firstOnes : secondOnes;
  }

  /**
   * What stands beside {@code second}, where two parameters of a call may be one array that is
   * written to: then it is that of the first.
   */
  public static int[][][] same(
      Object first, int[][][] firstOnes, Object second, int[][][] secondOnes) {
    return first == second && first != null ? firstOnes : secondOnes;
  }

  /**
   * What stands beside {@code second}, where two parameters of a call may be one array that is
   * written to: then it is that of the first.
   */
  public static int[][][][] same(
      Object first, int[][][][] firstOnes, Object second, int[][][][] secondOnes) {
    return first == second && first != null ? firstOnes : secondOnes;
  }

  /** Makes one row, the first, beside what is one row in {@code a}. */
  public static int[][][] mirror(Object a, int[][][] sets) {
    return a == null ? null : mirror(a, sets, new Identities());
  }

  private static int[][][] mirror(Object a, int[][][] sets, Identities known) {
    Object[] rows = (Object[]) a;
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] != null) {
        int[][] earlier = (int[][]) known.get(rows[i]);
        if (earlier == null) {
          known.put(rows[i], sets[i]);
        } else {
          sets[i] = earlier;
        }
      }
    }
    return sets;
  }

  /** Makes one row, the first, beside what is one row in {@code a}. */
  public static int[][][][] mirror(Object a, int[][][][] sets) {
    if (a == null) {
      return null;
    }
    Object[] rows = (Object[]) a;
    Identities known = new Identities();
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] != null) {
        int[][][] earlier = (int[][][]) known.get(rows[i]);
        if (earlier == null) {
          known.put(rows[i], mirror(rows[i], sets[i], known));
        } else {
          sets[i] = earlier;
        }
      }
    }
    return sets;
  }
}
