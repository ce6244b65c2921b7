package dev.fluxion.tape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.reflect.Array;
import org.junit.jupiter.api.Test;

class SnapshotTest {

  @Test
  void puttingBackGivesWhatWasThere() {
    double[] a = {1, 2};
    Snapshot snapshot = Snapshot.of(a);
    a[0] = 3;
    Snapshot present = snapshot.exchange();
    assertArrayEquals(new double[] {1, 2}, a);
    present.restore();
    assertArrayEquals(new double[] {3, 2}, a);
    snapshot.restore();
    assertArrayEquals(new double[] {1, 2}, a);
  }

  @Test
  void everyTypeOfArrayIsPutBack() {
    Object[] before = {
      new double[] {1},
      new float[] {1},
      new int[] {1},
      new long[] {1},
      new boolean[] {true},
      new byte[] {1},
      new char[] {1},
      new short[] {1},
      new String[] {"a"}
    };
    Object[] after = {
      new double[] {2},
      new float[] {2},
      new int[] {2},
      new long[] {2},
      new boolean[] {false},
      new byte[] {2},
      new char[] {2},
      new short[] {2},
      new String[] {"b"}
    };
    for (int i = 0; i < before.length; i++) {
      Object array = before[i];
      Object first = Array.get(array, 0);
      Snapshot snapshot = Snapshot.of(array);
      System.arraycopy(after[i], 0, array, 0, 1);
      Object second = Array.get(array, 0);
      Snapshot present = snapshot.exchange();
      assertEquals(first, Array.get(array, 0));
      present.restore();
      assertEquals(second, Array.get(array, 0));
    }
  }

  @Test
  void nothingIsPutBackForNull() {
    Snapshot.of(null).exchange().restore();
  }

  @Test
  void signsOfZerosAreChanges() {
    double[] a = {-0.0};
    Snapshot snapshot = Snapshot.of(a);
    a[0] = 0.0;
    snapshot.exchange();
    assertEquals(-0.0, a[0]);
  }

  /** The row that has left the matrix gets its numbers back, too. */
  @Test
  void rowsThatWereReplacedAndOverwritten() {
    double[] old = {1, 2};
    double[] other = {3, 4};
    double[][] matrix = {old, null, {5}};
    Snapshot snapshot = Snapshot.of(matrix);
    old[0] = 10;
    matrix[0] = other;
    matrix[1] = other;
    Snapshot present = snapshot.exchange();
    assertSame(old, matrix[0]);
    assertArrayEquals(new double[][] {{1, 2}, null, {5}}, matrix);
    present.restore();
    assertSame(other, matrix[0]);
    assertArrayEquals(new double[][] {{3, 4}, {3, 4}, {5}}, matrix);
    assertArrayEquals(new double[] {10, 2}, old);
  }

  @Test
  void oneRowAtTwoPlaces() {
    double[] row = {1};
    double[][][] cube = {{row, row}};
    Snapshot snapshot = Snapshot.of(cube);
    row[0] = 2;
    Snapshot present = snapshot.exchange();
    assertEquals(1, row[0]);
    present.restore();
    assertEquals(2, row[0]);
  }

  /** Threads that share an array may each put back what they know of it. */
  @Test
  void whatIsUnchangedIsNotWrittenTo() {
    double[][] matrix = {{1, 2}, {3}};
    Snapshot snapshot = Snapshot.of(matrix);
    Snapshot nothing = snapshot.exchange();
    matrix[0][0] = 7;
    matrix[1] = new double[] {8};
    nothing.restore();
    assertArrayEquals(new double[][] {{7, 2}, {8}}, matrix);
  }
}
