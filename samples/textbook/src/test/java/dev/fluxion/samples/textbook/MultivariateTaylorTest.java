package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MatrixAssertions.*;

import org.junit.jupiter.api.Test;

class MultivariateTaylorTest {

  /** D¹fδ = 6δ₁ + 14δ₂, D²fδ² = 2δ₁² + 4δ₁δ₂ + 12δ₂², D³fδ³ = 6δ₂³, and no more. */
  @Test
  void termsOfTheHomework() {
    double[] x0 = {1, 2};
    double[][] deltas = {{0.5, -1}, {-2, 0.25}, {0, 3}};
    for (double[] delta : deltas) {
      double dx = delta[0];
      double dy = delta[1];
      double[] terms = MultivariateTaylor.terms(x0, delta, 5);
      double second = 2 * dx * dx + 4 * dx * dy + 12 * dy * dy;
      double[] expected = {13, 6 * dx + 14 * dy, second, 6 * dy * dy * dy, 0, 0};
      assertVector(expected, terms);
      double sum = terms[0] + terms[1] + terms[2] / 2 + terms[3] / 6;
      assertNumber(MultivariateTaylor.f(new double[] {1 + dx, 2 + dy}), sum);
    }
  }
}
