package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MatrixAssertions.*;
import static dev.fluxion.samples.textbook.MultivariateTaylorGradients.fDerivative;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultivariateTaylorTest {

  private static final double[] X0 = {1, 2};

  @Test
  void totalDerivatives() {
    assertNumber(13, fDerivative(X0, 0).item());
    assertVector(new double[] {6, 14}, fDerivative(X0, 1).toArray());
    assertMatrix(new double[][] {{2, 2}, {2, 12}}, fDerivative(X0, 2).toMatrix());
    assertTensor(new double[][][] {{{0, 0}, {0, 0}}, {{0, 0}, {0, 6}}}, fDerivative(X0, 3));
  }

  /** D¹fδ = 6δ₁ + 14δ₂, D²fδ² = 2δ₁² + 4δ₁δ₂ + 12δ₂², D³fδ³ = 6δ₂³, and no more. */
  @ParameterizedTest
  @CsvSource({"0.5, -1", "-2, 0.25", "0, 3"})
  void termsOfTheHomework(double dx, double dy) {
    double[] delta = {dx, dy};
    double second = 2 * dx * dx + 4 * dx * dy + 12 * dy * dy;
    double[] expected = {13, 6 * dx + 14 * dy, second, 6 * dy * dy * dy, 0};
    double[] terms = MultivariateTaylor.terms(X0, delta, 4);
    assertVector(expected, terms);
    for (int k = 0; k <= 4; k++) {
      assertNumber(expected[k], MultivariateTaylor.term(X0, delta, k));
    }
    double sum = terms[0] + terms[1] + terms[2] / 2 + terms[3] / 6;
    assertNumber(MultivariateTaylor.f(new double[] {1 + dx, 2 + dy}), sum);
  }
}
