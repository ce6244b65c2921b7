package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MatrixAssertions.*;
import static dev.fluxion.samples.textbook.TanhLayerGradients.*;

import dev.fluxion.Tensor;
import org.junit.jupiter.api.Test;

class TanhLayerTest {

  private static final Tensor A = Tensor.matrix(new double[][] {{0.5, -1, 0.25}, {1, 0.75, -0.5}});
  private static final Tensor B = Tensor.vector(0.1, -0.2);
  private static final Tensor X = Tensor.vector(1, 0.5, -2);
  private static final Tensor Y = Tensor.vector(0.3, 0.9);

  /** z = Ax + b, added up by hand. */
  private static final double[] Z = {-0.4, 2.175};

  /** 1 − tanh² z_i. */
  private static double slope(int i) {
    return 1 - Math.tanh(Z[i]) * Math.tanh(Z[i]);
  }

  @Test
  void byBiasIsDiagonal() {
    assertMatrix(new double[][] {{1, 0}, {0, 1}}, zByBJacobian(A, B, X).jacobian());
    double[][] expected = {{slope(0), 0}, {0, slope(1)}};
    assertMatrix(expected, fByBJacobian(A, B, X).jacobian());
    assertMatrix(expected, tanhJacobian(Tensor.vector(Z)).jacobian());
  }

  @Test
  void byMatrixHasTheInputInEveryRow() {
    double[] x = {1, 0.5, -2};
    double[] o = {0, 0, 0};
    assertTensor(new double[][][] {{x, o}, {o, x}}, zByAJacobian(A, B, X).jacobian());
    double s = slope(0);
    double t = slope(1);
    double[][][] expected = {{{s, s / 2, -2 * s}, o}, {o, {t, t / 2, -2 * t}}};
    assertTensor(expected, fByAJacobian(A, B, X).jacobian());
    Tensor dfdz = Tensor.matrix(new double[][] {{s, 0}, {0, t}});
    assertTensor(expected, TanhLayer.chain(dfdz, zByAJacobian(A, B, X).jacobian()));
  }

  /** ∂L/∂b = −e ⊙ (1 − tanh² z), ∂L/∂A = ∂L/∂b xᵀ. */
  @Test
  void lossIsTheChainOfAll() {
    double[] g = new double[2];
    double[][] gx = new double[2][3];
    for (int i = 0; i < 2; i++) {
      g[i] = -(Y.get(i) - Math.tanh(Z[i])) * slope(i);
      for (int j = 0; j < 3; j++) {
        gx[i][j] = g[i] * X.get(j);
      }
    }
    var gradient = LGradient(A, B, X, Y);
    assertVector(g, gradient.b());
    assertMatrix(gx, gradient.A());
  }
}
