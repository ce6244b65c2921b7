package dev.fluxion.samples.benchmarks;

import java.util.Arrays;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.hipparchus.analysis.differentiation.Gradient;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** {@link Rosenbrock} in n dimensions. */
public class RosenbrockBenchmark extends Measured {

  @Param({"2", "10", "100", "1000"})
  int n = 10;

  private double[] x = {};
  private double[] direction = {};
  private double[] gradient = {};
  private DSFactory factory = new DSFactory(1, 1);
  private final RosenbrockGradients.ValleyAdjoint adjoint = new RosenbrockGradients.ValleyAdjoint();

  @Override
  public void prepare() {
    x = new double[n];
    direction = new double[n];
    gradient = new double[n];
    factory = new DSFactory(n, 1);
    for (int i = 0; i < n; i++) {
      x[i] = 0.3 + 0.1 * Math.sin(i);
      direction[i] = Math.cos(i);
    }
  }

  @Benchmark
  public double primal() {
    return Rosenbrock.valley(x);
  }

  @Benchmark
  public double twoSweeps() {
    return Rosenbrock.twoSweeps(x, gradient);
  }

  @Benchmark
  public double fused() {
    return Rosenbrock.fused(x, gradient);
  }

  @Benchmark
  public Object gradient() {
    return RosenbrockGradients.valleyGradient(x);
  }

  @Benchmark
  public double gradientInto() {
    return RosenbrockGradients.valleyGradient(x, adjoint);
  }

  @Benchmark
  public Object jvp() {
    return RosenbrockGradients.valleyJvp(x, direction);
  }

  @Benchmark
  public Object hvp() {
    return RosenbrockGradients.valleyHvp(x, direction);
  }

  @Benchmark
  public Gradient hipparchus() {
    Gradient[] variables = new Gradient[n];
    for (int i = 0; i < n; i++) {
      variables[i] = Gradient.variable(n, i, x[i]);
    }
    return Rosenbrock.valley(variables);
  }

  @Benchmark
  public DerivativeStructure hipparchusStructure() {
    DerivativeStructure[] variables = new DerivativeStructure[n];
    for (int i = 0; i < n; i++) {
      variables[i] = factory.variable(i, x[i]);
    }
    return Rosenbrock.valley(variables);
  }

  @Benchmark
  public double[] differences() {
    return CentralDifferences.gradient(Rosenbrock::valley, x);
  }

  @Override
  public void check() {
    double[] expected = new double[n];
    double value = Rosenbrock.twoSweeps(x, expected);
    Agreement.check("primal", value, primal(), 0);
    double[] fused = new double[n];
    Agreement.check("fused", value, Rosenbrock.fused(x, fused), 0);
    Agreement.check("fused", expected, fused, 1e-13);
    var fresh = RosenbrockGradients.valleyGradient(x);
    Agreement.check("gradient", value, fresh.value(), 0);
    Agreement.check("gradient", expected, fresh.toArray(), 1e-13);
    var into = new RosenbrockGradients.ValleyAdjoint();
    Agreement.check("gradientInto", value, RosenbrockGradients.valleyGradient(x, into), 0);
    Agreement.check("gradientInto", expected, into.toArray(), 1e-13);
    double along = Agreement.dot(expected, direction);
    Agreement.check("jvp", along, RosenbrockGradients.valleyJvp(x, direction).tangent(), 1e-12);
    Agreement.check("hipparchus", expected, hipparchus().getGradient(), 1e-12);
    double[] structure = hipparchusStructure().getAllDerivatives();
    Agreement.check(
        "hipparchusStructure", expected, Arrays.copyOfRange(structure, 1, n + 1), 1e-12);
    Agreement.check("differences", expected, differences(), 1e-7);
    var hvp = RosenbrockGradients.valleyHvp(x, direction);
    Agreement.check("hvp", expected, hvp.gradient().toArray(), 1e-13);
    Agreement.check(
        "hvp",
        CentralDifferences.along(Rosenbrock::twoSweeps, x, direction),
        hvp.product().toArray(),
        1e-7);
  }
}
