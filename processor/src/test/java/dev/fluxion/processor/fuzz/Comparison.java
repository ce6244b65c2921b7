package dev.fluxion.processor.fuzz;

import dev.fluxion.processor.fuzz.Checker.Failure;
import java.util.Locale;

/** Derivatives beside the oracle's; the first that differs is kept. */
final class Comparison {
  private final HyperDual expected;
  private final int size;
  private final double tolerance;
  private final double agreement;
  private final double floor;
  private Failure failure;

  Comparison(HyperDual expected, int size, boolean single) {
    this.expected = expected;
    this.size = size;
    this.tolerance = single ? 1e-3 : 1e-9;
    this.agreement = single ? 1e-3 : 1e-12;
    this.floor = single ? 1e-25 : 1e-100;
  }

  Failure failure() {
    return failure;
  }

  private double first(int i) {
    return expected.isConstant() ? 0 : expected.first[i];
  }

  private double second(int i, int j) {
    return expected.isConstant() ? 0 : expected.second[i][j];
  }

  private double firstTerms(int i) {
    return expected.isConstant() ? 0 : expected.firstTerms[i];
  }

  private double secondTerms(int i, int j) {
    return expected.isConstant() ? 0 : expected.secondTerms[i][j];
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
    for (int i = 0; i < size; i++) {
      compare(what + "[" + i + "]", actual[i], first(i), firstTerms(i), tolerance);
    }
    return this;
  }

  Comparison along(String what, double[] direction, double actual) {
    double wanted = 0;
    double terms = 0;
    for (int i = 0; i < size; i++) {
      wanted += direction[i] * first(i);
      terms += firstTerms(i);
    }
    compare(what, actual, wanted, terms, tolerance);
    return this;
  }

  Comparison forwardIsReverse(double[] direction, double forward, double[] reverse) {
    double sum = 0;
    double terms = 0;
    for (int i = 0; i < size; i++) {
      sum += direction[i] * reverse[i];
      terms += firstTerms(i);
    }
    compare("forward and reverse", forward, sum, terms, agreement);
    return this;
  }

  Comparison product(double[] direction, double[] actual) {
    for (int i = 0; i < size; i++) {
      double wanted = 0;
      double terms = 0;
      for (int j = 0; j < size; j++) {
        wanted += direction[j] * second(i, j);
        terms += secondTerms(i, j);
      }
      compare("hvp product[" + i + "]", actual[i], wanted, terms, tolerance);
    }
    return this;
  }

  Comparison hessian(double[][] actual) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        compare(
            "hessian[" + i + "][" + j + "]",
            actual[i][j],
            second(i, j),
            secondTerms(i, j),
            tolerance);
        compare(
            "symmetry[" + i + "][" + j + "]",
            actual[i][j],
            actual[j][i],
            secondTerms(i, j),
            agreement);
      }
    }
    return this;
  }
}
