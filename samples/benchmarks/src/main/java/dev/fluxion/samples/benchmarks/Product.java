package dev.fluxion.samples.benchmarks;

import dev.fluxion.Differentiable;
import java.util.Arrays;

/** Half the sum of the squares of a matrix product's elements, in plain loops. */
final class Product {

  private Product() {}

  @Differentiable
  static double energy(double[][] a, double[][] b) {
    int columns = b[0].length;
    double[][] product = new double[a.length][columns];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < b.length; k++) {
        for (int j = 0; j < columns; j++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    double energy = 0;
    for (double[] row : product) {
      for (double element : row) {
        energy += 0.5 * element * element;
      }
    }
    return energy;
  }

  /**
   * A row of the product needs no other one: forth and back for each, with what scales a row of
   * {@code b} in a local.
   *
   * @param row scratch, as long as a row of {@code b}
   */
  static double fused(double[][] a, double[][] b, double[] row, double[][] aBar, double[][] bBar) {
    double energy = 0;
    for (int i = 0; i < a.length; i++) {
      double[] factors = a[i];
      Arrays.fill(row, 0);
      for (int k = 0; k < b.length; k++) {
        addScaled(row, factors[k], b[k]);
      }
      for (double element : row) {
        energy += 0.5 * element * element;
      }
      double[] factorBars = aBar[i];
      for (int k = 0; k < b.length; k++) {
        factorBars[k] += dot(row, b[k]);
        addScaled(bBar[k], factors[k], row);
      }
    }
    return energy;
  }

  private static void addScaled(double[] to, double factor, double[] row) {
    for (int j = 0; j < to.length; j++) {
      to[j] += factor * row[j];
    }
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      sum += x[j] * y[j];
    }
    return sum;
  }
}
