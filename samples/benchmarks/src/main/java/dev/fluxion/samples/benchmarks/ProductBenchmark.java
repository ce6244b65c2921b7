package dev.fluxion.samples.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;

/** {@link Product} of two square matrices. */
public class ProductBenchmark extends Measured {
  private static final int SIZE = 60;

  private final double[][] a = new double[SIZE][SIZE];
  private final double[][] b = new double[SIZE][SIZE];
  private final double[] row = new double[SIZE];
  private final double[][] aBar = new double[SIZE][SIZE];
  private final double[][] bBar = new double[SIZE][SIZE];
  private final ProductGradients.EnergyAdjoint adjoint = new ProductGradients.EnergyAdjoint();

  @Override
  public void prepare() {
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        a[i][j] = Math.sin(i + 2 * j);
        b[i][j] = Math.cos(3 * i - j);
      }
    }
  }

  @Benchmark
  public double primal() {
    return Product.energy(a, b);
  }

  @Benchmark
  public double fused() {
    return Product.fused(a, b, row, aBar, bBar);
  }

  @Benchmark
  public Object gradient() {
    return ProductGradients.energyGradient(a, b);
  }

  @Benchmark
  public double gradientInto() {
    return ProductGradients.energyGradient(a, b, adjoint);
  }

  @Benchmark
  public Object jvp() {
    return ProductGradients.energyJvp(a, b, b, a);
  }

  @Benchmark
  public Object hvp() {
    return ProductGradients.energyHvp(a, b, b, a);
  }

  @Override
  public void check() {
    double[][] expectedA = new double[SIZE][SIZE];
    double[][] expectedB = new double[SIZE][SIZE];
    double value = Product.fused(a, b, row, expectedA, expectedB);
    Agreement.check("primal", value, primal(), 1e-13);
    var into = new ProductGradients.EnergyAdjoint();
    Agreement.check("gradientInto", primal(), ProductGradients.energyGradient(a, b, into), 0);
    double along = 0;
    for (int i = 0; i < SIZE; i++) {
      Agreement.check("gradientInto", expectedA[i], into.a[i], 1e-12);
      Agreement.check("gradientInto", expectedB[i], into.b[i], 1e-12);
      along += Agreement.dot(expectedA[i], b[i]) + Agreement.dot(expectedB[i], a[i]);
    }
    Agreement.check("jvp", along, ProductGradients.energyJvp(a, b, b, a).tangent(), 1e-12);
    var hvp = ProductGradients.energyHvp(a, b, b, a);
    Agreement.check("hvp", along, hvp.product().value(), 1e-12);
    Agreement.check("gradient", into.toArray(), hvp.gradient().toArray(), 1e-12);
  }
}
