package dev.fluxion.samples.learning;

import static dev.fluxion.samples.learning.PolynomialGradients.lossGradient;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.samples.learning.Polynomial.Descent;
import org.junit.jupiter.api.Test;

class PolynomialTest {

  /** −1/N (y − Φθ)ᵀΦ. */
  @Test
  void gradientOfTheLoss() {
    double[] x = {-1, 0, 2};
    double[] y = {3, 1, -1};
    // f = (−1, 1, 11) for 1 + 3x + x², so e = (4, 0, −12).
    var loss = lossGradient(new double[] {1, 3, 1}, x, y);
    assertEquals(160.0 / 6, loss.value(), 1e-12);
    double[] expected = {8 / 3.0, (4 + 24) / 3.0, (-4 + 48) / 3.0};
    assertArrayEquals(expected, loss.theta(), 1e-12);
  }

  @Test
  void normalEquationsFindAPolynomial() {
    Observations data = Observations.of(x -> 2 - x + 3 * x * x, 9, 0, 1);
    double[] theta = Polynomial.normalEquations(data.x(), data.y(), 3);
    assertArrayEquals(new double[] {2, -1, 3, 0}, theta, 1e-12);
  }

  @Test
  void descentAgreesWithTheNormalEquations() {
    Observations line = LinearRegression.observations();
    Descent descent = Polynomial.descend(line.x(), line.y(), 1, 0.5, 200);
    double[] exact = Polynomial.normalEquations(line.x(), line.y(), 1);
    assertArrayEquals(exact, descent.theta(), 1e-12);
    for (int k = 1; k < 30; k++) {
      assertTrue(descent.losses()[k] < descent.losses()[k - 1], "step " + k);
    }

    Observations curve = Overfitting.training();
    assertArrayEquals(
        Polynomial.normalEquations(curve.x(), curve.y(), 3),
        Polynomial.descend(curve.x(), curve.y(), 3, 0.5, 20_000).theta(),
        1e-9);
  }
}
