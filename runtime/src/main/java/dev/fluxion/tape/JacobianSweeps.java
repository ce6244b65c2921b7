package dev.fluxion.tape;

import java.util.Arrays;

/**
 * The sweeps that a Jacobian takes: which vectors they start from, and where what they find goes.
 * The first sweep goes forward and shows how many rows there are. The others go forward, too, or
 * back, whatever is cheaper: column by column or row by row, or, where the pattern of a large one
 * turns out sparse, all those at once that do not meet. For generated code.
 */
@SuppressWarnings("NullAway")
public final class JacobianSweeps extends Sequence {

  /** What a row costs in reverse mode, in columns of forward mode. */
  private static final double ROW_COST = 1.5;

  /** What the run costs that comes before the first row. */
  private static final double PULLBACK_COST = 4;

  /** What a run costs that finds the pattern. */
  private static final double PATTERN_COST = 40;

  private final int columns;
  private final int directions;
  private double[][] matrix = {};

  /** The columns of each row that may not be zero; null as long as that is not known. */
  private int[][] pattern;

  /** Of each column, or going back of each row, the sweep that finds it; null if that is itself. */
  private int[] groups;

  private boolean mayTurn = true;
  private boolean isBackward;
  private boolean mayBeSparse;
  private int size;
  private int first;
  private int direction;
  private int place;

  /**
   * A Jacobian of which nothing is known yet.
   *
   * @param columns how many columns it has
   * @param directions how many tangents go forward at once
   */
  public JacobianSweeps(int columns, int directions) {
    this.columns = columns;
    this.directions = directions;
    this.size = columns;
  }

  /** The same where nothing goes back. */
  public static JacobianSweeps byColumns(int columns, int directions) {
    JacobianSweeps sweeps = new JacobianSweeps(columns, directions);
    sweeps.mayTurn = false;
    return sweeps;
  }

  /** Whether going back for so many rows is cheaper than going forward for so many columns. */
  public static boolean isByRows(int rows, int columns) {
    return rows > 0 && PULLBACK_COST + ROW_COST * rows < columns;
  }

  /** The same where nothing goes forward. */
  public static JacobianSweeps byRows(int columns, int rows) {
    JacobianSweeps sweeps = new JacobianSweeps(columns, 0);
    sweeps.matrix = new double[rows][columns];
    sweeps.isBackward = true;
    sweeps.size = rows;
    return sweeps;
  }

  /** Whether there is another sweep forward. */
  public boolean goForward() {
    return !isBackward && first < size;
  }

  /** Whether there is another sweep back. */
  public boolean goBack() {
    return isBackward && first < size;
  }

  /** Whether it is worth finding the pattern before the next sweep. */
  public boolean mayBeSparse() {
    return mayBeSparse;
  }

  /** The next number of the tangents, direction after direction, or of the cotangents. */
  @Override
  double next() {
    if (!isBackward && place == columns) {
      place = 0;
      direction++;
    }
    int sweep = groups == null ? place : groups[place];
    place++;
    return sweep == first + direction ? 1 : 0;
  }

  /**
   * Takes what a sweep forward found.
   *
   * @param tangents the tangents of the results, direction after direction
   */
  public void forward(double[] tangents) {
    int rows = tangents.length / directions;
    boolean isFirst = pattern == null && first == 0;
    if (isFirst) {
      matrix = new double[rows][columns];
    }
    int count = Math.min(directions, size - first);
    for (int row = 0; row < rows; row++) {
      if (pattern == null) {
        for (int d = 0; d < count; d++) {
          matrix[row][first + d] = tangents[d * rows + row];
        }
      } else {
        for (int column : pattern[row]) {
          int d = groups[column] - first;
          if (d >= 0 && d < count) {
            matrix[row][column] = tangents[d * rows + row];
          }
        }
      }
    }
    // The first of several sweeps takes the columns that are too many for full ones.
    start(isFirst && columns % directions > 0 ? columns % directions : first + directions);
    if (isFirst) {
      double rest = columns - first;
      double back = mayTurn ? PULLBACK_COST + ROW_COST * rows : rest;
      mayBeSparse = Math.min(rest, back) > PATTERN_COST;
      turn(rest, rows);
    }
  }

  /** Takes the pattern. */
  public void compress(SparsityPattern found) {
    mayBeSparse = false;
    int[][] rows = found.rows();
    double cost = isBackward ? PULLBACK_COST + ROW_COST * rows.length : columns - first;
    int limit = (int) (cost / 2);
    Coloring byColumn = Coloring.of(SparsityPattern.transposed(rows, columns), limit);
    Coloring byRow = mayTurn ? Coloring.of(rows, (int) ((limit - PULLBACK_COST) / ROW_COST)) : null;
    if (byColumn == null && byRow == null) {
      return;
    }
    pattern = rows;
    for (double[] row : matrix) {
      Arrays.fill(row, 0, Math.min(directions, columns), 0);
    }
    isBackward = false;
    size = byColumn == null ? Integer.MAX_VALUE : byColumn.size();
    if (byRow != null) {
      turn(size, byRow.size());
    }
    groups = (isBackward ? byRow : byColumn).groups();
    start(0);
  }

  /** Goes back for so many rows, if that is cheaper than going forward for so many columns. */
  private void turn(double forward, int backward) {
    if (mayTurn && PULLBACK_COST + ROW_COST * backward < forward) {
      isBackward = true;
      size = backward;
      start(0);
    }
  }

  /** Takes what a sweep back found: the cotangents of the parameters. */
  public void back(double[] cotangents) {
    if (pattern == null) {
      matrix[first] = cotangents;
    } else {
      for (int row = 0; row < matrix.length; row++) {
        if (groups[row] == first) {
          for (int column : pattern[row]) {
            matrix[row][column] = cotangents[column];
          }
        }
      }
    }
    start(first + 1);
  }

  private void start(int next) {
    first = next;
    direction = 0;
    place = 0;
  }

  /** The Jacobian. */
  public double[][] matrix() {
    return matrix;
  }
}
