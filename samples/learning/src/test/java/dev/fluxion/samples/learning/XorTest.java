package dev.fluxion.samples.learning;

import static dev.fluxion.samples.learning.XorGradients.lossGradient;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.samples.learning.Xor.Cloud;
import dev.fluxion.samples.learning.Xor.Network;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XorTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7})
  void learnsFromEverySeed(long seed) {
    Random random = new Random(seed);
    Cloud cloud = Cloud.random(random);
    assertEquals(0, Xor.errors(Xor.train(cloud, random).network(), cloud));
  }

  /**
   * 1/n Σ (ŷ − y) ∂ŷ/∂p, with ∂ŷ/∂w₂ = h, ∂ŷ/∂b₁ = w₂ where h is active, ∂ŷ/∂W₁ = that times xᵀ.
   */
  @Test
  void gradient() {
    Random random = new Random(11);
    Cloud cloud = Cloud.random(random);
    Network n = Network.random(random);
    double[][] W1 = new double[8][2];
    double[] b1 = new double[8];
    double[] w2 = new double[8];
    double b2 = 0;
    for (int k = 5; k < 25; k++) {
      double[] x = cloud.X()[k];
      double error = (Xor.yHat(n, x[0], x[1]) - cloud.labels()[k]) / 20;
      b2 += error;
      for (int i = 0; i < 8; i++) {
        double z = n.W1()[i][0] * x[0] + n.W1()[i][1] * x[1] + n.b1()[i];
        double g = z > 0 ? error * n.w2()[i] : 0;
        w2[i] += error * Math.max(0, z);
        b1[i] += g;
        W1[i][0] += g * x[0];
        W1[i][1] += g * x[1];
      }
    }
    Network actual = lossGradient(n, cloud.X(), cloud.labels(), 5, 25).n();
    assertEquals(b2, actual.b2(), 1e-14);
    assertArrayEquals(w2, actual.w2(), 1e-14);
    assertArrayEquals(b1, actual.b1(), 1e-14);
    for (int i = 0; i < 8; i++) {
      assertArrayEquals(W1[i], actual.W1()[i], 1e-14);
    }
  }
}
