package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.ElementaryDerivativesGradients.*;
import static dev.fluxion.samples.textbook.MatrixAssertions.assertNumber;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementaryDerivativesTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 1, 2.5})
  void areThoseOfTheTable(double x) {
    assertNumber(Math.cos(x), sinGradient(x).x());
    assertNumber(1 - Math.tanh(x) * Math.tanh(x), tanhGradient(x).x());
    assertNumber(Math.exp(x), expGradient(x).x());
    assertNumber(1 / x, logGradient(x).x());
    for (int n = 1; n <= 6; n++) {
      assertNumber(n * Math.pow(x, n - 1), powerGradient(x, n).x());
    }
  }

  @Test
  void ofPowersHoldForNegativeNumbers() {
    assertNumber(3 * 4, powerGradient(-2, 3).x());
    assertNumber(-4 * 8, powerGradient(-2, 4).x());
  }
}
