package dev.fluxion.samples.benchmarks;

import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.openjdk.jmh.annotations.Benchmark;

/** Derivatives of order 0 to 8 of scalar functions, by Fluxion and by Hipparchus. */
public class TaylorBenchmark extends Measured {
  static final int ORDER = 8;

  private final DSFactory factory = new DSFactory(1, ORDER);

  // No constant, so that the JIT cannot work out the answers.
  private double x = 0.7;

  @Override
  public void check() {
    checkAgreement(densityFluxion(), densityHipparchus());
    checkAgreement(compositeFluxion(), compositeHipparchus());
  }

  static void checkAgreement(double[] coefficients, DerivativeStructure derivatives) {
    double factorial = 1;
    for (int k = 0; k <= ORDER; k++) {
      factorial *= Math.max(k, 1);
      double expected = derivatives.getPartialDerivative(k) / factorial;
      if (!(Math.abs(coefficients[k] - expected) <= 1e-12 * (1 + Math.abs(expected)))) {
        throw new AssertionError(k + ": " + coefficients[k] + " is not " + expected);
      }
    }
  }

  @Benchmark
  public double[] densityFluxion() {
    return TaylorFunctionsGradients.densityTaylor(x, 1, ORDER);
  }

  @Benchmark
  public DerivativeStructure densityHipparchus() {
    return TaylorFunctions.density(factory.variable(0, x));
  }

  @Benchmark
  public double[] compositeFluxion() {
    return TaylorFunctionsGradients.compositeTaylor(x, 1, ORDER);
  }

  @Benchmark
  public DerivativeStructure compositeHipparchus() {
    return TaylorFunctions.composite(factory.variable(0, x));
  }
}
