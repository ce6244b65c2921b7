package dev.fluxion.samples.benchmarks.adbench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** What {@link GaussianMixture#logPosterior} is called with. */
record GaussianMixtureData(
    double[] alphas, double[][] means, double[][] factors, double[][] points, double gamma, int m) {

  static GaussianMixtureData read(Path file) throws IOException {
    Tokens tokens = Tokens.of(file);
    int d = tokens.integer();
    int components = tokens.integer();
    int n = tokens.integer();
    double[] alphas = tokens.numbers(components);
    double[][] means = tokens.rows(components, d);
    double[][] factors = tokens.rows(components, d * (d + 1) / 2);
    // The largest files hold one point, which stands for all.
    boolean isReplicated = tokens.remaining() == d + 2;
    double[][] points = isReplicated ? new double[n][] : tokens.rows(n, d);
    if (isReplicated) {
      Arrays.fill(points, tokens.numbers(d));
    }
    return new GaussianMixtureData(
        alphas, means, factors, points, tokens.number(), tokens.integer());
  }
}
