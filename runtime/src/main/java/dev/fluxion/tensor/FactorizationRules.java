package dev.fluxion.tensor;

import static dev.fluxion.TensorPrimitives.cofactors;
import static dev.fluxion.TensorPrimitives.inverseAnyway;
import static dev.fluxion.TensorPrimitives.lowerHalf;
import static dev.fluxion.TensorPrimitives.solveAnyway;
import static dev.fluxion.TensorPrimitives.strongTimes;

import dev.fluxion.Tensor;

/**
 * Linear systems, inverses, determinants and the Cholesky factor.
 *
 * <p>M. B. Giles, Collected matrix derivative results for forward and reverse mode algorithmic
 * differentiation, 2008; I. Murray, Differentiation of the Cholesky decomposition, 2016.
 */
public final class FactorizationRules {
  private FactorizationRules() {}

  /** Of A⁻¹ b by A. */
  public static Tensor solvePushforward(Tensor a, Tensor b, Tensor y, Tensor tangent) {
    return solveAnyway(a, tangent.matmul(y)).negate();
  }

  /** Of A⁻¹ b by A. */
  public static Tensor solvePullback(Tensor a, Tensor b, Tensor y, Tensor cotangent) {
    Tensor ofB = solveAnyway(a.transpose(), cotangent);
    return (b.rank() == 1 ? ofB.outer(y) : ofB.matmul(y.transpose())).negate();
  }

  /** Of A⁻¹ b by b. */
  public static Tensor solveOtherPushforward(Tensor a, Tensor b, Tensor y, Tensor tangent) {
    return solveAnyway(a, tangent);
  }

  /** Of A⁻¹ b by b. */
  public static Tensor solveOtherPullback(Tensor a, Tensor b, Tensor y, Tensor cotangent) {
    return solveAnyway(a.transpose(), cotangent);
  }

  /** Of A⁻¹. */
  public static Tensor inversePushforward(Tensor a, Tensor y, Tensor tangent) {
    return y.matmul(tangent).matmul(y).negate();
  }

  /** Of A⁻¹. */
  public static Tensor inversePullback(Tensor a, Tensor y, Tensor cotangent) {
    Tensor t = y.transpose();
    return t.matmul(cotangent).matmul(t).negate();
  }

  /** Of the determinant. */
  public static double detPushforward(Tensor a, double y, Tensor tangent) {
    return strongTimes(tangent, cofactors(a)).sum();
  }

  /** Of the determinant. */
  public static Tensor detPullback(Tensor a, double y, double cotangent) {
    return strongTimes(Tensor.scalar(cotangent), cofactors(a));
  }

  /** Of ln |det|. */
  public static double logDetPushforward(Tensor a, double y, Tensor tangent) {
    return strongTimes(tangent, inverseAnyway(a).transpose()).sum();
  }

  /** Of ln |det|. */
  public static Tensor logDetPullback(Tensor a, double y, double cotangent) {
    return strongTimes(Tensor.scalar(cotangent), inverseAnyway(a).transpose());
  }

  /** Of the Cholesky factor of (A + Aᵀ)/2. */
  public static Tensor choleskyPushforward(Tensor a, Tensor y, Tensor tangent) {
    Tensor left = solveAnyway(y, symmetric(tangent));
    return y.matmul(lowerHalf(solveAnyway(y, left.transpose())));
  }

  /** Of the Cholesky factor of (A + Aᵀ)/2. */
  public static Tensor choleskyPullback(Tensor a, Tensor y, Tensor cotangent) {
    Tensor t = y.transpose();
    Tensor left = solveAnyway(t, lowerHalf(t.matmul(cotangent)));
    return symmetric(solveAnyway(t, left.transpose()));
  }

  private static Tensor symmetric(Tensor t) {
    return t.plus(t.transpose()).times(0.5);
  }
}
