package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.LinearNetworkGradients.gJacobian;
import static dev.fluxion.samples.textbook.MatrixAssertions.assertMatrix;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearNetworkTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "5, -7", "-0.1, 100"})
  void hasOneJacobianEverywhere(double x1, double x2) {
    double[][] W1 = {{1, 2}, {0, -1}, {3, 1}};
    double[][] W2 = {{1, 0, 2}, {-1, 4, 1}};
    double[][] product = {{7, 4}, {2, -5}};
    double[] b1 = {1, 2, 3};
    double[] b2 = {-1, 1};
    assertMatrix(product, gJacobian(W1, b1, W2, b2, new double[] {x1, x2}).jacobian());
  }
}
