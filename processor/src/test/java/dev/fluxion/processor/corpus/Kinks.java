package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Where the contract has to choose a derivative, and where a strong zero keeps NaN away. */
final class Kinks {
  private static final double ZERO = 0;

  private Kinks() {}

  @Differentiable
  @At(
      value = {0.0},
      kink = true)
  static double absAtZero(double x) {
    return Math.abs(x) + 3 * x;
  }

  static double[] absAtZeroExpected(double x) {
    return new double[] {3};
  }

  @Differentiable
  @At(
      value = {0.0},
      kink = true)
  static double reluAtZero(double x) {
    return Math.max(0, x) + Math.max(x, ZERO) + Math.min(x, 0.0) + x;
  }

  static double[] reluAtZeroExpected(double x) {
    return new double[] {1};
  }

  @Differentiable
  @At(
      value = {0.5, 0.5},
      kink = true)
  static double tieOfVariables(double x, double y) {
    return 2 * Math.max(x, y) + 5 * Math.min(x, y);
  }

  static double[] tieOfVariablesExpected(double x, double y) {
    return new double[] {3.5, 3.5};
  }

  @Differentiable
  @At(
      value = {0.5, 0.5},
      kink = true)
  static double tieWithConstantParameter(double x, @Constant double y) {
    return 2 * Math.max(x, y);
  }

  static double[] tieWithConstantParameterExpected(double x, double y) {
    return new double[] {1};
  }

  @Differentiable(wrt = "x")
  @At(
      value = {0.5, 0.5},
      kink = true)
  static double tieIndependentOfWrt(double x, double y) {
    return 2 * Math.max(x, y);
  }

  static double[] tieIndependentOfWrtExpected(double x, double y) {
    return new double[] {1};
  }

  @Differentiable
  @At(
      value = {0.0},
      kink = true)
  static double tieWithVariableOfZero(double x) {
    double low = 0;
    return 2 * Math.max(x, low);
  }

  static double[] tieWithVariableOfZeroExpected(double x) {
    return new double[] {1};
  }

  @Differentiable
  @At(
      value = {0.0},
      kink = true)
  static double tieWithFinalVariable(double x) {
    final double low = 0;
    return 2 * Math.max(x, low);
  }

  static double[] tieWithFinalVariableExpected(double x) {
    return new double[] {0};
  }

  @Differentiable
  @At(
      value = {0.5},
      kink = true)
  static double tieWithItself(double x) {
    return Math.max(x, x) + Math.min(x, x);
  }

  static double[] tieWithItselfExpected(double x) {
    return new double[] {2};
  }

  @Differentiable
  @At(
      value = {Double.NaN, 2.0},
      kink = true)
  static double nanIsChosen(double x, double y) {
    return Math.max(x, y);
  }

  static double[] nanIsChosenExpected(double x, double y) {
    return new double[] {1, 0};
  }

  @Differentiable
  @At(
      value = {0.0, 0.0},
      kink = true)
  static double hypotAtOrigin(double x, double y) {
    return Math.hypot(x, y) + 2 * x;
  }

  static double[] hypotAtOriginExpected(double x, double y) {
    return new double[] {2, 0};
  }

  @Differentiable
  @At(
      value = {0.0},
      kink = true)
  static double powAtZero(double x) {
    return Math.pow(x, 2) + Math.pow(x, 1) + Math.pow(x, 0) + Math.pow(x, 3);
  }

  static double[] powAtZeroExpected(double x) {
    return new double[] {1};
  }

  @Differentiable
  @At(
      value = {0.0, 2.0},
      kink = true)
  static double powOfZeroInExponent(double x, double y) {
    return Math.pow(x, y) + y;
  }

  static double[] powOfZeroInExponentExpected(double x, double y) {
    return new double[] {0, 1};
  }

  @Differentiable
  @At({-1.5})
  static double powOfNegative(double x) {
    return Math.pow(x, 3) + Math.pow(x, 2) + Math.pow(x, -1);
  }

  static double[] powOfNegativeExpected(double x) {
    return new double[] {3 * x * x + 2 * x - 1 / (x * x)};
  }

  @Differentiable
  @At(
      value = {0.0, 3.0},
      kink = true)
  static double sqrtOfZeroTimesZero(double x, double y) {
    double root = Math.sqrt(x);
    return y + 0 * root;
  }

  static double[] sqrtOfZeroTimesZeroExpected(double x, double y) {
    return new double[] {0, 1};
  }

  @Differentiable
  @At(
      value = {0.0, 3.0},
      kink = true)
  static double sqrtOfZeroOverwritten(double x, double y) {
    double r = Math.sqrt(x) + Math.log(x) + 1 / x;
    if (y > 0) {
      r = x * y;
    }
    return r;
  }

  static double[] sqrtOfZeroOverwrittenExpected(double x, double y) {
    return new double[] {y, x};
  }

  @Differentiable
  @At(
      value = {0.0},
      kink = true)
  static double sqrtOfConstantZero(double x) {
    double z = x * 0;
    double r = 0;
    for (int i = 0; i < 2; i++) {
      r += x > 1 ? Math.sqrt(z) : x;
    }
    return r;
  }

  static double[] sqrtOfConstantZeroExpected(double x) {
    return new double[] {2};
  }

  @Differentiable
  @At(
      value = {0.0, 2.0},
      kink = true)
  static double maximumOfLogarithm(double x, double y) {
    return Math.max(Math.log(x), y) * y;
  }

  static double[] maximumOfLogarithmExpected(double x, double y) {
    return new double[] {0, 2 * y};
  }

  @Differentiable
  @At(
      value = {0.0, 2.0},
      kink = true)
  static double divisionThatDoesNotMatter(double x, double y) {
    return Math.min(1 / x, y);
  }

  static double[] divisionThatDoesNotMatterExpected(double x, double y) {
    return new double[] {0, 1};
  }

  @Differentiable
  @At(
      value = {0.0},
      kink = true)
  static double signedZeros(double x) {
    return Math.copySign(x, -1) + Math.signum(x) + 4 * x;
  }

  static double[] signedZerosExpected(double x) {
    return new double[] {4};
  }

  @Differentiable
  @At(
      value = {0.25, 0.25, 0.25},
      kink = true)
  static double tieOfThree(double x, double y, double z) {
    return Math.max(Math.max(x, y), z);
  }

  static double[] tieOfThreeExpected(double x, double y, double z) {
    return new double[] {0.25, 0.25, 0.5};
  }

  @Differentiable
  @At(
      value = {Double.POSITIVE_INFINITY, 2.0},
      kink = true)
  static double infinityFlows(double x, double y) {
    return x * y + y;
  }

  static double[] infinityFlowsExpected(double x, double y) {
    return new double[] {y, Double.POSITIVE_INFINITY};
  }

  @Differentiable
  @At(
      value = {-1.0},
      kink = true)
  static double nanFlows(double x) {
    return Math.log(x) * x;
  }

  static double[] nanFlowsExpected(double x) {
    return new double[] {Double.NaN};
  }

  @Differentiable
  @At({3.0, 2.0})
  @At(
      value = {Double.NaN, 2.0},
      kink = true)
  static double guardsAgainstNaN(double x, double y) {
    if (Double.isNaN(x) || Double.isInfinite(x)) {
      return y * y;
    }
    return Double.isFinite(y) && Double.compare(x, y) > 0 ? x * y : x;
  }

  static double[] guardsAgainstNaNExpected(double x, double y) {
    return Double.isNaN(x) ? new double[] {0, 2 * y} : new double[] {y, x};
  }

  @Differentiable
  @At(
      value = {1.0},
      kink = true)
  static double kinkInLoop(double x) {
    double r = x;
    for (int i = 0; i < 3; i++) {
      r = Math.abs(r - 1) + r * x;
    }
    return r;
  }

  // r: 1, then 0 + 1 with d = 0 + 2, then (at 1 again) 2 + 1, then 3 + 1.
  static double[] kinkInLoopExpected(double x) {
    return new double[] {4};
  }
}
