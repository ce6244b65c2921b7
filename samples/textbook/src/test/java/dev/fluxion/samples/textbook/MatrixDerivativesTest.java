package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MatrixAssertions.assertTensor;
import static dev.fluxion.samples.textbook.MatrixDerivativesGradients.fJacobian;

import dev.fluxion.Tensor;
import org.junit.jupiter.api.Test;

class MatrixDerivativesTest {

  /** ∂f_i/∂A has xᵀ in row i, and 0ᵀ elsewhere. */
  @Test
  void ofALinearMapByItsMatrix() {
    double[] x = {7, 8};
    double[] o = {0, 0};
    Tensor A = Tensor.matrix(new double[][] {{1, 2}, {3, 4}, {5, 6}});
    double[][][] expected = {{x, o, o}, {o, x, o}, {o, o, x}};
    assertTensor(expected, fJacobian(A, Tensor.vector(x)).jacobian());
  }
}
