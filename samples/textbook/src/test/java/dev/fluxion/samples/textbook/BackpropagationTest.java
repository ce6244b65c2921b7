package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.BackpropagationGradients.*;
import static dev.fluxion.samples.textbook.MatrixAssertions.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.GradientCheck;
import dev.fluxion.samples.textbook.Backpropagation.Network;
import org.junit.jupiter.api.Test;

class BackpropagationTest {

  @Test
  void isTheFourFormulas() {
    double[][] inputs = {{1, 2}, {-1, 0.5}, {3, -2}};
    for (double[] x : inputs) {
      double[] y = {0, 1, 0};
      Network expected = Backpropagation.byHand(Backpropagation.example(), x, y);
      Network actual = fCEGradient(Backpropagation.example(), x, y).n();
      assertMatrix(expected.W2(), actual.W2());
      assertVector(expected.b2(), actual.b2());
      assertMatrix(expected.W1(), actual.W1());
      assertVector(expected.b1(), actual.b1());
    }
  }

  /** Softmax of equal numbers is uniform: ŷ − y = (1/3, −2/3, 1/3) where W⁽²⁾ and b⁽²⁾ vanish. */
  @Test
  void beginsWithTheError() {
    Network flat =
        new Network(
            new double[][] {{1, 0}, {0, 1}}, new double[2], new double[3][2], new double[3]);
    var f = fCEGradient(flat, new double[] {1, 2}, new double[] {0, 1, 0});
    assertNumber(Math.log(3), f.value());
    assertVector(new double[] {1 / 3., -2 / 3., 1 / 3.}, f.n().b2());
    assertMatrix(
        new double[][] {{1 / 3., 2 / 3.}, {-2 / 3., -4 / 3.}, {1 / 3., 2 / 3.}}, f.n().W2());
    assertMatrix(new double[2][2], f.n().W1());
  }

  @Test
  void regularizationAddsTheWeights() {
    double[] x = {1, 2};
    double[] y = {0, 1, 0};
    Network n = Backpropagation.example();
    Network expected = Backpropagation.byHand(n, x, y);
    Network actual = JGradient(n, x, y, 0.1).n();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertNumber(expected.W2()[i][j] + 0.1 * n.W2()[i][j], actual.W2()[i][j]);
      }
      for (int j = 0; j < 2; j++) {
        assertNumber(expected.W1()[i][j] + 0.1 * n.W1()[i][j], actual.W1()[i][j]);
      }
    }
    assertVector(expected.b1(), actual.b1());
    assertVector(expected.b2(), actual.b2());
  }

  @Test
  void agreesWithDifferences() {
    double[] x = {1, 2};
    double[] y = {0.2, 0.5, 0.3};
    Network n = Backpropagation.example();
    double[] gradient = fCEGradient(n, x, y).n().b1();
    GradientCheck.of(b -> Backpropagation.fCE(new Network(n.W1(), b, n.W2(), n.b2()), x, y))
        .at(n.b1())
        .against(gradient)
        .assertClose(1e-9);
    assertEquals(3, gradient.length);
  }
}
