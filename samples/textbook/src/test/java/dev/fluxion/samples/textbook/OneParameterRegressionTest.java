package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MatrixAssertions.*;
import static dev.fluxion.samples.textbook.OneParameterRegressionGradients.*;

import org.junit.jupiter.api.Test;

class OneParameterRegressionTest {

  private static final double[] X = {1, 2, 3, 4};
  private static final double[] Y = {2.1, 3.9, 6.2, 7.8};

  /** Σ xy = 59.7 and Σ x² = 30. */
  @Test
  void derivatives() {
    for (double a : new double[] {-1, 0, 1.5}) {
      assertNumber(2 * (30 * a - 59.7), LGradient(a, X, Y).a());
      assertMatrix(new double[][] {{60}}, LHessian(a, X, Y).hessian());
    }
  }

  @Test
  void bestParameter() {
    assertNumber(59.7 / 30, OneParameterRegression.best(X, Y));
    assertNumber(0, LGradient(59.7 / 30, X, Y).a());
  }
}
