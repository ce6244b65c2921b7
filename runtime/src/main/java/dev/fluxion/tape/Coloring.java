package dev.fluxion.tape;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Columns of a sparse matrix in groups in which no two have a row in common, so that one sweep
 * finds a whole group: each column in turn goes into the first group that it fits in. It is the way
 * of Curtis, Powell and Reid (<i>On the estimation of sparse Jacobian matrices</i>, IMA Journal of
 * Applied Mathematics 13, 1974); Coleman and Moré (<i>Estimation of sparse Jacobian matrices and
 * graph coloring problems</i>, SIAM Journal on Numerical Analysis 20, 1983) showed that it is a
 * coloring of the graph of the columns that meet. Bands get as few groups as there can be.
 *
 * @param groups the group of each column; {@link #NONE} of one that is empty
 * @param size how many groups there are
 */
record Coloring(int[] groups, int size) {
  static final int NONE = -1;

  /**
   * The coloring of columns.
   *
   * @param columns the rows of each
   * @param limit how many groups there may be
   * @return null if there would be more
   */
  @SuppressWarnings("NullAway")
  static Coloring of(int[][] columns, int limit) {
    int[] groups = new int[columns.length];
    List<BitSet> taken = new ArrayList<>();
    for (int column = 0; column < columns.length; column++) {
      groups[column] = columns[column].length == 0 ? NONE : firstFit(columns[column], taken);
      if (groups[column] == taken.size()) {
        if (taken.size() >= limit) {
          return null;
        }
        taken.add(new BitSet());
      }
      for (int row : columns[column]) {
        taken.get(groups[column]).set(row);
      }
    }
    return new Coloring(groups, taken.size());
  }

  private static int firstFit(int[] rows, List<BitSet> taken) {
    int group = 0;
    while (group < taken.size() && meets(rows, taken.get(group))) {
      group++;
    }
    return group;
  }

  private static boolean meets(int[] rows, BitSet taken) {
    for (int row : rows) {
      if (taken.get(row)) {
        return true;
      }
    }
    return false;
  }
}
