package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.JacobiansGradients.*;
import static dev.fluxion.samples.textbook.MatrixAssertions.*;

import org.junit.jupiter.api.Test;

class JacobiansTest {

  @Test
  void ofALinearMapIsItsMatrix() {
    double[][] A = {{1, -2, 3}, {4, 5, -6}};
    assertMatrix(A, linearJacobian(A, new double[] {0.1, -7, 2}).jacobian());
  }

  @Test
  void ofSquaresIsDiagonal() {
    var y = squaresJacobian(new double[] {7, 3, 5});
    assertVector(new double[] {49, 9, 25}, y.value());
    assertMatrix(new double[][] {{14, 0, 0}, {0, 6, 0}, {0, 0, 10}}, y.jacobian());
  }

  @Test
  void hasARowForEachOutput() {
    double x1 = 3;
    double x2 = -2;
    double[][] expected = {{2, 1}, {0, Math.PI}, {-1 / x2, x1 / (x2 * x2)}};
    assertMatrix(expected, fJacobian(x1, x2).jacobian());
  }
}
