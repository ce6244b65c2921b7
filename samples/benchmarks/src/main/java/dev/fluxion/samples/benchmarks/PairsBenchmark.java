package dev.fluxion.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/** {@link Pairs} of a hundred bodies. */
public class PairsBenchmark extends Measured {
  private static final int BODIES = 100;

  private final double[][] places = new double[BODIES][3];
  private final double[][] direction = new double[BODIES][3];
  private final double[] masses = new double[BODIES];
  private final double[][] bars = new double[BODIES][3];
  private final PairsGradients.EnergyAdjoint adjoint = new PairsGradients.EnergyAdjoint();

  @Override
  public void prepare() {
    for (int i = 0; i < BODIES; i++) {
      masses[i] = 1 + 0.5 * Math.sin(5 * i);
      for (int k = 0; k < 3; k++) {
        places[i][k] = Math.sin(7 * i + 2 * k) * (1 + 0.1 * i);
        direction[i][k] = Math.cos(i - k);
      }
    }
  }

  @Benchmark
  public double primal() {
    return Pairs.energy(places, masses);
  }

  @Benchmark
  public double fused() {
    return Pairs.fused(places, masses, bars);
  }

  @Benchmark
  public Object gradient() {
    return PairsGradients.energyGradient(places, masses);
  }

  @Benchmark
  public double gradientInto() {
    return PairsGradients.energyGradient(places, masses, adjoint);
  }

  @Benchmark
  public Object jvp() {
    return PairsGradients.energyJvp(places, masses, direction);
  }

  @Benchmark
  public Object hvp() {
    return PairsGradients.energyHvp(places, masses, direction);
  }

  @Override
  public void check() {
    double[][] expected = new double[BODIES][3];
    Agreement.check("primal", Pairs.fused(places, masses, expected), primal(), 1e-12);
    var into = new PairsGradients.EnergyAdjoint();
    Agreement.check(
        "gradientInto", primal(), PairsGradients.energyGradient(places, masses, into), 0);
    double along = 0;
    for (int i = 0; i < BODIES; i++) {
      Agreement.check("gradientInto", expected[i], into.places[i], 1e-10);
      along += Agreement.dot(expected[i], direction[i]);
    }
    var jvp = PairsGradients.energyJvp(places, masses, direction);
    Agreement.check("jvp", along, jvp.tangent(), 1e-10);
    var hvp = PairsGradients.energyHvp(places, masses, direction);
    Agreement.check("hvp", along, hvp.product().value(), 1e-10);
    Agreement.check("gradient", into.toArray(), hvp.gradient().toArray(), 1e-12);
  }
}
