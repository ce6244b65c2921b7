package dev.fluxion.samples.benchmarks.adbench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

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

  /** Random numbers, distributed like those of ADBench's files. */
  static GaussianMixtureData random(int d, int components, int n) {
    Random random = new Random(d);
    double[] alphas = normal(random, components);
    double[][] means = new double[components][];
    double[][] factors = new double[components][];
    for (int k = 0; k < components; k++) {
      means[k] = random.doubles(d).toArray();
      factors[k] = normal(random, d * (d + 1) / 2);
    }
    double[][] points = new double[n][];
    Arrays.setAll(points, i -> normal(random, d));
    return new GaussianMixtureData(alphas, means, factors, points, 1, 0);
  }

  private static double[] normal(Random random, int count) {
    double[] numbers = new double[count];
    Arrays.setAll(numbers, i -> random.nextGaussian());
    return numbers;
  }
}
