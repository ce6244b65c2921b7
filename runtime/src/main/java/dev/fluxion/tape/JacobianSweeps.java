package dev.fluxion.tape;

/**
 * The sweeps that a Jacobian takes: which unit vectors they start from, and where what they find
 * goes. The first sweep goes forward and shows how many rows there are; the others, too, unless it
 * is cheaper to go back row by row. For generated code.
 */
public final class JacobianSweeps extends Sequence {

  /** What a row costs in reverse mode, in columns of forward mode. */
  private static final double ROW_COST = 1.5;

  /** What the run costs that comes before the first row. */
  private static final double PULLBACK_COST = 4;

  private final int columns;
  private final int directions;
  private double[][] matrix = {};
  private boolean isBackward;
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

  /** Whether there is another sweep forward. */
  public boolean goForward() {
    return !isBackward && first < size;
  }

  /** Whether there is another sweep back. */
  public boolean goBack() {
    return isBackward && first < size;
  }

  /** The next number of the tangents, direction after direction, or of the cotangents. */
  @Override
  double next() {
    if (!isBackward && place == columns) {
      place = 0;
      direction++;
    }
    return place++ == first + direction ? 1 : 0;
  }

  /**
   * Takes what a sweep forward found.
   *
   * @param tangents the tangents of the results, direction after direction
   */
  public void forward(double[] tangents) {
    int rows = tangents.length / directions;
    if (first == 0) {
      matrix = new double[rows][columns];
    }
    int count = Math.min(directions, size - first);
    for (int row = 0; row < rows; row++) {
      for (int d = 0; d < count; d++) {
        matrix[row][first + d] = tangents[d * rows + row];
      }
    }
    start(first + directions);
    if (PULLBACK_COST + ROW_COST * rows < columns - first) {
      isBackward = true;
      size = rows;
      start(0);
    }
  }

  /** Takes what a sweep back found: the cotangents of the parameters. */
  public void back(double[] cotangents) {
    matrix[first] = cotangents;
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
