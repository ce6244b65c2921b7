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

  /** More tangents in arrays would take much memory, and gain little. */
  private static final int MOST_DIRECTIONS = 64;

  /** Of more columns than these it may be few that have to be found one by one. */
  private static final int MOST_AT_ONCE = 32;

  /** As many as show how many rows there are at little cost. */
  private static final int FEW_DIRECTIONS = 4;

  private final int columns;
  private final boolean isVector;
  private int directions;
  private double[][] matrix = {};

  /** The columns of each row that may not be zero; null as long as that is not known. */
  private int[][] pattern;

  /** Of each column, or going back of each row, the sweep that finds it; null if that is itself. */
  private int[] groups;

  private boolean mayTurn = true;
  private boolean isBackward;
  private boolean mayBeSparse;
  private int size;

  /** How many columns the first sweep found. */
  private int found;

  private int first;
  private int direction;
  private int place;

  /**
   * A Jacobian of which nothing is known yet.
   *
   * @param columns how many columns it has
   * @param directions how many tangents go forward at once; 0: as many as {@link #directions} says
   */
  public JacobianSweeps(int columns, int directions) {
    this.columns = columns;
    this.isVector = directions == 0;
    this.size = columns;
    int all = columns > MOST_AT_ONCE ? FEW_DIRECTIONS : Math.max(1, columns);
    this.directions = isVector ? all : directions;
  }

  /** The same where nothing goes back. */
  public static JacobianSweeps byColumns(int columns, int directions) {
    JacobianSweeps sweeps = new JacobianSweeps(columns, directions);
    sweeps.mayTurn = false;
    return sweeps;
  }

  /** The same for the Hessian, which is the Jacobian of a gradient: as many rows as columns. */
  public static JacobianSweeps ofGradient(int columns) {
    JacobianSweeps sweeps = byColumns(columns, 0);
    sweeps.start(0);
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

  /** How many tangents go forward now. */
  public int directions() {
    return directions;
  }

  /** The tangents of the next part, a number. */
  public double[] lanes(double like) {
    double[] lanes = new double[directions];
    fill(lanes);
    return lanes;
  }

  /** The tangents of the next part, a number. */
  public float[] lanes(float like) {
    float[] lanes = new float[directions];
    fill(lanes);
    return lanes;
  }

  /** The tangents of the next part, those of a number together. */
  public double[] lanes(double[] like) {
    double[] lanes = Lanes.like(like, directions);
    fill(lanes);
    return lanes;
  }

  /** The tangents of the next part, those of a number together. */
  public float[] lanes(float[] like) {
    float[] lanes = Lanes.like(like, directions);
    fill(lanes);
    return lanes;
  }

  /** The tangents of the next part, those of a number together. */
  public <T> T[] lanes(T[] like) {
    T[] lanes = Lanes.separate(like, directions);
    fill(lanes);
    return lanes;
  }

  /** Puts the 1 of each column in its place. */
  private void fill(Object lanes) {
    if (lanes instanceof Object[] rows) {
      for (Object row : rows) {
        fill(row);
      }
    } else if (lanes instanceof double[] a) {
      for (int start = 0; start < a.length; start += directions) {
        int lane = nextSweep() - first;
        if (lane >= 0 && lane < directions) {
          a[start + lane] = 1;
        }
      }
    } else if (lanes instanceof float[] a) {
      for (int start = 0; start < a.length; start += directions) {
        int lane = nextSweep() - first;
        if (lane >= 0 && lane < directions) {
          a[start + lane] = 1;
        }
      }
    }
  }

  /** The sweep that finds the next column or row. */
  private int nextSweep() {
    int sweep = groups == null ? place : groups[place];
    place++;
    return sweep;
  }

  /** The next number of the tangents, direction after direction, or of the cotangents. */
  @Override
  double next() {
    if (!isBackward && place == columns) {
      place = 0;
      direction++;
    }
    return nextSweep() == first + direction ? 1 : 0;
  }

  /**
   * Takes what a sweep forward found.
   *
   * @param tangents the tangents of the results, direction after direction; of {@link #lanes} all
   *     directions of a number together
   */
  public void forward(double[] tangents) {
    int rows = tangents.length / directions;
    boolean isFirst = pattern == null && first == 0;
    int count = Math.min(directions, size - first);
    boolean isAll = isFirst && isVector && count == columns && directions == columns;
    if (isFirst) {
      matrix = isAll ? new double[rows][] : new double[rows][columns];
    }
    for (int row = 0; row < rows; row++) {
      if (isAll) {
        matrix[row] = Arrays.copyOfRange(tangents, row * columns, (row + 1) * columns);
      } else if (pattern == null && isVector) {
        System.arraycopy(tangents, row * directions, matrix[row], first, count);
      } else if (pattern == null) {
        for (int d = 0; d < count; d++) {
          matrix[row][first + d] = tangents[d * rows + row];
        }
      } else {
        for (int column : pattern[row]) {
          int d = groups[column] - first;
          if (d >= 0 && d < count) {
            matrix[row][column] = tangents[isVector ? row * directions + d : d * rows + row];
          }
        }
      }
    }
    // The first of several bundles takes the columns that are too many for full ones.
    boolean isRest = isFirst && !isVector && columns % directions > 0;
    start(isRest ? columns % directions : first + directions);
    if (isFirst) {
      found = Math.min(first, columns);
      double rest = columns - first;
      double back = mayTurn ? PULLBACK_COST + ROW_COST * rows : rest;
      mayBeSparse = Math.min(rest, back) > PATTERN_COST;
      turn(rest, rows);
    }
  }

  /** Takes the pattern. */
  public void compress(SparsityPattern sparsity) {
    mayBeSparse = false;
    int[][] rows = sparsity.rows();
    double cost = isBackward ? PULLBACK_COST + ROW_COST * rows.length : columns - first;
    int limit = (int) (cost / 2);
    Coloring byColumn = Coloring.of(SparsityPattern.transposed(rows, columns), limit);
    Coloring byRow = mayTurn ? Coloring.of(rows, (int) ((limit - PULLBACK_COST) / ROW_COST)) : null;
    if (byColumn == null && byRow == null) {
      return;
    }
    pattern = rows;
    for (double[] row : matrix) {
      Arrays.fill(row, 0, found, 0);
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
    if (isVector && !isBackward) {
      int left = size - first;
      int sweeps = Math.max(1, (left + MOST_DIRECTIONS - 1) / MOST_DIRECTIONS);
      directions = Math.max(1, (left + sweeps - 1) / sweeps);
    }
  }

  /** The Hessian: what stands above the diagonal stands below it, too. */
  public double[][] symmetric() {
    for (int row = 1; row < matrix.length; row++) {
      for (int column = 0; column < row; column++) {
        matrix[row][column] = matrix[column][row];
      }
    }
    return matrix;
  }

  /** The Jacobian. */
  public double[][] matrix() {
    return matrix;
  }
}
