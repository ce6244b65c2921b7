package dev.fluxion.tape;

/**
 * The inputs of a method one after the other, each as the set of itself, in the shape of its
 * parameters. For generated code.
 */
@SuppressWarnings("NullAway")
public final class Inputs {
  private int place;

  /** Starts with the first. */
  public Inputs() {}

  /** The next input, a number. */
  public long[] part(double like) {
    return InputSets.of(place++);
  }

  /** The next inputs, an array of the shape of {@code like}. */
  public long[][] part(double[] like) {
    return (long[][]) sets(like);
  }

  /** The next inputs, an array of the shape of {@code like}. */
  public long[][] part(float[] like) {
    return (long[][]) sets(like);
  }

  /** The next inputs, an array of the shape of {@code like}. */
  public long[][][] part(double[][] like) {
    return (long[][][]) sets(like);
  }

  /** The next inputs, an array of the shape of {@code like}. */
  public long[][][] part(float[][] like) {
    return (long[][][]) sets(like);
  }

  /** The next inputs, an array of the shape of {@code like}. */
  public long[][][][] part(double[][][] like) {
    return (long[][][][]) sets(like);
  }

  /** The next inputs, an array of the shape of {@code like}. */
  public long[][][][] part(float[][][] like) {
    return (long[][][][]) sets(like);
  }

  private Object sets(Object like) {
    Object sets = ObjectArrays.shaped(like, long[].class);
    fill(like, (Object[]) sets);
    return sets;
  }

  private void fill(Object like, Object[] sets) {
    for (int i = 0; like != null && i < sets.length; i++) {
      if (like instanceof Object[] rows) {
        fill(rows[i], (Object[]) sets[i]);
      } else {
        sets[i] = InputSets.of(place++);
      }
    }
  }
}
