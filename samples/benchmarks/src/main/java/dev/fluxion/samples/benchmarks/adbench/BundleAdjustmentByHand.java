package dev.fluxion.samples.benchmarks.adbench;

/**
 * The Jacobian of {@link BundleAdjustment#reprojectionError} by hand: two rows of 15, in camera,
 * point and weight. What does not depend on the row is worked out once, and kept in an object that
 * serves all observations.
 */
final class BundleAdjustmentByHand {
  private final Rotation rotation = new Rotation();

  /** The error and its Jacobian, into {@code error} and the two rows. */
  void jacobian(
      double[] camera,
      double[] point,
      double weight,
      double[] feature,
      double[] error,
      double[] first,
      double[] second) {
    rotation.turn(camera, point);
    double inverse = 1 / rotation.z;
    double x = rotation.x * inverse;
    double y = rotation.y * inverse;
    double rsq = x * x + y * y;
    double k1 = camera[9];
    double k2 = camera[10];
    double radial = 1 + rsq * (k1 + k2 * rsq);
    double focal = camera[6];
    double errorX = x * radial * focal + camera[7] - feature[0];
    double errorY = y * radial * focal + camera[8] - feature[1];
    error[0] = weight * errorX;
    error[1] = weight * errorY;

    double scale = weight * focal;
    double bend = 2 * scale * (k1 + 2 * k2 * rsq);
    double mixed = bend * x * y * inverse;
    double xOfX = (scale * radial + bend * x * x) * inverse;
    double yOfY = (scale * radial + bend * y * y) * inverse;
    rotation.pullback(xOfX, mixed, -(xOfX * x + mixed * y), first);
    rotation.pullback(mixed, yOfY, -(mixed * x + yOfY * y), second);

    double ofX = weight * x;
    first[6] = ofX * radial;
    first[7] = weight;
    first[8] = 0;
    first[9] = ofX * focal * rsq;
    first[10] = ofX * focal * rsq * rsq;
    first[14] = errorX;
    double ofY = weight * y;
    second[6] = ofY * radial;
    second[7] = 0;
    second[8] = weight;
    second[9] = ofY * focal * rsq;
    second[10] = ofY * focal * rsq * rsq;
    second[14] = errorY;
  }

  /**
   * A point, relative to the camera and turned: v cos θ + (k × v) sin θ + k (k · v) (1 − cos θ).
   */
  private static final class Rotation {
    double x;
    double y;
    double z;
    private double vx;
    private double vy;
    private double vz;
    private double kx;
    private double ky;
    private double kz;
    private double inverseAngle;
    private double cos;
    private double sin;
    private double crossX;
    private double crossY;
    private double crossZ;
    private double along;

    void turn(double[] camera, double[] point) {
      vx = point[0] - camera[3];
      vy = point[1] - camera[4];
      vz = point[2] - camera[5];
      double rx = camera[0];
      double ry = camera[1];
      double rz = camera[2];
      double square = rx * rx + ry * ry + rz * rz;
      // With no rotation, k is r instead of its direction, and the formula the limit's.
      double angle = Math.sqrt(square);
      inverseAngle = square == 0 ? 1 : 1 / angle;
      cos = square == 0 ? 1 : Math.cos(angle);
      sin = square == 0 ? 1 : Math.sin(angle);
      kx = rx * inverseAngle;
      ky = ry * inverseAngle;
      kz = rz * inverseAngle;
      crossX = ky * vz - kz * vy;
      crossY = kz * vx - kx * vz;
      crossZ = kx * vy - ky * vx;
      along = kx * vx + ky * vy + kz * vz;
      double versine = (1 - cos) * along;
      x = vx * cos + crossX * sin + kx * versine;
      y = vy * cos + crossY * sin + ky * versine;
      z = vz * cos + crossZ * sin + kz * versine;
    }

    /** From the cotangent of the turned point to those of rotation, centre and point. */
    void pullback(double qx, double qy, double qz, double[] row) {
      double versine = 1 - cos;
      double qk = qx * kx + qy * ky + qz * kz;
      double qCross = qx * crossX + qy * crossY + qz * crossZ;
      double qv = qx * vx + qy * vy + qz * vz;
      double ofK = versine * along;
      double ofV = versine * qk;
      // θ k = r: what changes k changes r across it, what changes θ along it. Without a rotation
      // k and ofV are zero, cos and sin one.
      double angleBar = cos * qCross + along * qk * sin - sin * qv;
      double alongK = angleBar - (sin * qCross + 2 * ofK * qk) * inverseAngle;
      row[0] = (sin * (vy * qz - vz * qy) + ofK * qx + ofV * vx) * inverseAngle + alongK * kx;
      row[1] = (sin * (vz * qx - vx * qz) + ofK * qy + ofV * vy) * inverseAngle + alongK * ky;
      row[2] = (sin * (vx * qy - vy * qx) + ofK * qz + ofV * vz) * inverseAngle + alongK * kz;
      double px = cos * qx + sin * (qy * kz - qz * ky) + ofV * kx;
      double py = cos * qy + sin * (qz * kx - qx * kz) + ofV * ky;
      double pz = cos * qz + sin * (qx * ky - qy * kx) + ofV * kz;
      row[3] = -px;
      row[4] = -py;
      row[5] = -pz;
      row[11] = px;
      row[12] = py;
      row[13] = pz;
    }
  }
}
