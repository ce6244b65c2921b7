package dev.fluxion.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.Tensor;
import org.junit.jupiter.api.Test;

/** What rules say where a partial is infinite, no number, or not unique; and far out. */
class KinksTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  private static Tensor v(double... x) {
    return Tensor.vector(x);
  }

  private static void assertTensor(Tensor actual, double... expected) {
    assertArrayEquals(expected, actual.toArray(), 1e-15);
  }

  @Test
  void theLeastOfTheClarkeGradientIsTaken() {
    Tensor x = v(-1, 0, 1, NAN);
    Tensor d = v(5, 5, 5, 5);
    assertTensor(ElementwiseRules.reluDerivative(x, x.relu(), d), 0, 0, 5, 5);
    assertTensor(ElementwiseRules.maximumConstantDerivative(x, 0, x, d), 0, 0, 5, 5);
    assertTensor(ElementwiseRules.minimumConstantDerivative(x, 0, x, d), 5, 0, 0, 5);
    assertTensor(ElementwiseRules.absDerivative(v(-1, 0, -0.0, 1), x, d), -5, 0, 0, 5);
  }

  @Test
  void tiesOfTwoAreShared() {
    Tensor x = v(1, 2, 3, NAN, 1, NAN);
    Tensor z = v(2, 2, 2, 2, NAN, NAN);
    Tensor d = Tensor.ones(6);
    Tensor max = x.maximum(z);
    Tensor min = x.minimum(z);
    assertTensor(ArithmeticRules.maximumPullback(x, z, max, d), 0, 0.5, 1, 1, 0, 1);
    assertTensor(ArithmeticRules.maximumOtherPullback(x, z, max, d), 1, 0.5, 0, 0, 1, 1);
    assertTensor(ArithmeticRules.minimumPullback(x, z, min, d), 1, 0.5, 0, 1, 0, 1);
    assertTensor(ArithmeticRules.minimumOtherPullback(x, z, min, d), 0, 0.5, 1, 0, 1, 1);
    assertTensor(ArithmeticRules.maximumPushforward(x, z, max, d), 0, 0.5, 1, 1, 0, 1);
    Tensor y = v(2, 3).maximum(2);
    assertTensor(ArithmeticRules.maximumDerivative(v(2, 3), 2, y, Tensor.ones(2)), 0.5, 1);
    assertEquals(0.5, ArithmeticRules.maximumOtherPullback(v(2, 3), 2, y, Tensor.ones(2)));
  }

  @Test
  void tiesOfManyAreShared() {
    Tensor x = v(3, 1, 3, 3);
    assertTensor(ReductionRules.maxPullback(x, x.max(), 6), 2, 0, 2, 2);
    assertTensor(ReductionRules.minPullback(x, x.min(), 6), 0, 6, 0, 0);
    assertEquals(7.0 / 3, ReductionRules.maxPushforward(x, x.max(), v(1, 5, 2, 4)), 1e-15);
    Tensor zeros = v(-0.0, 0.0);
    assertTensor(ReductionRules.maxPullback(zeros, zeros.max(), 6), 3, 3);
    Tensor nan = v(1, NAN, 5, NAN);
    assertTensor(ReductionRules.maxPullback(nan, nan.max(), 6), 0, 3, 0, 3);
    Tensor rows = Tensor.of(new double[] {1, 1, 2, 7}, 2, 2);
    assertTensor(ReductionRules.maxPullback(rows, 1, rows.max(1), v(4, 9)), 2, 2, 0, 9);
    assertTensor(ReductionRules.minPullback(rows, 0, rows.min(0), v(4, 9)), 4, 9, 0, 0);
    assertTensor(ReductionRules.minPushforward(rows, 1, rows.min(1), rows), 1, 2);
  }

  @Test
  void whatIsNotChosenDoesNotMatter() {
    Tensor x = v(-1, 2);
    assertTensor(ElementwiseRules.reluDerivative(x, x.relu(), v(NAN, 3)), 0, 3);
    assertTensor(ArithmeticRules.maximumPushforward(x, v(0, 0), x, v(INF, 3)), 0, 3);
    assertEquals(3, ReductionRules.maxPushforward(x, 2, v(INF, 3)));
    assertEquals(3, ReductionRules.logSumExpPushforward(v(-INF, 2), 2, v(INF, 3)));
  }

  @Test
  void anExactZeroStaysZero() {
    Tensor zero = v(0);
    Tensor d = v(0);
    assertTensor(ElementwiseRules.sqrtDerivative(zero, zero, d), 0);
    assertTensor(ElementwiseRules.logDerivative(zero, zero.log(), d), 0);
    assertTensor(ElementwiseRules.log1pDerivative(v(-1), v(-1).log1p(), d), 0);
    assertTensor(ElementwiseRules.expDerivative(v(1000), v(1000).exp(), d), 0);
    assertTensor(ElementwiseRules.expm1Derivative(v(1000), v(1000).expm1(), d), 0);
    assertTensor(ElementwiseRules.powDerivative(zero, 0.5, zero, d), 0);
    assertEquals(0, ElementwiseRules.powOtherPullback(v(-1), 0.5, v(NAN), d));
    assertTensor(ArithmeticRules.divPullback(v(1), zero, v(INF), d), 0);
    assertTensor(ArithmeticRules.divOtherPullback(v(1), zero, v(INF), d), 0);
    assertTensor(ArithmeticRules.divDerivative(v(1), 0, v(INF), d), 0);
    Tensor singular = Tensor.zeros(2, 2);
    assertTensor(FactorizationRules.logDetPullback(singular, -INF, 0), 0, 0, 0, 0);
    assertEquals(0, FactorizationRules.logDetPushforward(singular, -INF, singular));
    assertTensor(ReductionRules.logSumExpPullback(v(INF, 1), INF, 0), 0, 0);
    Tensor huge = Tensor.identity(3).times(1e200);
    assertEquals(0, FactorizationRules.detPullback(huge, INF, 0).norm());
    assertEquals(0, FactorizationRules.detPushforward(huge, INF, Tensor.zeros(3, 3)));
    assertTensor(ElementwiseRules.squareDerivative(v(1e308), v(INF), d), 0);
    assertTensor(ReductionRules.normPullback(v(INF, 1), INF, 0), 0, 0);
  }

  @Test
  void anInfinitePartialIsInfinite() {
    assertTensor(ElementwiseRules.sqrtDerivative(v(0), v(0), v(1)), INF);
    assertTensor(ElementwiseRules.logDerivative(v(0), v(-INF), v(-1)), -INF);
    assertTrue(Double.isNaN(FactorizationRules.logDetPullback(v(0).diag(), -INF, 1).item()));
  }

  @Test
  void powers() {
    Tensor zero = v(0);
    Tensor one = v(1);
    assertTensor(ElementwiseRules.powDerivative(zero, 0, one, one), 0);
    assertTensor(ElementwiseRules.powDerivative(zero, 1, zero, one), 1);
    assertTensor(ElementwiseRules.powDerivative(zero, 2, zero, one), 0);
    assertTensor(ElementwiseRules.powDerivative(v(-2), 3, v(-8), one), 12);
    assertEquals(0, ElementwiseRules.powOtherPullback(zero, 0, one, one));
    assertEquals(0, ElementwiseRules.powOtherPullback(zero, 2, zero, one));
    assertEquals(Math.log(3), ElementwiseRules.powOtherPullback(v(3), 0, one, one));
  }

  @Test
  void theNormIsSmoothButAtTheOrigin() {
    Tensor origin = Tensor.zeros(3);
    assertTensor(ReductionRules.normPullback(origin, 0, 7), 0, 0, 0);
    assertEquals(0, ReductionRules.normPushforward(origin, 0, v(1, 2, 3)));
    Tensor small = v(3e-200, 4e-200);
    assertTensor(ReductionRules.normPullback(small, small.norm(), 5), 3, 4);
    Tensor large = v(3e200, -4e200);
    assertTensor(ReductionRules.normPullback(large, large.norm(), 5), 3, -4);
  }

  @Test
  void farOutNothingOverflows() {
    Tensor far = v(-1000, 0, 1000);
    Tensor d = Tensor.ones(3);
    assertTensor(ElementwiseRules.sigmoidDerivative(far, far.sigmoid(), d), 0, 0.25, 0);
    assertTensor(ElementwiseRules.softplusDerivative(far, far.softplus(), d), 0, 0.5, 1);
    assertTensor(ElementwiseRules.tanhDerivative(far, far.tanh(), d), 0, 1, 0);
    assertTensor(ReductionRules.logSumExpPullback(far, far.logSumExp(), 2), 0, 0, 2);
    assertTensor(ReductionRules.softmaxDerivative(far, 0, far.softmax(0), v(1, 2, 3)), 0, 0, 0);
    double tail = ElementwiseRules.sigmoidDerivative(v(50), v(50).sigmoid(), v(1)).item();
    assertEquals(Math.exp(-50), tail, 1e-35);
  }
}
