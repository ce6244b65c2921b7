package dev.fluxion.samples.benchmarks.adbench;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Points that were measured, and where on the hand they are taken to be.
 *
 * @param correspondences the vertex of each point; where there are {@code us}, its triangle
 * @param us two coordinates in its triangle for each point; none in the simple problem
 */
record HandTrackingData(int[] correspondences, double[][] points, double[] us, double[] theta) {

  static HandTrackingData readSimple(Path file) throws IOException {
    return read(file, 0);
  }

  static HandTrackingData readComplicated(Path file) throws IOException {
    return read(file, 2);
  }

  private static HandTrackingData read(Path file, int coordinates) throws IOException {
    Tokens tokens = Tokens.of(file);
    int n = tokens.integer();
    int parameters = tokens.integer();
    int[] correspondences = new int[n];
    double[][] points = new double[n][];
    for (int i = 0; i < n; i++) {
      correspondences[i] = tokens.integer();
      points[i] = tokens.numbers(3);
    }
    double[] us = tokens.numbers(coordinates * n);
    return new HandTrackingData(correspondences, points, us, tokens.numbers(parameters));
  }
}
