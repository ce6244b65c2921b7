package dev.fluxion.samples.benchmarks.adbench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The values of the objectives beside ADBench's. */
class ObjectivesTest {

  static Stream<Path> mixtures() throws IOException {
    return DataFiles.startingWith("gmm");
  }

  @ParameterizedTest
  @MethodSource("mixtures")
  void gaussianMixture(Path file) throws IOException {
    GaussianMixtureData data = GaussianMixtureData.read(file);
    double value =
        GaussianMixture.logPosterior(
            data.alphas(), data.means(), data.factors(), data.points(), data.gamma(), data.m());
    assertSame(Reference.of(file).section("objective"), value);
  }

  static Stream<Path> texts() throws IOException {
    return DataFiles.startingWith("lstm");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void longShortTermMemory(Path file) throws IOException {
    LongShortTermMemoryData data = LongShortTermMemoryData.read(file);
    double value =
        LongShortTermMemory.loss(data.main(), data.extra(), data.state(), data.sequence());
    assertSame(Reference.of(file).section("objective"), value);
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
    double[] expected = reference.section(isShared ? "reproj_err_each_observation" : "reproj_err");
    double[] weights = reference.section(isShared ? "w_err_each_observation" : "w_err");
    for (int i = 0; i < data.weights().length; i++) {
      double[] error = new double[2];
      double[] camera = data.cameras()[data.cameraOf()[i]];
      double[] point = data.points()[data.pointOf()[i]];
      double weight = data.weights()[i];
      BundleAdjustment.reprojectionError(camera, point, weight, data.features()[i], error);
      int row = isShared ? 0 : i;
      assertSame(new double[] {expected[2 * row], expected[2 * row + 1]}, error);
      assertSame(new double[] {weights[row]}, BundleAdjustment.weightError(weight));
    }
  }

  static Stream<Path> simpleHands() throws IOException {
    return DataFiles.startingWith("hand_");
  }

  @ParameterizedTest
  @MethodSource("simpleHands")
  void handTracking(Path file) throws IOException {
    HandTrackingData data = HandTrackingData.readSimple(file);
    double[] value =
        HandTracking.residuals(
            data.theta(), DataFiles.handModel(), data.correspondences(), data.points());
    assertSame(Reference.of(file).section("objective"), value);
  }

  static Stream<Path> complicatedHands() throws IOException {
    return DataFiles.startingWith("handc_");
  }

  @ParameterizedTest
  @MethodSource("complicatedHands")
  void handTrackingInTriangles(Path file) throws IOException {
    HandTrackingData data = HandTrackingData.readComplicated(file);
    double[] value =
        HandTracking.residualsInTriangles(
            data.us(), data.theta(), DataFiles.handModel(), data.correspondences(), data.points());
    assertSame(Reference.of(file).section("objective"), value);
  }

  /** But for another library's exp, log or tanh: to the last digit of the largest number. */
  private static void assertSame(double[] expected, double... actual) {
    double largest = 0;
    for (double x : expected) {
      largest = Math.max(largest, Math.abs(x));
    }
    assertArrayEquals(expected, actual, 8 * Math.ulp(largest));
  }
}
