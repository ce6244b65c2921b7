package dev.fluxion.processor.fuzz;

import dev.fluxion.processor.corpus.Vectors;
import dev.fluxion.processor.fuzz.Checker.Failure;
import java.util.Arrays;
import java.util.Locale;

/** Derivatives beside the oracle's; the first that differs is kept. */
final class Comparison {
  private final HyperDual expected;

  /** For each input the first that is the same memory: only the sum of their partials counts. */
  private final int[] storage;

  private final double tolerance;
  private final double agreement;
  private final double floor;
  private Failure failure;

  Comparison(HyperDual expected, int[] storage, boolean single) {
    this.expected = expected;
    this.storage = storage;
    this.tolerance = single ? 1e-3 : 1e-9;
    this.agreement = single ? 1e-3 : 1e-12;
    this.floor = single ? 1e-25 : 1e-100;
  }

  Failure failure() {
    return failure;
  }

  private boolean isFirst(int i) {
    return storage[i] == i;
  }

  private double first(int i) {
    return expected.isConstant() ? 0 : expected.first[storage[i]];
  }

  private double second(int i, int j) {
    return expected.isConstant() ? 0 : expected.second[storage[i]][storage[j]];
  }

  private double firstTerms(int i) {
    return expected.isConstant() ? 0 : expected.firstTerms[storage[i]];
  }

  private double secondTerms(int i, int j) {
    return expected.isConstant() ? 0 : expected.secondTerms[storage[i]][storage[j]];
  }

  private void compare(String what, double actual, double wanted, double terms, double relative) {
    // Terms that are not finite: an elementary partial was not, and nothing is promised.
    if (failure != null || !Double.isFinite(terms)) {
      return;
    }
    if (!(Math.abs(actual - wanted) <= relative * terms + floor)) {
      failure =
          new Failure(
              what.replaceAll("[^a-z ]", ""),
              String.format(
                  Locale.ROOT,
                  "%s: %s instead of %s (terms of %.3g)",
                  what,
                  actual,
                  wanted,
                  terms));
    }
  }

  Comparison gradient(String what, double[] actual) {
    if (actual.length != storage.length) {
      failure = new Failure(what, actual.length + " partials instead of " + storage.length);
      return this;
    }
    double[] sums = Vectors.shared(actual, storage);
    for (int i = 0; i < storage.length; i++) {
      compare(what + "[" + i + "]", sums[i], first(i), firstTerms(i), tolerance);
    }
    return this;
  }

  Comparison along(String what, double[] direction, double actual) {
    double wanted = 0;
    double terms = 0;
    for (int i = 0; i < storage.length; i++) {
      if (isFirst(i)) {
        wanted += direction[i] * first(i);
        terms += firstTerms(i);
      }
    }
    compare(what, actual, wanted, terms, tolerance);
    return this;
  }

  /** The first and the second Taylor coefficient. */
  Comparison series(double[] direction, double first, double second) {
    along("series", direction, first);
    double wanted = 0;
    double terms = 0;
    for (int i = 0; i < storage.length; i++) {
      for (int j = 0; j < storage.length; j++) {
        if (isFirst(i) && isFirst(j)) {
          wanted += direction[i] * direction[j] * second(i, j) / 2;
          terms += secondTerms(i, j);
        }
      }
    }
    compare("series second", second, wanted, terms, tolerance);
    return this;
  }

  Comparison forwardIsReverse(double[] direction, double forward, double[] reverse) {
    double sum = 0;
    double terms = 0;
    for (int i = 0; i < storage.length; i++) {
      sum += direction[i] * reverse[i];
      terms += firstTerms(i);
    }
    compare("forward and reverse", forward, sum, terms, agreement);
    return this;
  }

  Comparison product(double[] direction, double[] actual) {
    double[] sums = Vectors.shared(actual, storage);
    for (int i = 0; i < storage.length; i++) {
      double wanted = 0;
      double terms = 0;
      for (int j = 0; j < storage.length; j++) {
        if (isFirst(j)) {
          wanted += direction[j] * second(i, j);
          terms += secondTerms(i, j);
        }
      }
      compare("hvp product[" + i + "]", sums[i], wanted, terms, tolerance);
    }
    return this;
  }

  Comparison hessian(double[][] actual) {
    int n = storage.length;
    double[][] rows =
        Arrays.stream(actual).map(r -> Vectors.shared(r, storage)).toArray(double[][]::new);
    for (int j = 0; j < n; j++) {
      int column = j;
      double[] sums =
          Vectors.shared(Arrays.stream(rows).mapToDouble(r -> r[column]).toArray(), storage);
      for (int i = 0; i < n; i++) {
        String place = "[" + i + "][" + j + "]";
        compare("hessian" + place, sums[i], second(i, j), secondTerms(i, j), tolerance);
        double other = actual[j][i];
        compare("symmetry" + place, actual[i][j], other, secondTerms(i, j), agreement);
      }
    }
    return this;
  }
}
