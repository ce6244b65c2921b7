package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MatrixAssertions.*;
import static dev.fluxion.samples.textbook.VectorizedMatrixGradients.*;

import dev.fluxion.Tensor;
import org.junit.jupiter.api.Test;

class VectorizedMatrixTest {

  private static final Tensor W = Tensor.matrix(new double[][] {{1, 2}, {3, 4}});
  private static final Tensor X = Tensor.vector(5, 6);

  @Test
  void jacobianByVecOfTheRows() {
    double[][] expected = {{5, 6, 0, 0}, {0, 0, 5, 6}};
    assertMatrix(expected, zOfRowsJacobian(W.reshape(4), X).jacobian());
  }

  /** vec [a b; c d] = (a, c, b, d) in the 70015 notes. */
  @Test
  void jacobianByVecOfTheColumns() {
    assertVector(new double[] {1, 3, 2, 4}, W.vec());
    assertVector(VectorizedMatrix.z(W, X).toArray(), VectorizedMatrix.zOfVec(W.vec(), X));
    double[][] expected = {{5, 0, 6, 0}, {0, 5, 0, 6}};
    assertMatrix(expected, zOfVecJacobian(W.vec(), X).jacobian());
  }

  @Test
  void jacobianByTheMatrix() {
    double[][][] expected = {{{5, 6}, {0, 0}}, {{0, 0}, {5, 6}}};
    assertTensor(expected, zJacobian(W, X).jacobian());
  }

  /** z = (17, 39), so p = (289, 1521). */
  @Test
  void gradientIsTheOuterProduct() {
    double[][] expected = {{289 * 5, 289 * 6}, {1521 * 5, 1521 * 6}};
    assertMatrix(expected, JOfWGradient(W, X).W());

    Tensor p = JGradient(VectorizedMatrix.z(W, X)).z();
    assertVector(new double[] {289, 1521}, p);
    Tensor row = p.matmul(zOfRowsJacobian(W.reshape(4), X).jacobian());
    assertMatrix(expected, row.reshape(2, 2));
  }
}
