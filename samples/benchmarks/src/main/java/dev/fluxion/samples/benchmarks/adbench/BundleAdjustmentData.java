package dev.fluxion.samples.benchmarks.adbench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Cameras, points, and which camera saw which point where, with what weight. */
record BundleAdjustmentData(
    double[][] cameras,
    double[][] points,
    double[] weights,
    int[] cameraOf,
    int[] pointOf,
    double[][] features) {

  private static final int CAMERA_SIZE = 11;

  static BundleAdjustmentData read(Path file) throws IOException {
    Tokens tokens = Tokens.of(file);
    String first = tokens.word();
    return first.equals("BAFULL")
        ? readAll(tokens, tokens.integer())
        : readOneForAll(tokens, Integer.parseInt(first));
  }

  private static BundleAdjustmentData readAll(Tokens tokens, int cameraCount) {
    int pointCount = tokens.integer();
    int observations = tokens.integer();
    double[][] cameras = tokens.rows(cameraCount, CAMERA_SIZE);
    double[][] points = tokens.rows(pointCount, 3);
    double[] weights = tokens.numbers(observations);
    int[] cameraOf = new int[observations];
    int[] pointOf = new int[observations];
    for (int i = 0; i < observations; i++) {
      cameraOf[i] = tokens.integer();
      pointOf[i] = tokens.integer();
    }
    double[][] features = tokens.rows(observations, 2);
    return new BundleAdjustmentData(cameras, points, weights, cameraOf, pointOf, features);
  }

  /** ADBench's own files hold one camera, point, weight and feature, which stand for all. */
  private static BundleAdjustmentData readOneForAll(Tokens tokens, int cameraCount) {
    int pointCount = tokens.integer();
    int observations = tokens.integer();
    double[][] cameras = new double[cameraCount][];
    Arrays.fill(cameras, tokens.numbers(CAMERA_SIZE));
    double[][] points = new double[pointCount][];
    Arrays.fill(points, tokens.numbers(3));
    double[] weights = new double[observations];
    Arrays.fill(weights, tokens.number());
    int[] cameraOf = new int[observations];
    int[] pointOf = new int[observations];
    for (int i = 0; i < observations; i++) {
      cameraOf[i] = i % cameraCount;
      pointOf[i] = i % pointCount;
    }
    double[][] features = new double[observations][];
    Arrays.fill(features, tokens.numbers(2));
    return new BundleAdjustmentData(cameras, points, weights, cameraOf, pointOf, features);
  }
}
