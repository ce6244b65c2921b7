package dev.fluxion.samples.benchmarks.adbench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The derivatives of the objectives beside ADBench's. */
class ObjectiveDerivativesTest {

  static Stream<Path> mixtures() throws IOException {
    return DataFiles.startingWith("gmm");
  }

  @ParameterizedTest
  @MethodSource("mixtures")
  void gaussianMixture(Path file) throws IOException {
    GaussianMixtureData data = GaussianMixtureData.read(file);
    double[] expected = Reference.of(file).section("gradient");
    var gradient =
        GaussianMixtureGradients.logPosteriorGradient(
            data.alphas(), data.means(), data.factors(), data.points(), data.gamma(), data.m());
    double value =
        GaussianMixture.logPosterior(
            data.alphas(), data.means(), data.factors(), data.points(), data.gamma(), data.m());
    assertEquals(value, gradient.value());
    Reference.assertClose(expected, gradient.toArray());

    double[] direction = directionLike(expected);
    int components = data.alphas().length;
    var jvp =
        GaussianMixtureGradients.logPosteriorJvp(
            data.alphas(),
            data.means(),
            data.factors(),
            data.points(),
            data.gamma(),
            data.m(),
            slice(direction, 0, components),
            rowsLike(data.means(), direction, components),
            rowsLike(data.factors(), direction, components + size(data.means())));
    assertEquals(value, jvp.value());
    assertAlong(expected, direction, jvp.tangent());
  }

  static Stream<Path> texts() throws IOException {
    return DataFiles.startingWith("lstm");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void longShortTermMemory(Path file) throws IOException {
    LongShortTermMemoryData data = LongShortTermMemoryData.read(file);
    double[] expected = Reference.of(file).section("gradient");
    var gradient =
        LongShortTermMemoryGradients.lossGradient(
            data.main(), data.extra(), data.state(), data.sequence());
    double value =
        LongShortTermMemory.loss(data.main(), data.extra(), data.state(), data.sequence());
    assertEquals(value, gradient.value());
    Reference.assertClose(expected, gradient.toArray());

    double[] direction = directionLike(expected);
    var jvp =
        LongShortTermMemoryGradients.lossJvp(
            data.main(),
            data.extra(),
            data.state(),
            data.sequence(),
            rowsLike(data.main(), direction, 0),
            rowsLike(data.extra(), direction, size(data.main())));
    assertEquals(value, jvp.value());
    assertAlong(expected, direction, jvp.tangent());
  }

  static Stream<Path> adjustments() throws IOException {
    return DataFiles.startingWith("ba");
  }

  @ParameterizedTest
  @MethodSource("adjustments")
  void bundleAdjustment(Path file) throws IOException {
    BundleAdjustmentData data = BundleAdjustmentData.read(file);
    Reference reference = Reference.of(file);
    boolean isShared = reference.has("reproj_err_each_observation");
    double[] expected =
        reference.section(isShared ? "jac_reproj_block_each_observation_rowmajor" : "vals");
    double[] ofWeights =
        isShared
            ? reference.section("jac_w_each_observation")
            : slice(expected, 30 * data.weights().length, data.weights().length);
    double[] errors = new double[2];
    double[] actual = new double[isShared ? 30 : 30 * data.weights().length];
    for (int i = 0; i < data.weights().length; i++) {
      double[] camera = data.cameras()[data.cameraOf()[i]];
      double[] point = data.points()[data.pointOf()[i]];
      double weight = data.weights()[i];
      var jacobian =
          BundleAdjustmentGradients.reprojectionErrorJacobian(
              camera, point, weight, data.features()[i], errors);
      int start = isShared ? 0 : 30 * i;
      System.arraycopy(jacobian.jacobian()[0], 0, actual, start, 15);
      System.arraycopy(jacobian.jacobian()[1], 0, actual, start + 15, 15);
      assertEquals(
          ofWeights[isShared ? 0 : i],
          BundleAdjustmentGradients.weightErrorGradient(weight).weight(),
          1e-15);
    }
    Reference.assertClose(isShared ? expected : slice(expected, 0, actual.length), actual);
  }

  static Stream<Path> simpleHands() throws IOException {
    return DataFiles.startingWith("hand_");
  }

  @ParameterizedTest
  @MethodSource("simpleHands")
  void handTracking(Path file) throws IOException {
    HandTrackingData data = HandTrackingData.readSimple(file);
    HandModel model = DataFiles.handModel();
    var jacobian =
        HandTrackingGradients.residualsJacobian(
            data.theta(), model, data.correspondences(), data.points());
    double[] value =
        HandTracking.residuals(data.theta(), model, data.correspondences(), data.points());
    assertArrayEquals(value, jacobian.value());
    double[] expected = Reference.of(file).section("jacobian_colmajor");
    Reference.assertClose(expected, columnByColumn(jacobian.jacobian()));

    double[] cotangent = directionLike(value);
    var vjp =
        HandTrackingGradients.residualsVjp(
            data.theta(), model, data.correspondences(), data.points(), cotangent);
    for (int j = 0; j < data.theta().length; j++) {
      assertAlong(slice(expected, j * value.length, value.length), cotangent, vjp.theta()[j]);
    }
  }

  static Stream<Path> complicatedHands() throws IOException {
    return DataFiles.startingWith("handc_");
  }

  /** The derivatives in the points' own coordinates are compressed into two columns. */
  @ParameterizedTest
  @MethodSource("complicatedHands")
  void handTrackingInTriangles(Path file) throws IOException {
    HandTrackingData data = HandTrackingData.readComplicated(file);
    HandModel model = DataFiles.handModel();
    double[] expected = Reference.of(file).section("jacobian_colmajor");
    int rows = 3 * data.points().length;
    double[] actual = new double[expected.length];
    for (int j = 0; j < 2 + data.theta().length; j++) {
      double[] ofUs = new double[data.us().length];
      double[] ofTheta = new double[data.theta().length];
      for (int i = 0; i < data.points().length && j < 2; i++) {
        ofUs[2 * i + j] = 1;
      }
      if (j >= 2) {
        ofTheta[j - 2] = 1;
      }
      var jvp =
          HandTrackingGradients.residualsInTrianglesJvp(
              data.us(), data.theta(), model, data.correspondences(), data.points(), ofUs, ofTheta);
      System.arraycopy(jvp.tangent(), 0, actual, j * rows, rows);
    }
    Reference.assertClose(expected, actual);
  }

  private static double[] directionLike(double[] vector) {
    double[] direction = new double[vector.length];
    for (int i = 0; i < direction.length; i++) {
      direction[i] = Math.sin(i + 1.0);
    }
    return direction;
  }

  /** The derivative along the direction: to 1e-9 of the sum of its terms. */
  private static void assertAlong(double[] gradient, double[] direction, double actual) {
    double expected = 0;
    double terms = 0;
    for (int i = 0; i < gradient.length; i++) {
      expected += gradient[i] * direction[i];
      terms += Math.abs(gradient[i] * direction[i]);
    }
    assertEquals(expected, actual, 1e-9 * terms);
  }

  private static double[] slice(double[] vector, int from, int length) {
    return Arrays.copyOfRange(vector, from, from + length);
  }

  private static int size(double[][] rows) {
    return rows.length * rows[0].length;
  }

  private static double[][] rowsLike(double[][] rows, double[] vector, int from) {
    double[][] like = new double[rows.length][];
    int at = from;
    for (int i = 0; i < rows.length; i++) {
      like[i] = slice(vector, at, rows[i].length);
      at += rows[i].length;
    }
    return like;
  }

  private static double[] columnByColumn(double[][] matrix) {
    double[] columns = new double[matrix.length * matrix[0].length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[i].length; j++) {
        columns[j * matrix.length + i] = matrix[i][j];
      }
    }
    return columns;
  }
}
