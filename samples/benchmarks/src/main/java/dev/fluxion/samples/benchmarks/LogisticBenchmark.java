package dev.fluxion.samples.benchmarks;

import java.util.Arrays;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.hipparchus.analysis.differentiation.Gradient;
import org.openjdk.jmh.annotations.Benchmark;

/** {@link Logistic}: 1000 steps, three parameters. */
public class LogisticBenchmark extends Measured {

  private static final int INPUTS = 3;

  private int steps = 1000;
  private double growth = 1.1;
  private double capacity = 0.9;
  private double harvest = 0.4;
  private final double[] gradient = new double[INPUTS];
  private final double[] states = new double[steps];
  private final DSFactory first = new DSFactory(INPUTS, 1);
  private final DSFactory second = new DSFactory(INPUTS, 2);
  private final LogisticGradients.EulerAdjoint adjoint = new LogisticGradients.EulerAdjoint();

  @Benchmark
  public double primal() {
    return Logistic.euler(growth, capacity, harvest, steps);
  }

  @Benchmark
  public double twoSweeps() {
    return Logistic.twoSweeps(growth, capacity, harvest, steps, gradient, states);
  }

  @Benchmark
  public double fused() {
    return Logistic.fused(growth, capacity, harvest, steps, gradient, states);
  }

  @Benchmark
  public double fusedForward() {
    return Logistic.threeTangents(growth, capacity, harvest, steps, gradient);
  }

  @Benchmark
  public Object gradient() {
    return LogisticGradients.eulerGradient(growth, capacity, harvest, steps);
  }

  @Benchmark
  public double gradientInto() {
    return LogisticGradients.eulerGradient(growth, capacity, harvest, steps, adjoint);
  }

  @Benchmark
  public Object jvp() {
    return LogisticGradients.eulerJvp(growth, capacity, harvest, steps, 1, -1, 0.5);
  }

  @Benchmark
  public Object hvp() {
    return LogisticGradients.eulerHvp(growth, capacity, harvest, steps, 1, -1, 0.5);
  }

  @Benchmark
  public LogisticGradients.EulerHessian hessian() {
    return LogisticGradients.eulerHessian(growth, capacity, harvest, steps);
  }

  @Benchmark
  public Gradient hipparchus() {
    return Logistic.euler(
        Gradient.variable(INPUTS, 0, growth),
        Gradient.variable(INPUTS, 1, capacity),
        Gradient.variable(INPUTS, 2, harvest),
        steps);
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
    return Logistic.euler(
        factory.variable(0, growth),
        factory.variable(1, capacity),
        factory.variable(2, harvest),
        steps);
  }

  @Benchmark
  public double[] differences() {
    return CentralDifferences.gradient(
        x -> Logistic.euler(x[0], x[1], x[2], steps), new double[] {growth, capacity, harvest});
  }

  @Override
  public void check() {
    double[] expected = new double[INPUTS];
    double value = Logistic.twoSweeps(growth, capacity, harvest, steps, expected, states);
    Agreement.check("primal", value, primal(), 0);
    double[] fused = new double[INPUTS];
    Logistic.fused(growth, capacity, harvest, steps, fused, states);
    Agreement.check("fused", expected, fused, 1e-12);
    double[] forward = new double[INPUTS];
    Logistic.threeTangents(growth, capacity, harvest, steps, forward);
    Agreement.check("fusedForward", expected, forward, 1e-12);
    var fresh = LogisticGradients.eulerGradient(growth, capacity, harvest, steps);
    Agreement.check("gradient", value, fresh.value(), 0);
    Agreement.check("gradient", expected, fresh.toArray(), 1e-12);
    var into = new LogisticGradients.EulerAdjoint();
    LogisticGradients.eulerGradient(growth, capacity, harvest, steps, into);
    Agreement.check("gradientInto", expected, into.toArray(), 1e-12);
    double[] direction = {1, -1, 0.5};
    var jvp = LogisticGradients.eulerJvp(growth, capacity, harvest, steps, 1, -1, 0.5);
    Agreement.check("jvp", Agreement.dot(expected, direction), jvp.tangent(), 1e-12);
    Agreement.check("hipparchus", expected, hipparchus().getGradient(), 1e-12);
    double[] structure = hipparchusStructure().getAllDerivatives();
    Agreement.check(
        "hipparchusStructure", expected, Arrays.copyOfRange(structure, 1, INPUTS + 1), 1e-12);
    Agreement.check("differences", expected, differences(), 1e-7);
    checkSecondOrder(direction);
  }

  private void checkSecondOrder(double[] direction) {
    double[] product =
        CentralDifferences.along(
            (x, bar) -> Logistic.twoSweeps(x[0], x[1], x[2], steps, bar, states),
            new double[] {growth, capacity, harvest},
            direction);
    var hvp = LogisticGradients.eulerHvp(growth, capacity, harvest, steps, 1, -1, 0.5);
    Agreement.check("hvp", product, hvp.product().toArray(), 1e-7);
    double[][] hessian = hessian().hessian();
    double[] byHessian = new double[INPUTS];
    for (int i = 0; i < INPUTS; i++) {
      byHessian[i] = Agreement.dot(hessian[i], direction);
    }
    Agreement.check("hessian", product, byHessian, 1e-7);
    DerivativeStructure structure = hipparchusHessian();
    Agreement.check(
        "hipparchusHessian", hessian[0][1], structure.getPartialDerivative(1, 1, 0), 1e-11);
    Agreement.check(
        "hipparchusHessian", hessian[2][2], structure.getPartialDerivative(0, 0, 2), 1e-11);
  }
}
