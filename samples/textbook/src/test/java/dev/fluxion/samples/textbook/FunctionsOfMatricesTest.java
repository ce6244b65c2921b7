package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.FunctionsOfMatricesGradients.*;
import static dev.fluxion.samples.textbook.MatrixAssertions.*;

import dev.fluxion.Tensor;
import org.junit.jupiter.api.Test;

class FunctionsOfMatricesTest {

  private static final Tensor A = Tensor.matrix(new double[][] {{1, 2}, {3, 4}});
  private static final Tensor X = Tensor.vector(2, -1);
  private static final Tensor THETA = Tensor.vector(2, 0.5);

  /** Ax − y = (−1, 1). */
  @Test
  void squaredError() {
    double[][] expected = {{-4, 2}, {4, -2}};
    assertMatrix(expected, squaredErrorGradient(A, X, Tensor.vector(1, 1)).A());
  }

  @Test
  void quadraticFormByItsMatrix() {
    assertMatrix(new double[][] {{4, -2}, {-2, 1}}, quadraticFormGradient(A, X).A());
  }

  @Test
  void matrixByItsParameters() {
    double cos = Math.cos(0.5);
    double sin = Math.sin(0.5);
    double[][] columns = {{cos, -2 * sin}, {sin, 2 * cos}, {-sin, -2 * cos}, {cos, -2 * sin}};
    assertMatrix(columns, vecAJacobian(THETA).jacobian());
    double[][][] expected = {{columns[0], columns[2]}, {columns[1], columns[3]}};
    assertTensor(expected, AJacobian(THETA).jacobian());
  }

  /** xᵀA(θ)x = θ₁ cos θ₂ ‖x‖². */
  @Test
  void quadraticFormByWhatItsMatrixDependsOn() {
    double[] expected = {5 * Math.cos(0.5), -5 * 2 * Math.sin(0.5)};
    assertVector(expected, fGradient(THETA, X).theta());
  }
}
