package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MatrixAssertions.assertTensor;

import org.junit.jupiter.api.Test;

class MatrixDerivativesTest {

  /** ∂f_i/∂A has xᵀ in row i, and 0ᵀ elsewhere. */
  @Test
  void ofALinearMapByItsMatrix() {
    double[] x = {7, 8};
    double[] o = {0, 0};
    double[][] A = {{1, 2}, {3, 4}, {5, 6}};
    assertTensor(new double[][][] {{x, o, o}, {o, x, o}, {o, o, x}}, MatrixDerivatives.dfdA(A, x));
  }
}
