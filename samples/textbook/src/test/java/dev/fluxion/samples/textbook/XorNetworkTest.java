package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MatrixAssertions.*;
import static dev.fluxion.samples.textbook.XorNetworkGradients.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.samples.textbook.XorNetwork.Weights;
import org.junit.jupiter.api.Test;

class XorNetworkTest {

  private static final Weights W = new Weights(0.5, -0.4, 0.3, 0.9, 1.5, -0.7, 0.1, -0.2, 0.4);

  @Test
  void solutionOfTheSlides() {
    double[][] hidden = {{0, 0}, {1, 0}, {1, 0}, {3, 1}};
    for (int i = 0; i < 4; i++) {
      double[] x = XorNetwork.INPUTS[i];
      assertArrayEquals(hidden[i], XorNetwork.hidden(XorNetwork.solution(), x));
      assertEquals(XorNetwork.XOR[i], XorNetwork.yHat(XorNetwork.solution(), x[0], x[1]));
    }
    assertEquals(0, fMSEGradient(XorNetwork.solution(), XorNetwork.INPUTS, XorNetwork.XOR).value());
  }

  /** ∂ŷ/∂w₁ = w₅x₁ and ∂ŷ/∂b₂ = w₆ where the hidden unit is active, 0 where it is not. */
  @Test
  void partialsOfTheSlides() {
    for (double x1 = -2; x1 <= 2; x1 += 0.25) {
      for (double x2 = -2; x2 <= 2; x2 += 0.25) {
        boolean first = 0.5 * x1 - 0.4 * x2 + 0.1 > 0;
        boolean second = 0.3 * x1 + 0.9 * x2 - 0.2 > 0;
        Weights y = yHatGradient(W, x1, x2).w();
        assertEquals(first ? 1.5 * x1 : 0, y.w1());
        assertEquals(second ? -0.7 : 0, y.b2());
      }
    }
  }

  /** σ'(0) = 0, as the slides define it. */
  @Test
  void kinkBelongsToTheLeft() {
    Weights y = yHatGradient(new Weights(1, 1, 1, 1, 2, 3, -1, -1, 0), 1, 0).w();
    assertEquals(0, y.w1());
    assertEquals(0, y.b2());
  }

  /** 1/n Σ (ŷ − y) ∂ŷ/∂p. */
  @Test
  void meanSquaredError() {
    double[] expected = new double[9];
    for (int i = 0; i < 4; i++) {
      double x1 = XorNetwork.INPUTS[i][0];
      double x2 = XorNetwork.INPUTS[i][1];
      double z1 = 0.5 * x1 - 0.4 * x2 + 0.1;
      double z2 = 0.3 * x1 + 0.9 * x2 - 0.2;
      double h1 = Math.max(0, z1);
      double h2 = Math.max(0, z2);
      double error = 1.5 * h1 - 0.7 * h2 + 0.4 - XorNetwork.XOR[i];
      double d1 = z1 > 0 ? 1.5 : 0;
      double d2 = z2 > 0 ? -0.7 : 0;
      double[] partials = {d1 * x1, d1 * x2, d2 * x1, d2 * x2, h1, h2, d1, d2, 1};
      for (int p = 0; p < 9; p++) {
        expected[p] += error * partials[p] / 4;
      }
    }
    assertVector(expected, fMSEGradient(W, XorNetwork.INPUTS, XorNetwork.XOR).toArray());
  }
}
