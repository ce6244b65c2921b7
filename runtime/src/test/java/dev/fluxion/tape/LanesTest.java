package dev.fluxion.tape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LanesTest {

  @Test
  void whatIsLongerThanAnyArrayIsRefused() {
    assertEquals(12, Lanes.length(4, 3));
    // 2²⁷ · 32 = 2³², which an int would take for 0.
    assertThrows(ArithmeticException.class, () -> Lanes.length(1 << 27, 32));
  }

  @Test
  void rowsThatAreOneHaveOneRowBeside() {
    double[] row = {1, 2};
    double[][] beside = Lanes.like(new double[][] {row, {3}, row, null}, 2);
    assertArrayEquals(new double[4], beside[0]);
    assertArrayEquals(new double[2], beside[1]);
    assertSame(beside[0], beside[2]);
    assertNull(beside[3]);
    double[][] separate = Lanes.separate(new double[][] {row, row}, 2);
    assertNotSame(separate[0], separate[1]);
  }

  @Test
  void rangesOfDirectionsThatAreNotZero() {
    // Two elements along four directions.
    double[] tangents = {0, 0, 3, 0, 0, Double.NaN, 0, 0};
    assertEquals(1, Lanes.first(tangents, 2, 4, 4));
    assertEquals(3, Lanes.end(tangents, 2, 4, 0));
    assertEquals(2, Lanes.first(tangents, 1, 4, 4));
    assertEquals(0, Lanes.first(tangents, 2, 4, 0));
    assertEquals(4, Lanes.first(new double[8], 2, 4, 4));
    assertEquals(0, Lanes.end(new double[8], 2, 4, 0));
    assertEquals(4, Lanes.first((double[]) null, 2, 4, 4));
    assertEquals(1, Lanes.first(new float[] {0, 2}, 5, 2, 2));
    assertEquals(2, Lanes.end(new float[] {0, 2}, 5, 2, 0));
  }

  /** Of small arrays along many directions; of others it is not worth finding out. */
  @Test
  void rangesOfWholeArrays() {
    double[] tangents = new double[18];
    tangents[3] = 1;
    tangents[9 + 5] = Double.NaN;
    assertEquals(3, Lanes.firstOfAll(tangents, 9, 9));
    assertEquals(6, Lanes.endOfAll(tangents, 9, 3, 0));
    assertEquals(8, Lanes.endOfAll(tangents, 9, 3, 8));
    assertEquals(9, Lanes.firstOfAll(new double[18], 9, 9));
    assertEquals(0, Lanes.endOfAll(new double[18], 9, 9, 0));
    assertEquals(0, Lanes.endOfAll(new float[18], 9, 4, 0));
    assertEquals(0, Lanes.firstOfAll(new double[9 * 17], 9, 9));
    assertEquals(9, Lanes.endOfAll(new double[9 * 17], 9, 0, 0));
    assertEquals(0, Lanes.firstOfAll(new double[7], 7, 7));
    assertEquals(7, Lanes.endOfAll(new double[7], 7, 0, 0));
    assertEquals(0, Lanes.firstOfAll((double[]) null, 7, 7));
    assertEquals(8, Lanes.firstOfAll((float[]) null, 8, 8));
    assertEquals(7, Lanes.firstOfAll(new float[] {0, 0, 0, 0, 0, 0, 0, 2}, 8, 8));
    assertEquals(8, Lanes.endOfAll(new float[] {0, 0, 0, 0, 0, 0, 0, 2}, 8, 7, 0));
  }
}
