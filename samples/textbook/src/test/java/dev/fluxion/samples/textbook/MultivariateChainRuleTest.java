package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.MatrixAssertions.*;
import static dev.fluxion.samples.textbook.MultivariateChainRuleGradients.*;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultivariateChainRuleTest {

  @ParameterizedTest
  @ValueSource(doubles = {-1, 0, 0.6, 2.2})
  void alongACircle(double t) {
    double[] x = {Math.sin(t), Math.cos(t)};
    assertVector(new double[] {2 * Math.sin(t), 2}, fGradient(x).x());
    assertMatrix(new double[][] {{Math.cos(t)}, {-Math.sin(t)}}, xJacobian(t).jacobian());
    assertNumber(2 * Math.sin(t) * (Math.cos(t) - 1), fAlongXGradient(t).t());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 0, 0.8, 1.3})
  void exercises(double x) {
    double z1 = Math.sin(x);
    double z2 = x * x * x;
    double dydz1 = 4 * z1 * z1 * z1 * Math.exp(z2) + 5;
    double dydz2 = Math.pow(z1, 4) * Math.exp(z2) + 7;
    assertNumber(dydz1 * Math.cos(x) + dydz2 * 3 * x * x, exercise2Gradient(x).x());
    assertNumber(z2 * Math.cos(x) + z1 * 3 * x * x, exercise3Gradient(x).x());
  }
}
