package consumer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LossesTest {
  private static final double[] X = {1, 2, 4};
  private static final double[] Y = {3, 5, 8};

  // At slope 2, intercept 0.5 the residuals are -0.5, -0.5, 0.5.

  @Test
  void gradient() {
    var g = LossesGradients.lossGradient(2, 0.5, X, Y);
    assertEquals(0.75, g.value());
    assertEquals(2 * (-0.5 - 1 + 2), g.slope(), 1e-12);
    assertEquals(2 * -0.5, g.intercept(), 1e-12);
  }

  @Test
  void gradientIntoAnAdjoint() {
    var adjoint = new LossesGradients.LossAdjoint();
    assertEquals(0.75, LossesGradients.lossGradient(2, 0.5, X, Y, adjoint));
    assertEquals(0.75, LossesGradients.lossGradient(2, 0.5, X, Y, adjoint));
    assertEquals(2.0, adjoint.slope, 1e-12);
    assertEquals(-2.0, adjoint.intercept, 1e-12);
    adjoint.clear();
    assertEquals(0.0, adjoint.slope);
  }

  @Test
  void forward() {
    var jvp = LossesGradients.lossJvp(2, 0.5, X, Y, 1, 10);
    assertEquals(0.75, jvp.value());
    assertEquals(1 - 10, jvp.tangent(), 1e-12);
  }

  @Test
  void secondOrder() {
    var hessian = LossesGradients.lossHessian(2, 0.5, X, Y);
    assertEquals(0.75, hessian.value());
    assertArrayEquals(new double[] {1, -1}, hessian.gradient(), 1e-12);
    assertArrayEquals(new double[] {42, 14}, hessian.hessian()[0], 1e-12);
    assertArrayEquals(new double[] {14, 6}, hessian.hessian()[1], 1e-12);

    var hvp = LossesGradients.lossHvp(2, 0.5, X, Y, 1, -1);
    assertArrayEquals(new double[] {1, -1}, hvp.gradient().toArray(), 1e-12);
    assertArrayEquals(new double[] {28, 8}, hvp.product().toArray(), 1e-12);
  }
}
