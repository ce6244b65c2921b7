package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.ActivationFunctionsGradients.*;
import static dev.fluxion.samples.textbook.MatrixAssertions.assertNumber;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ActivationFunctionsTest {

  @Test
  void slopes() {
    for (double z = -5; z <= 5; z += 0.5) {
      double sigma = 1 / (1 + Math.exp(-z));
      assertNumber(sigma * (1 - sigma), sigmoidGradient(z).z());
      assertTrue(sigmoidGradient(z).z() <= 0.25);
      assertNumber(1 - Math.tanh(z) * Math.tanh(z), tanhGradient(z).z());
      assertEquals(z > 0 ? 1 : 0, reluGradient(z).z());
      assertEquals(z > 0 ? 1 : 0, stepGradient(z).value());
      assertEquals(0, stepGradient(z).z());
    }
  }
}
