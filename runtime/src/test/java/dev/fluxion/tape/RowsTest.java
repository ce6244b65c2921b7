package dev.fluxion.tape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** The runtime's new matrices are those of Java. */
class RowsTest {
  @Test
  void zeros() {
    assertArrayEquals(new double[3][2], Rows.doubles(3, 2));
    assertArrayEquals(new float[3][2], Rows.floats(3, 2));
    assertArrayEquals(new double[0][2], Rows.doubles(0, 2));
    assertArrayEquals(new float[2][0], Rows.floats(2, 0));
    double[][] rows = Rows.doubles(2, 2);
    assertNotSame(rows[0], rows[1]);
  }

  @Test
  void negativeLengths() {
    for (int[] lengths : new int[][] {{-1, 2}, {2, -1}, {0, -1}, {-1, -1}}) {
      int n = lengths[0];
      int m = lengths[1];
      assertThrows(NegativeArraySizeException.class, () -> touch(new double[n][m]));
      assertThrows(NegativeArraySizeException.class, () -> touch(Rows.doubles(n, m)));
      assertThrows(NegativeArraySizeException.class, () -> touch(Rows.floats(n, m)));
    }
  }

  private static void touch(Object made) {
    assertNotSame(null, made);
  }
}
