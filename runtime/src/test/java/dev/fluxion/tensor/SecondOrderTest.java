package dev.fluxion.tensor;

import static dev.fluxion.TensorPrimitives.strongDivide;
import static dev.fluxion.TensorPrimitives.strongTimes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.fluxion.GradientCheck;
import dev.fluxion.Tensor;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Second derivatives as generated code will compute them: each pullback is a chain of operations,
 * which the rules of these push a tangent through.
 */
class SecondOrderTest {
  private static final Random RANDOM = new Random(7);

  private static Tensor random(int... shape) {
    return Tensor.of(RANDOM.doubles(Tensor.zeros(shape).size(), 0.5, 1.5).toArray(), shape);
  }

  /** Compares a Hessian by a vector with differences of the gradient. */
  private static void check(
      UnaryOperator<Tensor> gradient, Tensor x, Tensor v, Tensor hessianTimesV) {
    Tensor w = random(x.shape());
    GradientCheck.of(t -> gradient.apply(x.plus(v.times(t[0]))).dot(w))
        .at(0)
        .against(hessianTimesV.dot(w))
        .assertClose(1e-9);
  }

  @Test
  void ofLog() {
    Tensor x = random(3);
    Tensor v = random(3);
    Tensor d = random(3);
    // d ⊘ x
    Tensor y = strongDivide(d, x);
    check(
        t -> ElementwiseRules.logDerivative(t, t.log(), d),
        x,
        v,
        PrimitiveRules.strongDivideOtherPushforward(d, x, y, v));
    assertArrayEquals(
        d.times(v).div(x.square()).negate().toArray(),
        PrimitiveRules.strongDivideOtherPushforward(d, x, y, v).toArray(),
        1e-14);
  }

  @Test
  void ofSigmoid() {
    Tensor x = random(3);
    Tensor v = random(3);
    Tensor d = random(3);
    // d y s(−x), by the product rule.
    Tensor y = x.sigmoid();
    Tensor mirrored = x.negate().sigmoid();
    Tensor yDot = ElementwiseRules.sigmoidDerivative(x, y, v);
    Tensor mirroredDot = ElementwiseRules.sigmoidDerivative(x.negate(), mirrored, v.negate());
    Tensor expected = d.times(yDot).times(mirrored).plus(d.times(y).times(mirroredDot));
    check(t -> ElementwiseRules.sigmoidDerivative(t, t.sigmoid(), d), x, v, expected);
  }

  @Test
  void ofNorm() {
    Tensor x = random(3);
    Tensor v = random(3);
    // x ⊘ ‖x‖
    Tensor norm = Tensor.scalar(x.norm());
    Tensor y = strongDivide(x, norm);
    Tensor normDot = Tensor.scalar(ReductionRules.normPushforward(x, x.norm(), v));
    check(
        t -> ReductionRules.normPullback(t, t.norm(), 1),
        x,
        v,
        PrimitiveRules.strongDividePushforward(x, norm, y, v)
            .plus(PrimitiveRules.strongDivideOtherPushforward(x, norm, y, normDot)));
  }

  @Test
  void ofLogSumExp() {
    Tensor x = random(4);
    Tensor v = random(4);
    // exp(x − y)
    double y = x.logSumExp();
    Tensor shifted = x.minus(y);
    Tensor shiftedDot = v.minus(ReductionRules.logSumExpPushforward(x, y, v));
    check(
        t -> ReductionRules.logSumExpPullback(t, t.logSumExp(), 1),
        x,
        v,
        ElementwiseRules.expDerivative(shifted, shifted.exp(), shiftedDot));
  }

  @Test
  void ofDetAlsoAtSingularMatrices() {
    for (Tensor a :
        new Tensor[] {
          random(3, 3),
          random(3).outer(random(3)),
          Tensor.zeros(2, 2),
          Tensor.matrix(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}})
        }) {
      Tensor v = random(a.shape());
      check(
          t -> FactorizationRules.detPullback(t, t.det(), 1),
          a,
          v,
          PrimitiveRules.cofactorsDerivative(a, Tensor.zeros(a.shape()), v));
    }
  }

  @Test
  void ofLogDet() {
    Tensor a = random(3, 3).plus(Tensor.identity(3).times(2));
    Tensor v = random(3, 3);
    // A⁻ᵀ
    Tensor inverse = a.inverse();
    check(
        t -> FactorizationRules.logDetPullback(t, t.logDet(), 1),
        a,
        v,
        FactorizationRules.inversePushforward(a, inverse, v).transpose());
  }

  @Test
  void ofSolve() {
    Tensor a = random(3, 3).plus(Tensor.identity(3).times(2));
    Tensor v = random(3, 3);
    Tensor b = random(3);
    Tensor w = random(3);
    // −(A⁻ᵀ w) yᵀ
    Tensor y = a.solve(b);
    Tensor yDot = FactorizationRules.solvePushforward(a, b, y, v);
    Tensor u = a.transpose().solve(w);
    Tensor uDot = FactorizationRules.solvePushforward(a.transpose(), w, u, v.transpose());
    check(
        t -> FactorizationRules.solvePullback(t, b, t.solve(b), w),
        a,
        v,
        uDot.outer(y).plus(u.outer(yDot)).negate());
  }

  @Test
  void ofMaximumThroughZeros() {
    // 0 ⊛ ∞ at first order stays 0 at second order.
    Tensor zero = Tensor.vector(0);
    Tensor y = strongTimes(zero, Tensor.vector(Double.POSITIVE_INFINITY));
    Tensor tangent =
        PrimitiveRules.strongTimesOtherPushforward(zero, y, y, Tensor.vector(Double.NaN));
    assertArrayEquals(new double[] {0}, tangent.toArray());
  }
}
