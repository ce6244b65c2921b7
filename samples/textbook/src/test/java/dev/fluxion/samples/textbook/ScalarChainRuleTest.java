package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MatrixAssertions.assertNumber;
import static dev.fluxion.samples.textbook.ScalarChainRuleGradients.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ScalarChainRuleTest {

  @Test
  void beginner() {
    assertEquals(6, gGradient(0.3).z());
    assertEquals(-2, fGradient(0.3).x());
    assertEquals(-12, gAfterFGradient(0.3).x());
  }

  @Test
  void advanced() {
    for (double x : new double[] {-0.9, 0.4, 1.1}) {
      for (int n = 1; n <= 4; n++) {
        double tanh = Math.tanh(Math.pow(x, n));
        assertNumber((1 - tanh * tanh) * n * Math.pow(x, n - 1), tanhAfterPowerGradient(x, n).x());
      }
    }
  }
}
