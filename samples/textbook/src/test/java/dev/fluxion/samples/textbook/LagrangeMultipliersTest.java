package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.LagrangeMultipliersGradients.*;
import static dev.fluxion.samples.textbook.MatrixAssertions.*;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.samples.textbook.LagrangeMultipliers.Point;
import org.junit.jupiter.api.Test;

class LagrangeMultipliersTest {

  @Test
  void gradientOfTheGame() {
    double x = 0.3;
    double lambda = -2;
    double[] expected = {2 - 2 * lambda * x, 2 - x * x};
    assertVector(expected, LGradient(x, lambda).toArray());
    double[][] H = {{-2 * lambda, -2 * x}, {-2 * x, 0}};
    assertMatrix(H, LHessian(x, lambda).hessian());
  }

  @Test
  void newtonFindsBothStationaryPoints() {
    double root = Math.sqrt(2);
    for (int sign = -1; sign <= 1; sign += 2) {
      Point point = LagrangeMultipliers.stationary(new Point(sign, sign));
      assertNumber(sign * root, point.x());
      assertNumber(sign / root, point.lambda());
      assertNumber(9 + sign * 2 * root, LagrangeMultipliers.L(point.x(), point.lambda()));
    }
  }

  /**
   * Team λ takes the best of what team x leaves: inf over x of L, which is 9 + 1/λ + 2λ for λ < 0.
   */
  @Test
  void gameEndsAtTheMinimum() {
    Point end = LagrangeMultipliers.stationary(new Point(-1, -1));
    double value = LagrangeMultipliers.L(end.x(), end.lambda());
    for (double lambda = -3; lambda < -0.01; lambda += 0.05) {
      double answer = LagrangeMultipliers.L(1 / lambda, lambda);
      assertNumber(9 + 1 / lambda + 2 * lambda, answer);
      assertTrue(answer <= value + ROUNDING);
    }
  }
}
