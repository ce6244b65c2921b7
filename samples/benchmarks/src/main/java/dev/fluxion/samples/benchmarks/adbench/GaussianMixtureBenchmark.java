package dev.fluxion.samples.benchmarks.adbench;

import dev.fluxion.samples.benchmarks.Agreement;
import dev.fluxion.samples.benchmarks.Measured;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** {@link GaussianMixture}: 25 components, 1000 points in d dimensions. */
public class GaussianMixtureBenchmark extends Measured {

  private static final int COMPONENTS = 25;
  private static final int POINTS = 1000;

  @Param({"10", "20", "32", "64"})
  int d = 10;

  private GaussianMixtureData data = GaussianMixtureData.random(1, 1, 1);
  private GaussianMixtureData direction = data;
  private GaussianMixtureByHand byHand = new GaussianMixtureByHand(0, 0);
  private GaussianMixtureByHand.Tape tape = new GaussianMixtureByHand.Tape(0, 0, 0);
  private final GaussianMixtureGradients.LogPosteriorAdjoint adjoint =
      new GaussianMixtureGradients.LogPosteriorAdjoint();

  @Override
  public void prepare() {
    data =
        d == 10
            ? Resources.read("gmm/gmm_1k_d10_K25.txt", GaussianMixtureData::read)
            : GaussianMixtureData.random(d, COMPONENTS, POINTS);
    direction = GaussianMixtureData.random(d, COMPONENTS, 0);
    byHand = new GaussianMixtureByHand(COMPONENTS, d);
    tape = new GaussianMixtureByHand.Tape(POINTS, COMPONENTS, d);
  }

  @Benchmark
  public double primal() {
    return GaussianMixture.logPosterior(
        data.alphas(), data.means(), data.factors(), data.points(), data.gamma(), data.m());
  }

  @Benchmark
  public double twoSweeps() {
    return byHand.twoSweeps(
        data.alphas(), data.means(), data.factors(), data.points(), data.gamma(), data.m(), tape);
  }

  @Benchmark
  public double fused() {
    return byHand.fused(
        data.alphas(), data.means(), data.factors(), data.points(), data.gamma(), data.m());
  }

  @Benchmark
  public GaussianMixtureGradients.LogPosteriorGradient gradient() {
    return GaussianMixtureGradients.logPosteriorGradient(
        data.alphas(), data.means(), data.factors(), data.points(), data.gamma(), data.m());
  }

  @Benchmark
  public double gradientInto() {
    return into(adjoint);
  }

  private double into(GaussianMixtureGradients.LogPosteriorAdjoint adjoint) {
    return GaussianMixtureGradients.logPosteriorGradient(
        data.alphas(),
        data.means(),
        data.factors(),
        data.points(),
        data.gamma(),
        data.m(),
        adjoint);
  }

  @Benchmark
  public GaussianMixtureGradients.LogPosteriorJvp jvp() {
    return GaussianMixtureGradients.logPosteriorJvp(
        data.alphas(),
        data.means(),
        data.factors(),
        data.points(),
        data.gamma(),
        data.m(),
        direction.alphas(),
        direction.means(),
        direction.factors());
  }

  @Benchmark
  public GaussianMixtureGradients.LogPosteriorHvp hvp() {
    return GaussianMixtureGradients.logPosteriorHvp(
        data.alphas(),
        data.means(),
        data.factors(),
        data.points(),
        data.gamma(),
        data.m(),
        direction.alphas(),
        direction.means(),
        direction.factors());
  }

  @Override
  public void check() {
    double value = primal();
    Agreement.check("twoSweeps", value, twoSweeps(), 1e-12);
    double[] expected = flat(byHand.alphas, byHand.means, byHand.factors);
    byHand = new GaussianMixtureByHand(COMPONENTS, d);
    Agreement.check("fused", value, fused(), 1e-12);
    Agreement.check("fused", expected, flat(byHand.alphas, byHand.means, byHand.factors), 1e-12);
    var fresh = gradient();
    Agreement.check("gradient", value, fresh.value(), 0);
    Agreement.check("gradient", expected, fresh.toArray(), 1e-12);
    var into = new GaussianMixtureGradients.LogPosteriorAdjoint();
    Agreement.check("gradientInto", value, into(into), 0);
    Agreement.check("gradientInto", expected, into.toArray(), 1e-12);
    double along =
        Agreement.dot(expected, flat(direction.alphas(), direction.means(), direction.factors()));
    Agreement.check("jvp", along, jvp().tangent(), 1e-10);
    Agreement.check("hvp", along, hvp().product().value(), 1e-10);
  }

  static double[] flat(double[] alphas, double[][] means, double[][] factors) {
    return DoubleStream.concat(
            Arrays.stream(alphas),
            Stream.concat(Arrays.stream(means), Arrays.stream(factors))
                .flatMapToDouble(Arrays::stream))
        .toArray();
  }
}
