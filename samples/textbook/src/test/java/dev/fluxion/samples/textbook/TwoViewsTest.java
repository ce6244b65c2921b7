package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MatrixAssertions.assertVector;
import static dev.fluxion.samples.textbook.TwoViewsGradients.*;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoViewsTest {

  @ParameterizedTest
  @CsvSource({"5, 2, 3, 7", "-1, 0.5, 2, -4"})
  void areThoseOfTheSlides(double x, double y, double a, double b) {
    assertVector(new double[] {2 * a, -b / (y * y)}, fInXGradient(x, y, a, b).toArray());
    assertVector(new double[] {2 * x, 1 / y}, fInWGradient(x, y, a, b).toArray());
  }
}
