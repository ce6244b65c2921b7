package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MatrixAssertions.assertNumber;
import static dev.fluxion.samples.textbook.PartialDerivativesGradients.*;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartialDerivativesTest {

  @ParameterizedTest
  @CsvSource({"1, 2", "-3, 0.5", "0, 0", "2, -1"})
  void areThoseOfTheSlides(double x1, double x2) {
    var beginner = beginnerGradient(x1, x2);
    assertNumber(2 * x1 * x2 + x2 * x2 * x2, beginner.x1());
    assertNumber(x1 * x1 + 3 * x1 * x2 * x2, beginner.x2());

    var advanced = advancedGradient(x1, x2);
    assertNumber(2 * (x1 + 2 * x2 * x2 * x2), advanced.x1());
    assertNumber(12 * (x1 + 2 * x2 * x2 * x2) * x2 * x2, advanced.x2());
  }
}
