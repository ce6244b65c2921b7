package dev.fluxion.samples.benchmarks;

import java.util.Arrays;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.hipparchus.analysis.differentiation.Gradient;
import org.openjdk.jmh.annotations.Benchmark;

/** {@link Perceptron}, with 65 parameters. */
public class PerceptronBenchmark extends Measured {

  private static final int N = Perceptron.PARAMETERS;

  private double target = 0.5;
  private final double[] x = new double[Perceptron.INPUTS];
  private final double[] p = new double[N];
  private final double[] direction = new double[N];
  private final double[] gradient = new double[N];
  private final double[] units = new double[Perceptron.UNITS];
  private final DSFactory factory = new DSFactory(N, 1);
  private final PerceptronGradients.LossAdjoint adjoint = new PerceptronGradients.LossAdjoint();

  @Override
  public void prepare() {
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.cos(i);
    }
    for (int i = 0; i < N; i++) {
      p[i] = Math.sin(i);
      direction[i] = Math.cos(3 * i);
    }
  }

  @Benchmark
  public double primal() {
    return Perceptron.loss(p, x, target);
  }

  @Benchmark
  public double twoSweeps() {
    return Perceptron.twoSweeps(p, x, target, gradient, units);
  }

  @Benchmark
  public double fused() {
    return Perceptron.fused(p, x, target, gradient, units);
  }

  @Benchmark
  public Object gradient() {
    return PerceptronGradients.lossGradient(p, x, target);
  }

  @Benchmark
  public double gradientInto() {
    return PerceptronGradients.lossGradient(p, x, target, adjoint);
  }

  @Benchmark
  public Object jvp() {
    return PerceptronGradients.lossJvp(p, x, target, direction);
  }

  @Benchmark
  public Object hvp() {
    return PerceptronGradients.lossHvp(p, x, target, direction);
  }

  @Benchmark
  public PerceptronGradients.LossHessian hessian() {
    return PerceptronGradients.lossHessian(p, x, target);
  }

  @Benchmark
  public Gradient hipparchus() {
    Gradient[] variables = new Gradient[N];
    for (int i = 0; i < N; i++) {
      variables[i] = Gradient.variable(N, i, p[i]);
    }
    return Perceptron.loss(variables, x, target);
  }

  @Benchmark
  public DerivativeStructure hipparchusStructure() {
    DerivativeStructure[] variables = new DerivativeStructure[N];
    for (int i = 0; i < N; i++) {
      variables[i] = factory.variable(i, p[i]);
    }
    return Perceptron.loss(variables, x, target);
  }

  @Benchmark
  public double[] differences() {
    return CentralDifferences.gradient(q -> Perceptron.loss(q, x, target), p);
  }

  @Override
  public void check() {
    double[] expected = new double[N];
    double value = Perceptron.twoSweeps(p, x, target, expected, units);
    Agreement.check("primal", value, primal(), 0);
    double[] fused = new double[N];
    Agreement.check("fused", value, Perceptron.fused(p, x, target, fused, units), 0);
    Agreement.check("fused", expected, fused, 1e-13);
    var fresh = PerceptronGradients.lossGradient(p, x, target);
    Agreement.check("gradient", value, fresh.value(), 0);
    Agreement.check("gradient", expected, fresh.toArray(), 1e-13);
    var into = new PerceptronGradients.LossAdjoint();
    PerceptronGradients.lossGradient(p, x, target, into);
    Agreement.check("gradientInto", expected, into.toArray(), 1e-13);
    double along = Agreement.dot(expected, direction);
    Agreement.check(
        "jvp", along, PerceptronGradients.lossJvp(p, x, target, direction).tangent(), 1e-12);
    Agreement.check("hipparchus", expected, hipparchus().getGradient(), 1e-12);
    double[] structure = hipparchusStructure().getAllDerivatives();
    Agreement.check(
        "hipparchusStructure", expected, Arrays.copyOfRange(structure, 1, N + 1), 1e-12);
    Agreement.check("differences", expected, differences(), 1e-7);
    double[] product =
        CentralDifferences.along(
            (q, bar) -> Perceptron.twoSweeps(q, x, target, bar, units), p, direction);
    var hvp = PerceptronGradients.lossHvp(p, x, target, direction);
    Agreement.check("hvp", product, hvp.product().toArray(), 1e-7);
    double[][] hessian = hessian().hessian();
    double[] byHessian = new double[N];
    for (int i = 0; i < N; i++) {
      byHessian[i] = Agreement.dot(hessian[i], direction);
    }
    Agreement.check("hessian", product, byHessian, 1e-7);
  }
}
