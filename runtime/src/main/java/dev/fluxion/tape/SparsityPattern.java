package dev.fluxion.tape;

import java.util.Arrays;

/**
 * Which inputs the numbers in a method's results depend on: where the Jacobian can be anything but
 * zero, for the way that the method takes through its branches at this point. For generated code.
 */
@SuppressWarnings("NullAway")
public final class SparsityPattern {
  private int[][] rows = new int[16][];
  private int size;

  /** No results yet. */
  public SparsityPattern() {}

  /** Adds an array of {@code double} or {@code float} with its array of {@link InputSets}. */
  public SparsityPattern add(Object values, Object[] sets) {
    for (int i = 0; values != null && i < sets.length; i++) {
      if (values instanceof Object[] parts) {
        add(parts[i], (Object[]) sets[i]);
      } else {
        add((long[]) sets[i]);
      }
    }
    return this;
  }

  /** Adds a number with its set. */
  public SparsityPattern add(double value, long[] set) {
    add(set);
    return this;
  }

  private void add(long[] set) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
    }
    rows[size++] = InputSets.places(set);
  }

  /** The columns of each row, in ascending order. */
  int[][] rows() {
    return Arrays.copyOf(rows, size);
  }

  /** The other way round: the rows of each column. */
  static int[][] transposed(int[][] rows, int columns) {
    int[] sizes = new int[columns];
    for (int[] row : rows) {
      for (int column : row) {
        sizes[column]++;
      }
    }
    int[][] transposed = new int[columns][];
    for (int column = 0; column < columns; column++) {
      transposed[column] = new int[sizes[column]];
    }
    for (int row = rows.length - 1; row >= 0; row--) {
      for (int column : rows[row]) {
        transposed[column][--sizes[column]] = row;
      }
    }
    return transposed;
  }
}
