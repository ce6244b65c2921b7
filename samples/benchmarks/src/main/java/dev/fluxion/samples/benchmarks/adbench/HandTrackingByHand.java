package dev.fluxion.samples.benchmarks.adbench;

/**
 * The Jacobian of {@link HandTracking#residuals} by hand, in 26 columns: three for the rotation,
 * three for the translation, and one for each of the fingers' 20 angles, which move at most three
 * of the 22 bones. It owns the scratch arrays of the calls for one size of hand.
 */
final class HandTrackingByHand {
  private static final int ANGLES = BoneTangents.ANGLES;

  private final double[][] positions;
  private final double[][][] positionTangents;

  /** Whether what has no weight is left out: most weights are zero. */
  private final boolean skipsZeros;

  HandTrackingByHand(int vertices, boolean skipsZeros) {
    this.skipsZeros = skipsZeros;
    positions = new double[vertices][3];
    positionTangents = new double[ANGLES][vertices][3];
  }

  /** Differentiates what the objective computes: the positions of all vertices. */
  void everyVertex(
      double[] theta,
      HandModel model,
      int[] correspondences,
      double[][] points,
      double[] residuals,
      double[][] jacobian) {
    BoneTangents bones = new BoneTangents(theta, model);
    clear(positions);
    for (double[][] tangents : positionTangents) {
      clear(tangents);
    }
    for (int b = 0; b < bones.transforms.length; b++) {
      double[] weights = model.weights()[b];
      addMoved(bones.transforms[b], weights, model.vertices(), positions);
      int[] angles = bones.angles[b];
      for (int i = 0; i < angles.length; i++) {
        double[][] tangents = positionTangents[angles[i]];
        addMoved(bones.tangents[b][i], weights, model.vertices(), tangents);
      }
    }
    RotationTangents rotation = new RotationTangents(theta);
    for (int i = 0; i < correspondences.length; i++) {
      int v = correspondences[i];
      residual(i, rotation, theta, points[i], positions[v], residuals, jacobian);
      for (int angle = 0; angle < ANGLES; angle++) {
        residualTangent(i, angle, rotation.rotation, positionTangents[angle][v], jacobian);
      }
    }
  }

  /** Differentiates no more than is asked for: the vertices that were measured. */
  void measuredVertices(
      double[] theta,
      HandModel model,
      int[] correspondences,
      double[][] points,
      double[] residuals,
      double[][] jacobian) {
    BoneTangents bones = new BoneTangents(theta, model);
    RotationTangents rotation = new RotationTangents(theta);
    double[] position = positions[0];
    for (int i = 0; i < correspondences.length; i++) {
      int v = correspondences[i];
      double[] vertex = model.vertices()[v];
      java.util.Arrays.fill(position, 0);
      for (int angle = 0; angle < ANGLES; angle++) {
        java.util.Arrays.fill(positionTangents[angle][0], 0);
      }
      for (int b = 0; b < bones.transforms.length; b++) {
        double weight = model.weights()[b][v];
        if (weight == 0) {
          continue;
        }
        addMoved(bones.transforms[b], weight, vertex, position);
        int[] angles = bones.angles[b];
        for (int k = 0; k < angles.length; k++) {
          addMoved(bones.tangents[b][k], weight, vertex, positionTangents[angles[k]][0]);
        }
      }
      residual(i, rotation, theta, points[i], position, residuals, jacobian);
      for (int angle = 0; angle < ANGLES; angle++) {
        residualTangent(i, angle, rotation.rotation, positionTangents[angle][0], jacobian);
      }
    }
  }

  private static void clear(double[][] rows) {
    for (double[] row : rows) {
      row[0] = 0;
      row[1] = 0;
      row[2] = 0;
    }
  }

  private void addMoved(double[] t, double[] weights, double[][] vertices, double[][] positions) {
    for (int v = 0; v < vertices.length; v++) {
      if (!skipsZeros || weights[v] != 0) {
        addMoved(t, weights[v], vertices[v], positions[v]);
      }
    }
  }

  private static void addMoved(double[] t, double weight, double[] p, double[] position) {
    double x = p[0];
    double y = p[1];
    double z = p[2];
    position[0] += weight * (t[0] * x + t[1] * y + t[2] * z + t[3]);
    position[1] += weight * (t[4] * x + t[5] * y + t[6] * z + t[7]);
    position[2] += weight * (t[8] * x + t[9] * y + t[10] * z + t[11]);
  }

  /** A point's residual, and its derivatives in the whole hand's rotation and translation. */
  private static void residual(
      int i,
      RotationTangents rotation,
      double[] theta,
      double[] point,
      double[] position,
      double[] residuals,
      double[][] jacobian) {
    for (int j = 0; j < 3; j++) {
      double[] row = jacobian[3 * i + j];
      residuals[3 * i + j] = point[j] - (turned(rotation.rotation, j, position) + theta[3 + j]);
      for (int m = 0; m < 3; m++) {
        row[m] = -turned(rotation.tangents[m], j, position);
        row[3 + m] = j == m ? -1 : 0;
      }
    }
  }

  private static void residualTangent(
      int i, int angle, double[] rotation, double[] positionTangent, double[][] jacobian) {
    for (int j = 0; j < 3; j++) {
      jacobian[3 * i + j][6 + angle] = -turned(rotation, j, positionTangent);
    }
  }

  private static double turned(double[] rotation, int j, double[] v) {
    return rotation[3 * j] * v[0] + rotation[3 * j + 1] * v[1] + rotation[3 * j + 2] * v[2];
  }
}
