package dev.fluxion.tape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sweeps of matrices that are known, and how many they are. */
class JacobianSweepsTest {
  private int forward;
  private int back;
  private int patterns;

  @ParameterizedTest
  @CsvSource({
    // Small ones: all columns in fours, or all rows where they are few.
    "0, 5, 2, 0, 0",
    "5, 0, 1, 0, 0",
    "3, 4, 1, 0, 0",
    "9, 9, 3, 0, 0",
    "1, 9, 1, 1, 0",
    "1, 40, 1, 1, 0",
    "20, 40, 1, 20, 0",
    "30, 40, 10, 0, 0",
    // Large ones: a search for zeros in vain.
    "100, 60, 15, 0, 1",
    "30, 100, 1, 30, 1"
  })
  void dense(int rows, int columns, int wantedForward, int wantedBack, int wantedPatterns) {
    double[][] matrix = matrix(rows, columns, (i, j) -> true);
    assertArrayEquals(matrix, found(matrix));
    assertEquals(wantedForward, forward);
    assertEquals(wantedBack, back);
    assertEquals(wantedPatterns, patterns);
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "1, 2", "2, 3", "5, 4"})
  void bands(int width, int wantedForward) {
    double[][] matrix = matrix(200, 200, (i, j) -> Math.abs(i - j) <= width);
    assertArrayEquals(matrix, found(matrix));
    assertEquals(wantedForward, forward);
    assertEquals(0, back);
  }

  /** With as many tangents at once as are wanted. */
  @ParameterizedTest
  @CsvSource({
    "0, 5, 1, 0, 0",
    "5, 0, 1, 0, 0",
    "9, 9, 1, 0, 0",
    "30, 32, 1, 0, 0",
    "30, 40, 2, 0, 0",
    "1, 40, 1, 1, 0",
    "100, 90, 3, 0, 1",
    "30, 100, 1, 30, 1"
  })
  void vectors(int rows, int columns, int wantedForward, int wantedBack, int wantedPatterns) {
    double[][] matrix = matrix(rows, columns, (i, j) -> true);
    assertArrayEquals(matrix, found(matrix, 0));
    assertEquals(wantedForward, forward);
    assertEquals(wantedBack, back);
    assertEquals(wantedPatterns, patterns);
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "1, 2", "5, 2", "40, 3"})
  void bandsByVectors(int width, int wantedForward) {
    double[][] matrix = matrix(200, 200, (i, j) -> Math.abs(i - j) <= width);
    assertArrayEquals(matrix, found(matrix, 0));
    assertEquals(wantedForward, forward);
    assertEquals(0, back);
  }

  @Test
  void partsOfVectors() {
    JacobianSweeps sweeps = new JacobianSweeps(4, 0);
    assertEquals(4, sweeps.directions());
    assertArrayEquals(new double[] {1, 0, 0, 0}, sweeps.lanes(7.0));
    float[][] rows = sweeps.lanes(new float[][] {{}, {5, 6}, null});
    assertArrayEquals(new float[] {0, 1, 0, 0, 0, 0, 1, 0}, rows[1]);
    assertArrayEquals(new double[] {0, 0, 0, 1}, sweeps.lanes(new double[1]));
  }

  @Test
  void denseRowsAreLeftToThePullback() {
    double[][] matrix = matrix(200, 200, (i, j) -> i == j || i == 7 || i == 100);
    assertArrayEquals(matrix, found(matrix));
    assertEquals(1, forward);
    assertEquals(3, back);
  }

  @Test
  void blocks() {
    double[][] matrix = matrix(120, 120, (i, j) -> i / 8 == j / 8);
    assertArrayEquals(matrix, found(matrix));
    assertEquals(3, forward);
  }

  @Test
  void anArrowIsDense() {
    double[][] matrix = matrix(100, 100, (i, j) -> i == j || i == 0 || j == 0);
    assertArrayEquals(matrix, found(matrix));
    assertEquals(25, forward);
  }

  @Test
  void nothingButZeros() {
    double[][] matrix = new double[100][100];
    assertArrayEquals(matrix, found(matrix));
    assertEquals(1, forward);
    assertEquals(0, back);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5"})
  void random(int seed) {
    Random random = new Random(seed);
    double[][] matrix = matrix(150, 170, (i, j) -> random.nextInt(100) < seed);
    assertArrayEquals(matrix, found(matrix));
    assertArrayEquals(matrix, found(matrix, 0));
  }

  @ParameterizedTest
  @CsvSource({"3, 5", "40, 300", "200, 1000"})
  void unionsOfSets(int size, int bound) {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      TreeSet<Integer> wanted = new TreeSet<>();
      long[] union = null;
      for (int part = 0; part < 4; part++) {
        long[] set = null;
        for (int k = random.nextInt(size); k > 0; k--) {
          int place = random.nextInt(bound);
          wanted.add(place);
          set = InputSets.union(set, InputSets.of(place));
        }
        union = part % 2 == 0 ? InputSets.union(union, set) : InputSets.union(set, union);
      }
      int[] places = wanted.stream().mapToInt(i -> i).toArray();
      assertArrayEquals(places, InputSets.places(union));
    }
  }

  private interface Nonzero {
    boolean test(int i, int j);
  }

  private static double[][] matrix(int rows, int columns, Nonzero nonzero) {
    double[][] matrix = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        matrix[i][j] = nonzero.test(i, j) ? 1 + i + 1000 * j : 0;
      }
    }
    return matrix;
  }

  private double[][] found(double[][] matrix) {
    return found(matrix, 4);
  }

  /** Does what a companion does. */
  private double[][] found(double[][] matrix, int directions) {
    int rows = matrix.length;
    int columns = rows == 0 ? 5 : matrix[0].length;
    double[] x = new double[columns];
    JacobianSweeps sweeps = new JacobianSweeps(columns, directions);
    do {
      sweeps.forward(
          directions == 0 ? vectors(matrix, sweeps, x) : bundle(matrix, sweeps, x, directions));
      forward++;
      if (sweeps.mayBeSparse()) {
        sweeps.compress(pattern(matrix, new Inputs().part(x)));
        patterns++;
      }
    } while (sweeps.goForward());
    while (sweeps.goBack()) {
      double[] cotangent = sweeps.part(new double[rows]);
      double[] cotangents = new double[columns];
      for (int j = 0; j < columns; j++) {
        int column = j;
        cotangents[j] =
            dot(IntStream.range(0, rows).mapToDouble(i -> matrix[i][column]).toArray(), cotangent);
      }
      sweeps.back(cotangents);
      back++;
    }
    assertFalse(sweeps.mayBeSparse());
    return rows == 0 ? new double[0][0] : sweeps.matrix();
  }

  private static double[] bundle(
      double[][] matrix, JacobianSweeps sweeps, double[] x, int directions) {
    Flat tangents = new Flat();
    for (int direction = 0; direction < directions; direction++) {
      double[] tangent = sweeps.part(x);
      for (double[] row : matrix) {
        tangents.add(dot(row, tangent));
      }
    }
    return tangents.toArray();
  }

  private static double[] vectors(double[][] matrix, JacobianSweeps sweeps, double[] x) {
    double[] lanes = sweeps.lanes(x);
    int directions = sweeps.directions();
    assertEquals(x.length * directions, lanes.length);
    Flat tangents = new Flat();
    for (double[] row : matrix) {
      for (int lane = 0; lane < directions; lane++) {
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
          sum += row[j] * lanes[j * directions + lane];
        }
        tangents.add(sum);
      }
    }
    return tangents.toArray();
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }

  private static SparsityPattern pattern(double[][] matrix, long[][] inputs) {
    long[][] sets = new long[matrix.length][];
    for (int i = 0; i < sets.length; i++) {
      for (int j = 0; j < inputs.length; j++) {
        sets[i] = matrix[i][j] == 0 ? sets[i] : InputSets.union(sets[i], inputs[j]);
      }
    }
    return new SparsityPattern().add(new double[sets.length], sets);
  }
}
