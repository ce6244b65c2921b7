package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.LayeredNetworkGradients.*;
import static dev.fluxion.samples.textbook.MatrixAssertions.*;

import org.junit.jupiter.api.Test;

class LayeredNetworkTest {

  private static double sigma(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  /** ∂σ(wz)/∂w = σ(1 − σ)z, ∂σ(wz)/∂z = σ(1 − σ)w. */
  @Test
  void isTheProductOfTheLayers() {
    double w1 = 0.5;
    double w2 = -1.2;
    double w3 = 2;
    double x = 1.5;
    double z1 = sigma(w1 * x);
    double z2 = sigma(w2 * z1);
    double z3 = sigma(w3 * z2);
    double d1 = z1 * (1 - z1);
    double d2 = z2 * (1 - z2);
    double d3 = z3 * (1 - z3);

    double[] expected = {d3 * w3 * d2 * w2 * d1 * x, d3 * w3 * d2 * z1, d3 * z2};
    assertNumber(z3, JGradient(w1, w2, w3, x).value());
    assertVector(expected, JGradient(w1, w2, w3, x).toArray());
    assertNumber(d3 * z2, fGradient(w3, z2).w());
    assertNumber(d3 * w3, fGradient(w3, z2).z());
  }
}
