package dev.fluxion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** What tests of tensors say. */
final class TensorAssertions {
  private TensorAssertions() {}

  static void assertTensor(double[] expected, Tensor actual, int... shape) {
    assertArrayEquals(shape, actual.shape());
    assertArrayEquals(expected, actual.toArray(), 1e-13);
  }

  static void assertRefused(String message, Executable operation) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, operation).getMessage());
  }

  static double[] d(double... x) {
    return x;
  }

  static double[][] m(double[]... rows) {
    return rows;
  }
}
