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
}
