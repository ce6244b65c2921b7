package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MatrixAssertions.*;
import static dev.fluxion.samples.textbook.MaximumLikelihoodGradients.*;

import org.junit.jupiter.api.Test;

class MaximumLikelihoodTest {

  private static final double[] X = {-1, 0, 0.5, 2};
  private static final double[] Y = {0.5, 1, 1.2, -0.3};

  /** −Σ (y − f) xⁱ, from the product of densities as from the squared loss. */
  @Test
  void isLeastSquares() {
    double[] theta = {1, 0.5, -0.5, 0.1};
    double[] expected = new double[4];
    double loss = 0;
    for (int n = 0; n < 4; n++) {
      double x = X[n];
      double e = Y[n] - (1 + 0.5 * x - 0.5 * x * x + 0.1 * x * x * x);
      loss += e * e / 2;
      for (int i = 0; i < 4; i++) {
        expected[i] -= e * Math.pow(x, i);
      }
    }
    assertVector(expected, LGradient(theta, X, Y).theta());
    assertVector(expected, negativeLogLikelihoodGradient(theta, X, Y).theta());
    assertNumber(
        loss + 2 * Math.log(2 * Math.PI), negativeLogLikelihoodGradient(theta, X, Y).value());
  }
}
