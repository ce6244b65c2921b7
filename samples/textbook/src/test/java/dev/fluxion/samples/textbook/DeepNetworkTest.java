package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.DeepNetworkGradients.LGradient;
import static dev.fluxion.samples.textbook.LinearAlgebra.*;
import static dev.fluxion.samples.textbook.MatrixAssertions.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.samples.textbook.DeepNetwork.Layer;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeepNetworkTest {

  private static final double[] X = {1, -2};

  /** Equations 23–26, from the last layer to the first, for every depth. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void isBackpropagation(int K) {
    Layer[] theta = Arrays.copyOf(DeepNetwork.theta(), K);
    double[][] f = new double[K + 1][];
    f[0] = X;
    for (int i = 0; i < K; i++) {
      double[] z = plus(times(theta[i].A(), f[i]), theta[i].b());
      f[i + 1] = Arrays.stream(z).map(Math::tanh).toArray();
    }
    double[] y = new double[f[K].length];
    Arrays.fill(y, 0.5);

    var gradient = LGradient(theta, X, y);
    assertNumber(squaredNorm(minus(y, f[K])), gradient.value());
    assertEquals(K, gradient.theta().length);
    double[] dLdf = Arrays.stream(minus(f[K], y)).map(e -> 2 * e).toArray();
    for (int i = K - 1; i >= 0; i--) {
      double[] g = new double[dLdf.length];
      for (int j = 0; j < g.length; j++) {
        g[j] = dLdf[j] * (1 - f[i + 1][j] * f[i + 1][j]);
      }
      assertVector(g, gradient.theta()[i].b());
      assertMatrix(outer(g, f[i]), gradient.theta()[i].A());
      dLdf = times(transposed(theta[i].A()), g);
    }
  }
}
