package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.DirectionalDerivatives.*;
import static dev.fluxion.samples.textbook.DirectionalDerivativesGradients.LGradient;
import static dev.fluxion.samples.textbook.MatrixAssertions.assertNumber;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DirectionalDerivativesTest {

  private static final double[] THETA = {1, 2};

  /** dL/dθ = (12, 13). */
  @Test
  void areSumsOfPartials() {
    assertNumber(12 * 0.6 + 13 * 0.8, directional(THETA, new double[] {0.6, 0.8}));
    assertNumber(12 * -3 + 13 * 5, directional(THETA, new double[] {-3, 5}));
  }

  @Test
  void areLimitsOfDifferenceQuotients() {
    double h = 1e-6;
    double quotient = (L(new double[] {1 + 0.6 * h, 2 + 0.8 * h}) - L(THETA)) / h;
    assertEquals(quotient, directional(THETA, new double[] {0.6, 0.8}), 1e-4);
  }

  @Test
  void areSteepestAlongTheGradient() {
    double norm = Math.hypot(12, 13);
    double[] gradient = LGradient(THETA).theta();
    for (int degrees = -180; degrees <= 180; degrees += 15) {
      double beta = Math.toRadians(degrees);
      assertNumber(norm * Math.cos(beta), directional(THETA, atAngle(gradient, beta)));
    }
  }
}
