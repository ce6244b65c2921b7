package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MatrixAssertions.assertTensor;
import static dev.fluxion.samples.textbook.MatrixOfAVectorGradients.AJacobian;

import dev.fluxion.Tensor;
import org.junit.jupiter.api.Test;

class MatrixOfAVectorTest {

  private static final Tensor X = Tensor.vector(2, 0.5, 1);

  /** ∂A_ij/∂x_k, element by element. */
  private static final double[][][] EXPECTED = {
    {{1, 0, 0}, {0, 1, 0.5}},
    {{4, 0, 0}, {0, Math.cos(0.5), 0}},
    {{0, 0, Math.E}, {0.5, 2, 0}},
    {{0, 0, 1}, {0, 0, 0}}
  };

  @Test
  void partialsCollated() {
    assertTensor(EXPECTED, MatrixOfAVector.collated(X));
  }

  @Test
  void flattenedAndShapedBack() {
    assertTensor(EXPECTED, MatrixOfAVector.shapedBack(X));
  }

  @Test
  void atOnce() {
    assertTensor(EXPECTED, AJacobian(X).jacobian());
  }
}
