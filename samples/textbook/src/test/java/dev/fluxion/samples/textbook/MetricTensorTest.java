package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.LinearAlgebra.*;
import static dev.fluxion.samples.textbook.MatrixAssertions.*;
import static dev.fluxion.samples.textbook.MetricTensor.*;
import static dev.fluxion.samples.textbook.MetricTensorGradients.*;

import org.junit.jupiter.api.Test;

class MetricTensorTest {

  @Test
  void measuresLengths() {
    double[] x = {1, 3};
    double[][] J = meanJacobian(x).jacobian();
    assertMatrix(new double[][] {{0.5, 0.5}}, J);
    assertVector(new double[] {2}, times(J, x));
    assertMatrix(new double[][] {{0.25, 0.25}, {0.25, 0.25}}, metric(J));
    assertNumber(4, dot(x, times(metric(J), x)));
  }

  /** The row of J for x is (w₂h'x, w₂h', h, 1) with h = tanh(w₁x + b₁), h' = 1 − h². */
  @Test
  void isTheFisherInformation() {
    double[] theta = {0.8, -0.3, 1.5, 0.2};
    double[] inputs = {-1, 0.5, 2};
    double[][] expected = new double[4][4];
    for (double x : inputs) {
      double h = Math.tanh(0.8 * x - 0.3);
      double slope = 1.5 * (1 - h * h);
      double[] row = {slope * x, slope, h, 1};
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < 4; j++) {
          expected[i][j] += row[i] * row[j];
        }
      }
    }
    assertMatrix(expected, metric(networkJacobian(theta, inputs).jacobian()));
    double[] y = network(theta, inputs);
    assertMatrix(expected, negativeLogLikelihoodHessian(theta, inputs, y).hessian());
  }
}
