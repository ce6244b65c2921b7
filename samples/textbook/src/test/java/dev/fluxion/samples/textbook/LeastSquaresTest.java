package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.LeastSquaresGradients.*;
import static dev.fluxion.samples.textbook.MatrixAssertions.*;

import org.junit.jupiter.api.Test;

class LeastSquaresTest {

  private static final double[][] PHI = LeastSquares.Phi(new double[] {-1, 0, 1, 2});
  private static final double[] Y = {6.1, 2.9, 2.2, 2.8};

  /** −(y − Φθ)ᵀΦ: at 0, −yᵀΦ. */
  @Test
  void gradient() {
    assertVector(new double[] {-14, -1.7, -19.5}, LGradient(new double[3], PHI, Y).theta());
    // Φθ = (2, 1, 2, 5) for θ = (1, 0, 1), so e = (4.1, 1.9, 0.2, −2.2).
    double[] expected = {-4, 4.1 - 0.2 + 4.4, -4.1 - 0.2 + 8.8};
    assertVector(expected, LGradient(new double[] {1, 0, 1}, PHI, Y).theta());
  }

  /** The power sums of x. */
  @Test
  void hessianIsTheGramMatrix() {
    double[][] expected = {{4, 2, 6}, {2, 6, 8}, {6, 8, 18}};
    assertMatrix(expected, LHessian(new double[3], PHI, Y).hessian());
  }

  @Test
  void normalEquationsSolveIt() {
    double[] theta = LeastSquares.normalEquations(PHI, Y);
    assertVector(new double[] {3.08, -2.01, 0.95}, theta);
    assertVector(new double[3], LGradient(theta, PHI, Y).theta());
  }

  @Test
  void parabolaIsFoundExactly() {
    // 1 − 2x + 3x².
    double[] theta = LeastSquares.normalEquations(PHI, new double[] {6, 1, 2, 9});
    assertVector(new double[] {1, -2, 3}, theta);
  }
}
