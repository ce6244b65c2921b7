package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.FunctionsOfMatricesGradients.*;
import static dev.fluxion.samples.textbook.MatrixAssertions.*;

import org.junit.jupiter.api.Test;

class FunctionsOfMatricesTest {

  private static final double[] X = {2, -1};

  /** Ax − y = (−1, 1). */
  @Test
  void squaredError() {
    double[][] A = {{1, 2}, {3, 4}};
    double[] y = {1, 1};
    assertMatrix(new double[][] {{-4, 2}, {4, -2}}, squaredErrorGradient(A, X, y).A());
  }

  @Test
  void quadraticFormByItsMatrix() {
    double[][] A = {{1, 2}, {3, 4}};
    assertMatrix(new double[][] {{4, -2}, {-2, 1}}, quadraticFormGradient(A, X).A());
  }

  /** xᵀA(θ)x = θ₁ cos θ₂ ‖x‖². */
  @Test
  void quadraticFormByWhatItsMatrixDependsOn() {
    double[] theta = {2, 0.5};
    double[] expected = {5 * Math.cos(0.5), -5 * 2 * Math.sin(0.5)};
    assertVector(expected, fGradient(theta, X).theta());
  }
}
