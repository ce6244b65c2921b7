package dev.fluxion.samples.benchmarks;

import java.util.Arrays;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.hipparchus.analysis.differentiation.Gradient;
import org.openjdk.jmh.annotations.Benchmark;

/** {@link BlackScholes}, with five inputs. */
public class BlackScholesBenchmark extends Measured {

  private static final int INPUTS = 5;

  // Fields, not constants, so that the JIT cannot work out the answers.
  private double spot = 105;
  private double strike = 100;
  private double rate = 0.03;
  private double volatility = 0.2;
  private double maturity = 1.5;

  private final double[] gradient = new double[INPUTS];
  private final DSFactory first = new DSFactory(INPUTS, 1);
  private final DSFactory second = new DSFactory(INPUTS, 2);
  private final BlackScholesGradients.CallAdjoint adjoint = new BlackScholesGradients.CallAdjoint();

  @Benchmark
  public double primal() {
    return BlackScholes.call(spot, strike, rate, volatility, maturity);
  }

  @Benchmark
  public double twoSweeps() {
    return BlackScholes.twoSweeps(spot, strike, rate, volatility, maturity, gradient);
  }

  @Benchmark
  public double fused() {
    return BlackScholes.fused(spot, strike, rate, volatility, maturity, gradient);
  }

  @Benchmark
  public Object gradient() {
    return BlackScholesGradients.callGradient(spot, strike, rate, volatility, maturity);
  }

  @Benchmark
  public double gradientInto() {
    return BlackScholesGradients.callGradient(spot, strike, rate, volatility, maturity, adjoint);
  }

  @Benchmark
  public Object jvp() {
    return BlackScholesGradients.callJvp(
        spot, strike, rate, volatility, maturity, 1, 0.5, 0.01, 0.02, 0.1);
  }

  @Benchmark
  public Object hvp() {
    return BlackScholesGradients.callHvp(
        spot, strike, rate, volatility, maturity, 1, 0.5, 0.01, 0.02, 0.1);
  }

  @Benchmark
  public BlackScholesGradients.CallHessian hessian() {
    return BlackScholesGradients.callHessian(spot, strike, rate, volatility, maturity);
  }

  @Benchmark
  public Gradient hipparchus() {
    return BlackScholes.call(
        Gradient.variable(INPUTS, 0, spot),
        Gradient.variable(INPUTS, 1, strike),
        Gradient.variable(INPUTS, 2, rate),
        Gradient.variable(INPUTS, 3, volatility),
        Gradient.variable(INPUTS, 4, maturity));
  }

  @Benchmark
  public DerivativeStructure hipparchusStructure() {
    return structure(first);
  }

  @Benchmark
  public DerivativeStructure hipparchusHessian() {
    return structure(second);
  }

  private DerivativeStructure structure(DSFactory factory) {
    return BlackScholes.call(
        factory.variable(0, spot),
        factory.variable(1, strike),
        factory.variable(2, rate),
        factory.variable(3, volatility),
        factory.variable(4, maturity));
  }

  @Benchmark
  public double[] differences() {
    return CentralDifferences.gradient(
        x -> BlackScholes.call(x[0], x[1], x[2], x[3], x[4]), inputs());
  }

  private double[] inputs() {
    return new double[] {spot, strike, rate, volatility, maturity};
  }

  @Override
  public void check() {
    for (double price : new double[] {80, 130, 105}) {
      spot = price;
      checkGradients();
    }
    double[] direction = {1, 0.5, 0.01, 0.02, 0.1};
    double[] expected = new double[INPUTS];
    BlackScholes.fused(spot, strike, rate, volatility, maturity, expected);
    double along = Agreement.dot(expected, direction);
    var jvp =
        BlackScholesGradients.callJvp(
            spot, strike, rate, volatility, maturity, 1, 0.5, 0.01, 0.02, 0.1);
    Agreement.check("jvp", along, jvp.tangent(), 1e-12);
    var hvp =
        BlackScholesGradients.callHvp(
            spot, strike, rate, volatility, maturity, 1, 0.5, 0.01, 0.02, 0.1);
    double[] product =
        CentralDifferences.along(
            (x, bar) -> BlackScholes.fused(x[0], x[1], x[2], x[3], x[4], bar), inputs(), direction);
    Agreement.check("hvp", product, hvp.product().toArray(), 1e-6);
    double[][] hessian = hessian().hessian();
    DerivativeStructure structure = hipparchusHessian();
    for (int i = 0; i < INPUTS; i++) {
      double[] row = new double[INPUTS];
      for (int j = 0; j < INPUTS; j++) {
        int[] orders = new int[INPUTS];
        orders[i]++;
        orders[j]++;
        row[j] = structure.getPartialDerivative(orders);
      }
      Agreement.check("hessian", row, hessian[i], 1e-11);
    }
  }

  private void checkGradients() {
    double value = primal();
    double[] expected = new double[INPUTS];
    double fused = BlackScholes.fused(spot, strike, rate, volatility, maturity, expected);
    Agreement.check("fused", value, fused, 1e-14);
    double[] twoSweeps = new double[INPUTS];
    double other = BlackScholes.twoSweeps(spot, strike, rate, volatility, maturity, twoSweeps);
    Agreement.check("twoSweeps", value, other, 0);
    Agreement.check("twoSweeps", expected, twoSweeps, 1e-13);
    var fresh = BlackScholesGradients.callGradient(spot, strike, rate, volatility, maturity);
    Agreement.check("gradient", value, fresh.value(), 0);
    Agreement.check("gradient", expected, fresh.toArray(), 1e-13);
    var into = new BlackScholesGradients.CallAdjoint();
    BlackScholesGradients.callGradient(spot, strike, rate, volatility, maturity, into);
    Agreement.check("gradientInto", expected, into.toArray(), 1e-13);
    Agreement.check("hipparchus", expected, hipparchus().getGradient(), 1e-12);
    double[] structure = hipparchusStructure().getAllDerivatives();
    Agreement.check(
        "hipparchusStructure", expected, Arrays.copyOfRange(structure, 1, INPUTS + 1), 1e-12);
    Agreement.check("differences", expected, differences(), 1e-7);
  }
}
