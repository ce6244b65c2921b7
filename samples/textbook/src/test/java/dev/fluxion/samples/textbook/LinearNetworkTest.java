package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.LinearNetworkGradients.gJacobian;
import static dev.fluxion.samples.textbook.MatrixAssertions.assertMatrix;

import dev.fluxion.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearNetworkTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "5, -7", "-0.1, 100"})
  void hasOneJacobianEverywhere(double x1, double x2) {
    Tensor W1 = Tensor.matrix(new double[][] {{1, 2}, {0, -1}, {3, 1}});
    Tensor W2 = Tensor.matrix(new double[][] {{1, 0, 2}, {-1, 4, 1}});
    Tensor b1 = Tensor.vector(1, 2, 3);
    Tensor b2 = Tensor.vector(-1, 1);
    double[][] product = {{7, 4}, {2, -5}};
    assertMatrix(product, gJacobian(W1, b1, W2, b2, Tensor.vector(x1, x2)).jacobian());
  }
}
