package dev.fluxion.samples.learning;

import static dev.fluxion.samples.learning.DeepNetworkGradients.crossEntropyGradient;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.Tensor;
import dev.fluxion.samples.learning.DeepNetwork.Layer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeepNetworkTest {

  private static final double[] X = {0.7, -1.3};
  private static final int LABEL = 2;

  /** (ŷ − y)hᵀ at the top, g hᵀ with g ← Wᵀg ⊙ relu'(z) below, g xᵀ at the bottom. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 4})
  void isBackpropagation(int hiddenLayers) {
    int[] widths = new int[hiddenLayers + 2];
    Arrays.fill(widths, 5);
    widths[0] = 2;
    widths[hiddenLayers + 1] = 3;
    Layer[] theta = DeepNetwork.random(new Random(hiddenLayers), widths);
    int K = theta.length;
    Tensor[] h = new Tensor[K];
    h[0] = Tensor.vector(X);
    for (int i = 1; i < K; i++) {
      h[i] = affine(theta[i - 1], h[i - 1]).relu();
    }
    Tensor yHat = affine(theta[K - 1], h[K - 1]).softmax(0);
    Tensor y = Tensor.vector(0, 0, 1);

    var loss = crossEntropyGradient(theta, new double[][] {X}, new int[] {LABEL});
    assertEquals(-Math.log(yHat.get(LABEL)), loss.value(), 1e-13);
    Tensor g = yHat.minus(y);
    for (int i = K - 1; i >= 0; i--) {
      assertArrayEquals(g.toArray(), loss.theta()[i].b(), 1e-13);
      Tensor expected = g.outer(h[i]);
      Tensor actual = Tensor.matrix(loss.theta()[i].W());
      assertTrue(actual.minus(expected).abs().max() < 1e-13, () -> actual + " for " + expected);
      Tensor active = Tensor.vector(h[i].toArray()).div(h[i].maximum(1e-300));
      g = Tensor.matrix(theta[i].W()).transpose().matmul(g).times(active);
    }
  }

  private static Tensor affine(Layer layer, Tensor f) {
    return Tensor.matrix(layer.W()).matmul(f).plus(Tensor.vector(layer.b()));
  }
}
