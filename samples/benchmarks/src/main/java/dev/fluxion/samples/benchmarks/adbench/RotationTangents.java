package dev.fluxion.samples.benchmarks.adbench;

/** The whole hand's rotation, and its tangents in the three numbers that are axis times angle. */
final class RotationTangents {
  /** Three by three, row by row. */
  final double[] rotation;

  final double[][] tangents = new double[3][9];

  RotationTangents(double[] theta) {
    rotation = HandTracking.rotation(theta);
    double angle = Math.sqrt(theta[0] * theta[0] + theta[1] * theta[1] + theta[2] * theta[2]);
    if (angle < 1e-4) {
      return;
    }
    double[] k = {theta[0] / angle, theta[1] / angle, theta[2] / angle};
    double s = Math.sin(angle);
    double c = Math.cos(angle);
    // The rotation is c I + (1 − c) k kᵀ + s [k]ₓ.
    for (int m = 0; m < 3; m++) {
      double[] kDot = {-k[0] * k[m] / angle, -k[1] * k[m] / angle, -k[2] * k[m] / angle};
      kDot[m] += 1 / angle;
      double sDot = c * k[m];
      double cDot = -s * k[m];
      double[] tangent = tangents[m];
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          tangent[3 * i + j] += (1 - c) * (kDot[i] * k[j] + k[i] * kDot[j]) - cDot * k[i] * k[j];
        }
        tangent[4 * i] += cDot;
        // The axis' component across the plane of the other two.
        double across = sDot * k[i] + s * kDot[i];
        tangent[3 * ((i + 1) % 3) + (i + 2) % 3] -= across;
        tangent[3 * ((i + 2) % 3) + (i + 1) % 3] += across;
      }
    }
  }
}
