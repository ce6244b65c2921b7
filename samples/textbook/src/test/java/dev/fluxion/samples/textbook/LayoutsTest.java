package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.LayoutsGradients.*;
import static dev.fluxion.samples.textbook.MatrixAssertions.*;

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

  @Test
  void matrixInScalarOut() {
    double[][] x = {{1, 2, 3}, {4, 5, 6}};
    assertMatrix(new double[][] {{2, 4, 6}, {8, 10, 12}}, matrixToScalarGradient(x).X());
  }
}
