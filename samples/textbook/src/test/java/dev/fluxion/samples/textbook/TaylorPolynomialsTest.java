package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MatrixAssertions.*;
import static dev.fluxion.samples.textbook.TaylorPolynomialsGradients.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TaylorPolynomialsTest {

  @Test
  void ofAPolynomialIsThePolynomial() {
    assertVector(new double[] {1, 4, 6, 4, 1, 0, 0}, polynomialTaylor(1, 1, 6));
    assertVector(new double[] {16, -32, 24, -8, 1}, polynomialTaylor(-2, 1, 4));
  }

  /** The derivatives of sin x + cos x at 0 are 1, 1, −1, −1, 1, 1, … */
  @Test
  void maclaurinSeries() {
    double[] coefficients = fTaylor(0, 1, 12);
    double factorial = 1;
    for (int k = 0; k <= 12; k++) {
      factorial *= Math.max(1, k);
      assertNumber((k % 4 < 2 ? 1 : -1) / factorial, coefficients[k]);
    }
  }

  @Test
  void approachesTheFunction() {
    double value = Math.sin(2) + Math.cos(2);
    assertEquals(value, TaylorPolynomials.evaluate(fTaylor(0, 1, 20), 2), 1e-13);
    // T₂(2) = 1 + 2 − 2.
    assertNumber(1, TaylorPolynomials.evaluate(fTaylor(0, 1, 2), 2));
  }
}
