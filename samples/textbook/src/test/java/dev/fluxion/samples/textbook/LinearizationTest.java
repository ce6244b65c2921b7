package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MatrixAssertions.*;

import org.junit.jupiter.api.Test;

class LinearizationTest {

  @Test
  void isExactButForTheHigherTerms() {
    double[] x0 = {1, 2};
    assertVector(new double[] {6, 14}, LinearizationGradients.fGradient(x0).x());
    for (double dx : new double[] {-1, 0.01, 0.5}) {
      for (double dy : new double[] {-0.3, 0.02, 2}) {
        double linearized = Linearization.linearized(x0, new double[] {dx, dy});
        assertNumber(13 + 6 * dx + 14 * dy, linearized);
        double error = dx * dx + 2 * dx * dy + 6 * dy * dy + dy * dy * dy;
        assertNumber(error, Linearization.f(new double[] {1 + dx, 2 + dy}) - linearized);
      }
    }
  }
}
