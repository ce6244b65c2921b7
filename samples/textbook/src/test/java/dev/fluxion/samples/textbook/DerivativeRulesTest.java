package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.DerivativeRulesGradients.*;
import static dev.fluxion.samples.textbook.MatrixAssertions.assertNumber;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerivativeRulesTest {

  @ParameterizedTest
  @ValueSource(doubles = {-1.5, 0, 0.5, 2})
  void holdForSineAndExponential(double x) {
    double f = Math.sin(x);
    double df = Math.cos(x);
    double g = Math.exp(x);

    assertNumber(df + g, sumGradient(x).x());
    assertNumber(df * g + f * g, productGradient(x).x());
    assertNumber(Math.exp(f) * df, chainGradient(x).x());
    assertNumber((df * g - f * g) / (g * g), quotientGradient(x).x());
  }
}
