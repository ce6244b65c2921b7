package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MatrixAssertions.assertTensor;

import org.junit.jupiter.api.Test;

class MatrixOfAVectorTest {

  private static final double[] X = {2, 0.5, 1};

  /** ∂A_ij/∂x_k, element by element. */
  private static final double[][][] EXPECTED = {
    {{1, 0, 0}, {0, 1, 0.5}},
    {{4, 0, 0}, {0, Math.cos(0.5), 0}},
    {{0, 0, Math.E}, {0.5, 2, 0}},
    {{0, 0, 1}, {0, 0, 0}}
  };

  @Test
  void partialsCollated() {
    assertTensor(EXPECTED, MatrixOfAVector.partialsCollated(X));
  }

  @Test
  void flattenedAndShapedBack() {
    assertTensor(EXPECTED, MatrixOfAVector.flattenedAndShapedBack(X));
  }
}
