package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MatrixAssertions.*;
import static dev.fluxion.samples.textbook.SquaredErrorGradients.*;

import dev.fluxion.Tensor;
import org.junit.jupiter.api.Test;

class SquaredErrorTest {

  private static final double[][] ROWS = {{1, 2}, {3, 4}, {5, 6}};
  private static final Tensor A = Tensor.matrix(ROWS);
  private static final Tensor Y = Tensor.vector(1, 0, -1);
  private static final Tensor X = Tensor.vector(0.5, -0.25);

  @Test
  void linear() {
    assertVector(new double[] {1, -0.5, -2}, LGradient(SquaredError.e(Y, A, X)).e());
    assertMatrix(new double[][] {{-1, -2}, {-3, -4}, {-5, -6}}, eJacobian(Y, A, X).jacobian());
    // −eᵀA with e = (1, −½, −2).
    assertVector(new double[] {10.5, 12}, linearGradient(Y, A, X).x());
  }

  @Test
  void ofSines() {
    double[] expected = new double[2];
    for (int n = 0; n < 3; n++) {
      double e = Y.get(n) - ROWS[n][0] * Math.sin(0.5) - ROWS[n][1] * Math.sin(-0.25);
      for (int j = 0; j < 2; j++) {
        expected[j] += e * -ROWS[n][j] * Math.cos(X.get(j));
      }
    }
    assertVector(expected, ofSinesGradient(Y, A, X).x());
    assertMatrix(new double[][] {{Math.cos(0.5), 0}, {0, Math.cos(0.25)}}, cJacobian(X).jacobian());
  }
}
