package dev.fluxion.samples.textbook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.Tensor;

/** Equality up to rounding, element by element. */
final class MatrixAssertions {

  static final double ROUNDING = 1e-12;

  private MatrixAssertions() {}

  static void assertNumber(double expected, double actual) {
    assertEquals(expected, actual, ROUNDING * Math.max(1, Math.abs(expected)));
  }

  static void assertVector(double[] expected, double[] actual) {
    assertArrayEquals(expected, actual, ROUNDING);
  }

  static void assertMatrix(double[][] expected, double[][] actual) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertArrayEquals(expected[i], actual[i], ROUNDING, "row " + i);
    }
  }

  static void assertVector(double[] expected, Tensor actual) {
    assertArrayEquals(new int[] {expected.length}, actual.shape());
    assertVector(expected, actual.toArray());
  }

  static void assertMatrix(double[][] expected, Tensor actual) {
    assertMatrix(expected, actual.toMatrix());
  }

  static void assertTensor(double[][][] expected, Tensor actual) {
    assertArrayEquals(
        new int[] {expected.length, expected[0].length, expected[0][0].length}, actual.shape());
    for (int i = 0; i < expected.length; i++) {
      assertMatrix(expected[i], actual.row(i).toMatrix());
    }
  }
}
