package dev.fluxion.samples.learning;

import java.awt.Color;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Which part of the plane a classifier gives to which class, and where the points of the classes
 * lie.
 */
final class Regions {

  private static final int SIDE = 80;

  private static final Color[] PALE = {
    new Color(0xCFE0F5), new Color(0xFBE3C6), new Color(0xD5ECD0)
  };
  private static final Color[] STRONG = {
    new Color(0x1F5FA8), new Color(0xD9730D), new Color(0x2E8B2E)
  };

  private final Plot plot;

  Regions(String title, double least, double most) {
    plot = new Plot(title, "x₁", "x₂").within(least, most).coarse();
  }

  /** Says to which class a point belongs. */
  interface Classifier {
    int classOf(double x1, double x2);
  }

  /** The square from {@code least} to {@code most}, in the pale colours of the classes. */
  static Plot of(
      String title, Classifier classifier, double least, double most, double[][] X, int[] labels) {
    Regions regions = new Regions(title, least, most);
    double[][] grid = new double[SIDE * SIDE][];
    for (int i = 0; i < grid.length; i++) {
      double step = (most - least) / (SIDE - 1);
      grid[i] = new double[] {least + step * (i % SIDE), least + step * (i / SIDE)};
    }
    regions.draw("region", grid, i -> classifier.classOf(grid[i][0], grid[i][1]), PALE);
    regions.draw("class", X, i -> labels[i], STRONG);
    return regions.plot;
  }

  private void draw(String name, double[][] X, IntUnaryOperator classOf, Color[] colors) {
    for (int k = 0; k < colors.length; k++) {
      double[] x1 = new double[X.length];
      double[] x2 = new double[X.length];
      int size = 0;
      for (int i = 0; i < X.length; i++) {
        if (classOf.applyAsInt(i) == k) {
          x1[size] = X[i][0];
          x2[size] = X[i][1];
          size++;
        }
      }
      if (size > 0) {
        plot.points(name + " " + k, Arrays.copyOf(x1, size), Arrays.copyOf(x2, size), colors[k]);
      }
    }
  }
}
