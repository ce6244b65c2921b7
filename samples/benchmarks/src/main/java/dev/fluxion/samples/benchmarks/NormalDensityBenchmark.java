package dev.fluxion.samples.benchmarks;

import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;

/** {@link NormalDensity} of forty numbers. */
public class NormalDensityBenchmark extends Measured {
  private static final int N = 40;

  private final double[][] covariance = new double[N][N];
  private final double[][] turned = new double[N][N];
  private final double[] y = new double[N];
  private final double[] moved = new double[N];
  private final NormalDensity.ByHand byHand = new NormalDensity.ByHand(N);
  private final NormalDensityGradients.EnergyAdjoint adjoint =
      new NormalDensityGradients.EnergyAdjoint();

  @Override
  public void prepare() {
    Random random = new Random(1);
    for (int i = 0; i < N; i++) {
      y[i] = random.nextGaussian();
      moved[i] = random.nextGaussian();
      for (int j = 0; j <= i; j++) {
        covariance[i][j] = i == j ? 2 : 0.5 * Math.exp(-0.3 * (i - j));
        turned[i][j] = 0.01 * random.nextGaussian();
      }
    }
  }

  @Benchmark
  public double primal() {
    return NormalDensity.energy(covariance, y);
  }

  @Benchmark
  public double fused() {
    return byHand.fused(covariance, y);
  }

  @Benchmark
  public Object gradient() {
    return NormalDensityGradients.energyGradient(covariance, y);
  }

  @Benchmark
  public double gradientInto() {
    return NormalDensityGradients.energyGradient(covariance, y, adjoint);
  }

  @Benchmark
  public Object jvp() {
    return NormalDensityGradients.energyJvp(covariance, y, turned, moved);
  }

  @Benchmark
  public Object hvp() {
    return NormalDensityGradients.energyHvp(covariance, y, turned, moved);
  }

  @Override
  public void check() {
    NormalDensity.ByHand hand = new NormalDensity.ByHand(N);
    Agreement.check("primal", hand.fused(covariance, y), primal(), 1e-12);
    var into = new NormalDensityGradients.EnergyAdjoint();
    double own = NormalDensityGradients.energyGradient(covariance, y, into);
    Agreement.check("gradientInto", primal(), own, 0);
    Agreement.check("gradientInto", hand.y, into.y, 1e-10);
    double along = Agreement.dot(hand.y, moved);
    for (int i = 0; i < N; i++) {
      Agreement.check("gradientInto", hand.covariance[i], into.covariance[i], 1e-10);
      along += Agreement.dot(hand.covariance[i], turned[i]);
    }
    var jvp = NormalDensityGradients.energyJvp(covariance, y, turned, moved);
    Agreement.check("jvp", along, jvp.tangent(), 1e-10);
    var hvp = NormalDensityGradients.energyHvp(covariance, y, turned, moved);
    Agreement.check("hvp", along, hvp.product().value(), 1e-10);
    Agreement.check("gradient", into.toArray(), hvp.gradient().toArray(), 1e-12);
  }
}
