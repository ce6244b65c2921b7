package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.ChainOfJacobiansGradients.*;
import static dev.fluxion.samples.textbook.LinearAlgebra.times;
import static dev.fluxion.samples.textbook.MatrixAssertions.assertMatrix;

import org.junit.jupiter.api.Test;

class ChainOfJacobiansTest {

  private static final double[] X = {2, -1};

  @Test
  void bothWaysGiveTheSame() {
    double[][] expected = {{0.75, 0}};
    assertMatrix(expected, substitutedJacobian(X).jacobian());

    double[][] df = fJacobian(ChainOfJacobians.g(X)).jacobian();
    double[][] dg = gJacobian(X).jacobian();
    assertMatrix(new double[][] {{1, -2, 0.25}}, df);
    assertMatrix(new double[][] {{1, 2}, {0, 1}, {-1, 0}}, dg);
    assertMatrix(expected, times(df, dg));
    assertMatrix(expected, fAfterGJacobian(X).jacobian());
  }

  /** f(g(h(x))) = ¾(exp x₁ + 1). */
  @Test
  void deeperComposition() {
    double[][] expected = {{0.75 * Math.exp(2), 0}};
    assertMatrix(expected, fAfterGAfterHJacobian(X).jacobian());
    double[] h = ChainOfJacobians.h(X);
    double[][] df = fJacobian(ChainOfJacobians.g(h)).jacobian();
    double[][] dg = gJacobian(h).jacobian();
    double[][] dh = hJacobian(X).jacobian();
    assertMatrix(new double[][] {{Math.exp(2), 0}, {-1, 2}}, dh);
    assertMatrix(expected, times(times(df, dg), dh));
    assertMatrix(expected, times(df, times(dg, dh)));
  }
}
