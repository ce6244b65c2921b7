package dev.fluxion.samples.benchmarks.adbench;

import dev.fluxion.samples.benchmarks.Agreement;
import dev.fluxion.samples.benchmarks.Measured;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * {@link GaussianMixture#flatLogPosterior}, of the same size as {@link GaussianMixtureBenchmark}.
 */
public class FlatGaussianMixtureBenchmark extends Measured {

  private static final int COMPONENTS = 25;
  private static final int POINTS = 1000;

  @Param({"10", "20"})
  int d = 10;

  private GaussianMixtureData data = GaussianMixtureData.random(1, 1, 1);
  private double[] means = {};
  private double[] factors = {};
  private double[] points = {};
  private GaussianMixtureByHand byHand = new GaussianMixtureByHand(0, 0);
  private final GaussianMixtureGradients.FlatLogPosteriorAdjoint adjoint =
      new GaussianMixtureGradients.FlatLogPosteriorAdjoint();

  @Override
  public void prepare() {
    data = GaussianMixtureData.random(d, COMPONENTS, POINTS);
    means = flat(data.means());
    factors = flat(data.factors());
    points = flat(data.points());
    byHand = new GaussianMixtureByHand(COMPONENTS, d);
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  @Benchmark
  public double primal() {
    return GaussianMixture.flatLogPosterior(
        data.alphas(), means, factors, points, data.gamma(), data.m());
  }

  /** On rows, which are faster: who has flat arrays copies them, in no time. */
  @Benchmark
  public double fused() {
    unflatten(means, data.means());
    unflatten(factors, data.factors());
    unflatten(points, data.points());
    return byHand.fused(
        data.alphas(), data.means(), data.factors(), data.points(), data.gamma(), data.m());
  }

  private static void unflatten(double[] flat, double[][] rows) {
    int from = 0;
    for (double[] row : rows) {
      System.arraycopy(flat, from, row, 0, row.length);
      from += row.length;
    }
  }

  @Benchmark
  public GaussianMixtureGradients.FlatLogPosteriorGradient gradient() {
    return GaussianMixtureGradients.flatLogPosteriorGradient(
        data.alphas(), means, factors, points, data.gamma(), data.m());
  }

  @Benchmark
  public double gradientInto() {
    return into(adjoint);
  }

  private double into(GaussianMixtureGradients.FlatLogPosteriorAdjoint adjoint) {
    return GaussianMixtureGradients.flatLogPosteriorGradient(
        data.alphas(), means, factors, points, data.gamma(), data.m(), adjoint);
  }

  @Override
  public void check() {
    double value = primal();
    byHand = new GaussianMixtureByHand(COMPONENTS, d);
    Agreement.check("fused", value, fused(), 1e-12);
    double[] expected = GaussianMixtureBenchmark.flat(byHand.alphas, byHand.means, byHand.factors);
    var fresh = gradient();
    Agreement.check("gradient", value, fresh.value(), 0);
    Agreement.check("gradient", expected, fresh.toArray(), 1e-12);
    var into = new GaussianMixtureGradients.FlatLogPosteriorAdjoint();
    Agreement.check("gradientInto", value, into(into), 0);
    Agreement.check("gradientInto", expected, into.toArray(), 1e-12);
  }
}
