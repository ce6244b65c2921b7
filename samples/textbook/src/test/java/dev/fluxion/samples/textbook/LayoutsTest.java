package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.LayoutsGradients.*;
import static dev.fluxion.samples.textbook.MatrixAssertions.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.fluxion.Tensor;
import org.junit.jupiter.api.Test;

class LayoutsTest {

  private static final double[] X = {2, 3};

  @Test
  void vectorInVectorOut() {
    double[][] jacobian = vectorToVectorJacobian(X).jacobian();
    assertMatrix(new double[][] {{3, 2}, {1, 1}, {0, 6}}, jacobian);
    assertMatrix(new double[][] {{3, 1, 0}, {2, 1, 6}}, LinearAlgebra.transposed(jacobian));
  }

  @Test
  void vectorInScalarOut() {
    assertVector(new double[] {12, 4}, vectorToScalarGradient(X).x());
  }

  @Test
  void scalarInVectorOut() {
    assertMatrix(new double[][] {{1}, {4}, {12}}, scalarToVectorJacobian(2).jacobian());
  }

  /** ∂(XᵀX)_pq/∂X_mn = δ_pn X_mq + δ_qn X_mp. */
  @Test
  void matrixInMatrixOut() {
    Tensor x = Tensor.matrix(new double[][] {{1, 2, 3}, {4, 5, 6}});
    Tensor bag = matrixToMatrixJacobian(x).jacobian();
    assertArrayEquals(new int[] {3, 3, 2, 3}, bag.shape());
    for (int p = 0; p < 3; p++) {
      for (int q = 0; q < 3; q++) {
        for (int m = 0; m < 2; m++) {
          for (int n = 0; n < 3; n++) {
            double expected = (p == n ? x.get(m, q) : 0) + (q == n ? x.get(m, p) : 0);
            assertNumber(expected, bag.get(p, q, m, n));
          }
        }
      }
    }
  }

  @Test
  void matrixInScalarOut() {
    double[][] x = {{1, 2, 3}, {4, 5, 6}};
    assertMatrix(new double[][] {{2, 4, 6}, {8, 10, 12}}, matrixToScalarGradient(x).X());
  }
}
