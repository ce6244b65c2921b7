package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.LinearAlgebra.times;
import static dev.fluxion.samples.textbook.MatrixAssertions.*;
import static dev.fluxion.samples.textbook.VectorizedMatrix.*;
import static dev.fluxion.samples.textbook.VectorizedMatrixGradients.*;

import org.junit.jupiter.api.Test;

class VectorizedMatrixTest {

  private static final double[][] W = {{1, 2}, {3, 4}};
  private static final double[] X = {5, 6};

  @Test
  void jacobianByVecOfTheRows() {
    double[][] expected = {{5, 6, 0, 0}, {0, 0, 5, 6}};
    assertMatrix(expected, zJacobian(W, X).jacobian());
  }

  /** vec [a b; c d] = (a, c, b, d) in the 70015 notes. */
  @Test
  void jacobianByVecOfTheColumns() {
    double[][] expected = {{5, 0, 6, 0}, {0, 5, 0, 6}};
    assertMatrix(expected, byColumns(zJacobian(W, X).jacobian(), 2, 2));
  }

  /** z = (17, 39), so p = (289, 1521). */
  @Test
  void gradientIsTheOuterProduct() {
    double[][] expected = {{289 * 5, 289 * 6}, {1521 * 5, 1521 * 6}};
    assertMatrix(expected, JOfWGradient(W, X).W());

    double[] p = JGradient(z(W, X)).z();
    assertVector(new double[] {289, 1521}, p);
    double[][] row = times(new double[][] {p}, zJacobian(W, X).jacobian());
    assertMatrix(expected, unvec(row[0], 2, 2));
  }
}
