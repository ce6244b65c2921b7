package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.HessiansGradients.*;
import static dev.fluxion.samples.textbook.MatrixAssertions.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HessiansTest {

  @ParameterizedTest
  @CsvSource({"1, 2", "-3, 0.5", "0, 0"})
  void secondDerivatives(double x, double y) {
    double mixed = 2 * x + 3 * y * y;
    double[][] H = {{2 * y, mixed}, {mixed, 6 * x * y}};
    assertMatrix(H, fHessian(x, y).hessian());
  }

  /** H = [4 14; 14 12] at (1, 2). */
  @Test
  void secondDirectionalDerivativeIsAQuadraticForm() {
    double[] v = {1, -2};
    assertVector(new double[] {-24, -10}, fHvp(1, 2, 1, -2).product().toArray());
    assertNumber(-4, Hessians.secondDirectional(1, 2, v));
  }

  @Test
  void definitenessTellsExtremaApart() {
    double[][] bowl = bowlHessian(0, 0).hessian();
    assertMatrix(new double[][] {{2, 1}, {1, 2}}, bowl);
    assertVector(new double[] {1, 3}, Hessians.eigenvalues(bowl));
    assertEquals("positive definite: a minimum", Hessians.kind(bowl));
    assertEquals("negative definite: a maximum", Hessians.kind(domeHessian(0, 0).hessian()));

    double[][] saddle = saddleHessian(0, 0).hessian();
    assertVector(new double[] {-2, 6}, Hessians.eigenvalues(saddle));
    assertEquals("indefinite: a saddle", Hessians.kind(saddle));

    double[][] valley = valleyHessian(0, 0).hessian();
    assertVector(new double[] {0, 4}, Hessians.eigenvalues(valley));
    assertEquals("semidefinite: cannot tell", Hessians.kind(valley));
  }
}
