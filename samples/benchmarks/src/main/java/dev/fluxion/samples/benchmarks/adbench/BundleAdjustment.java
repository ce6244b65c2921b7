package dev.fluxion.samples.benchmarks.adbench;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/**
 * Bundle adjustment: how far points in space, seen through cameras whose parameters are unknown,
 * are from where they were found in the pictures.
 */
final class BundleAdjustment {

  // A camera: rotation (3), centre (3), focal length, principal point (2), radial distortion (2).
  private static final int CENTRE = 3;
  private static final int FOCAL_LENGTH = 6;
  private static final int PRINCIPAL_POINT = 7;
  private static final int DISTORTION = 9;

  private BundleAdjustment() {}

  /** The error of one observation, two numbers; the unit whose derivative is dense. */
  @Differentiable
  static void reprojectionError(
      double[] camera, double[] point, double weight, @Constant double[] feature, double[] error) {
    project(camera, point, error);
    error[0] = weight * (error[0] - feature[0]);
    error[1] = weight * (error[1] - feature[1]);
  }

  @Differentiable
  static double weightError(double weight) {
    return 1 - weight * weight;
  }

  private static void project(double[] camera, double[] point, double[] projected) {
    double[] relative = new double[3];
    for (int i = 0; i < 3; i++) {
      relative[i] = point[i] - camera[CENTRE + i];
    }
    double[] rotated = new double[3];
    rotate(camera, relative, rotated);
    double x = rotated[0] / rotated[2];
    double y = rotated[1] / rotated[2];
    double rsq = x * x + y * y;
    double radial = 1 + camera[DISTORTION] * rsq + camera[DISTORTION + 1] * rsq * rsq;
    projected[0] = x * radial * camera[FOCAL_LENGTH] + camera[PRINCIPAL_POINT];
    projected[1] = y * radial * camera[FOCAL_LENGTH] + camera[PRINCIPAL_POINT + 1];
  }

  /** Rodrigues' formula; the first three numbers of {@code rotation} are axis times angle. */
  private static void rotate(double[] rotation, double[] v, double[] rotated) {
    double square = 0;
    for (int i = 0; i < 3; i++) {
      square += rotation[i] * rotation[i];
    }
    if (square == 0) {
      cross(rotation, v, rotated);
      for (int i = 0; i < 3; i++) {
        rotated[i] = v[i] + rotated[i];
      }
      return;
    }
    double angle = Math.sqrt(square);
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double inverse = 1 / angle;
    double[] axis = new double[3];
    for (int i = 0; i < 3; i++) {
      axis[i] = rotation[i] * inverse;
    }
    cross(axis, v, rotated);
    double along = (axis[0] * v[0] + axis[1] * v[1] + axis[2] * v[2]) * (1 - cos);
    for (int i = 0; i < 3; i++) {
      rotated[i] = v[i] * cos + rotated[i] * sin + axis[i] * along;
    }
  }

  private static void cross(double[] a, double[] b, double[] product) {
    product[0] = a[1] * b[2] - a[2] * b[1];
    product[1] = a[2] * b[0] - a[0] * b[2];
    product[2] = a[0] * b[1] - a[1] * b[0];
  }
}
