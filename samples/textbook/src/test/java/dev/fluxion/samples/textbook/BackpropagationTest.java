package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.BackpropagationGradients.*;
import static dev.fluxion.samples.textbook.MatrixAssertions.*;

import dev.fluxion.GradientCheck;
import dev.fluxion.Tensor;
import dev.fluxion.samples.textbook.Backpropagation.Network;
import org.junit.jupiter.api.Test;

class BackpropagationTest {

  private static final Network EXAMPLE = Backpropagation.example();
  private static final Tensor X = Tensor.vector(1, 2);
  private static final Tensor Y = Tensor.vector(0, 1, 0);

  private static void assertNetwork(Network expected, Network actual) {
    assertMatrix(expected.W1().toMatrix(), actual.W1());
    assertVector(expected.b1().toArray(), actual.b1());
    assertMatrix(expected.W2().toMatrix(), actual.W2());
    assertVector(expected.b2().toArray(), actual.b2());
  }

  @Test
  void isTheFourFormulas() {
    double[][] inputs = {{1, 2}, {-1, 0.5}, {3, -2}};
    for (double[] input : inputs) {
      Tensor x = Tensor.vector(input);
      Network expected = Backpropagation.byHand(EXAMPLE, x, Y);
      assertNetwork(expected, fCEGradient(EXAMPLE, x, Y).n());
    }
  }

  /** Softmax of equal numbers is uniform: ŷ − y = (1/3, −2/3, 1/3) where W⁽²⁾ and b⁽²⁾ vanish. */
  @Test
  void beginsWithTheError() {
    Network flat =
        new Network(Tensor.identity(2), Tensor.zeros(2), Tensor.zeros(3, 2), Tensor.zeros(3));
    var f = fCEGradient(flat, X, Y);
    assertNumber(Math.log(3), f.value());
    Tensor error = Tensor.vector(1 / 3., -2 / 3., 1 / 3.);
    assertNetwork(new Network(Tensor.zeros(2, 2), Tensor.zeros(2), error.outer(X), error), f.n());
  }

  @Test
  void regularizationAddsTheWeights() {
    Network g = Backpropagation.byHand(EXAMPLE, X, Y);
    Network expected =
        new Network(
            g.W1().plus(EXAMPLE.W1().times(0.1)),
            g.b1(),
            g.W2().plus(EXAMPLE.W2().times(0.1)),
            g.b2());
    assertNetwork(expected, JGradient(EXAMPLE, X, Y, 0.1).n());
  }

  @Test
  void agreesWithDifferences() {
    Tensor y = Tensor.vector(0.2, 0.5, 0.3);
    double[] gradient = fCEGradient(EXAMPLE, X, y).n().b1().toArray();
    GradientCheck.of(b -> Backpropagation.fCE(withBias(b), X, y))
        .at(EXAMPLE.b1().toArray())
        .against(gradient)
        .assertClose(1e-9);
  }

  private static Network withBias(double[] b1) {
    return new Network(EXAMPLE.W1(), Tensor.vector(b1), EXAMPLE.W2(), EXAMPLE.b2());
  }
}
