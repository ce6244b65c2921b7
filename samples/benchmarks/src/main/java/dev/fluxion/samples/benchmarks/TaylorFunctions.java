package dev.fluxion.samples.benchmarks;

import dev.fluxion.Derivative;
import dev.fluxion.Differentiable;
import org.hipparchus.analysis.differentiation.DerivativeStructure;

/** Scalar functions, each for Fluxion and for Hipparchus. */
final class TaylorFunctions {
  private TaylorFunctions() {}

  /** The density of the normal distribution. */
  @Differentiable(only = Derivative.TAYLOR)
  static double density(double x) {
    return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  }

  static DerivativeStructure density(DerivativeStructure x) {
    return x.multiply(-0.5).multiply(x).exp().divide(Math.sqrt(2 * Math.PI));
  }

  /** Some of the elementary functions. */
  @Differentiable(only = Derivative.TAYLOR)
  static double composite(double x) {
    double s = Math.sin(x) * Math.exp(-0.5 * x * x);
    return Math.log(1 + s * s) / (1 + x * x) + Math.sqrt(2 + s) * Math.tanh(x);
  }

  static DerivativeStructure composite(DerivativeStructure x) {
    DerivativeStructure s = x.sin().multiply(x.multiply(-0.5).multiply(x).exp());
    return s.multiply(s)
        .add(1)
        .log()
        .divide(x.multiply(x).add(1))
        .add(s.add(2).sqrt().multiply(x.tanh()));
  }
}
