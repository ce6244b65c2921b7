package dev.fluxion.samples.benchmarks.adbench;

import dev.fluxion.samples.benchmarks.Agreement;
import dev.fluxion.samples.benchmarks.Measured;
import org.openjdk.jmh.annotations.Benchmark;

/** {@link BundleAdjustment}: the 2 × 15 blocks of all 31,843 observations. */
public class BundleAdjustmentBenchmark extends Measured {

  private static final int SIZE = 15;

  private BundleAdjustmentData data =
      Resources.read("ba/ba1_n49_m7776_p31843.txt", BundleAdjustmentData::read);
  private final BundleAdjustmentByHand byHand = new BundleAdjustmentByHand();
  private final double[] error = new double[2];
  private final double[] first = new double[SIZE];
  private final double[] second = new double[SIZE];
  private final BundleAdjustmentGradients.ReprojectionErrorAdjoint adjoint =
      new BundleAdjustmentGradients.ReprojectionErrorAdjoint();
  private final double[] firstCotangent = {1, 0};
  private final double[] secondCotangent = {0, 1};

  @Benchmark
  public double primal() {
    double sum = 0;
    for (int i = 0; i < data.weights().length; i++) {
      BundleAdjustment.reprojectionError(
          camera(i), point(i), data.weights()[i], data.features()[i], error);
      sum += error[0];
    }
    return sum;
  }

  /** Both rows share one primal. */
  @Benchmark
  public double fused() {
    double sum = 0;
    for (int i = 0; i < data.weights().length; i++) {
      byHand.jacobian(
          camera(i), point(i), data.weights()[i], data.features()[i], error, first, second);
      sum += first[0] + second[0];
    }
    return sum;
  }

  /** The same in new arrays for each block, as the generated Jacobian has. */
  @Benchmark
  public double fusedFresh() {
    double sum = 0;
    for (int i = 0; i < data.weights().length; i++) {
      double[][] jacobian = new double[2][SIZE];
      byHand.jacobian(
          camera(i),
          point(i),
          data.weights()[i],
          data.features()[i],
          error,
          jacobian[0],
          jacobian[1]);
      sum += jacobian[0][0] + jacobian[1][0];
    }
    return sum;
  }

  @Benchmark
  public double jacobian() {
    double sum = 0;
    for (int i = 0; i < data.weights().length; i++) {
      double[][] jacobian = jacobian(i);
      sum += jacobian[0][0] + jacobian[1][0];
    }
    return sum;
  }

  private double[][] jacobian(int i) {
    return BundleAdjustmentGradients.reprojectionErrorJacobian(
            camera(i), point(i), data.weights()[i], data.features()[i], error)
        .jacobian();
  }

  /** One pullback for both rows: what the forward sweep left is used twice. */
  @Benchmark
  public double pullback() {
    double sum = 0;
    for (int i = 0; i < data.weights().length; i++) {
      var pullback =
          BundleAdjustmentGradients.reprojectionErrorPullback(
              camera(i), point(i), data.weights()[i], data.features()[i], error);
      sum += pullback.apply(firstCotangent).camera()[0];
      sum += pullback.apply(secondCotangent).camera()[0];
    }
    return sum;
  }

  /** Both rows in a reused adjoint, one after the other. */
  @Benchmark
  public double vjpInto() {
    double sum = 0;
    for (int i = 0; i < data.weights().length; i++) {
      vjp(i, firstCotangent);
      sum += adjoint.camera[0];
      vjp(i, secondCotangent);
      sum += adjoint.camera[0];
    }
    return sum;
  }

  private void vjp(int i, double[] cotangent) {
    adjoint.clear();
    BundleAdjustmentGradients.reprojectionErrorVjp(
        camera(i), point(i), data.weights()[i], data.features()[i], error, cotangent, adjoint);
  }

  private double[] camera(int i) {
    return data.cameras()[data.cameraOf()[i]];
  }

  private double[] point(int i) {
    return data.points()[data.pointOf()[i]];
  }

  @Override
  public void check() {
    data = Resources.read("ba/ba_gen_n5_m40_p150.txt", BundleAdjustmentData::read);
    for (int i = 0; i < data.weights().length; i++) {
      double[] values = new double[2];
      BundleAdjustment.reprojectionError(
          camera(i), point(i), data.weights()[i], data.features()[i], values);
      byHand.jacobian(
          camera(i), point(i), data.weights()[i], data.features()[i], error, first, second);
      Agreement.check("fused", values, error, 1e-11);
      double[][] generated = jacobian(i);
      Agreement.check("jacobian", first, generated[0], 1e-12);
      Agreement.check("jacobian", second, generated[1], 1e-12);
      vjp(i, firstCotangent);
      Agreement.check("vjpInto", first, adjoint.toArray(), 1e-12);
      var pullback =
          BundleAdjustmentGradients.reprojectionErrorPullback(
              camera(i), point(i), data.weights()[i], data.features()[i], error);
      Agreement.check("pullback", second, pullback.apply(secondCotangent).toArray(), 1e-12);
    }
  }
}
