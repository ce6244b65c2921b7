package dev.fluxion.samples.benchmarks.adbench;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** How far measured points are from a hand that takes a pose. */
final class HandTracking {

  private static final int FINGERS = 5;

  private HandTracking() {}

  /**
   * The points minus their vertices, three numbers each.
   *
   * @param theta the hand's rotation (axis times angle), its translation, and four angles for each
   *     finger
   */
  @Differentiable
  static double[] residuals(
      double[] theta,
      @Constant HandModel model,
      int[] correspondences,
      @Constant double[][] points) {
    double[][] positions = positions(theta, model);
    double[] residuals = new double[3 * correspondences.length];
    for (int i = 0; i < correspondences.length; i++) {
      double[] position = positions[correspondences[i]];
      double[] point = points[i];
      for (int j = 0; j < 3; j++) {
        residuals[3 * i + j] = point[j] - position[j];
      }
    }
    return residuals;
  }

  /**
   * The points minus places in their triangles.
   *
   * @param us two coordinates for each point
   */
  @Differentiable
  static double[] residualsInTriangles(
      double[] us,
      double[] theta,
      @Constant HandModel model,
      int[] correspondences,
      @Constant double[][] points) {
    double[][] positions = positions(theta, model);
    double[] residuals = new double[3 * correspondences.length];
    for (int i = 0; i < correspondences.length; i++) {
      int[] triangle = model.triangles()[correspondences[i]];
      double[] p = positions[triangle[0]];
      double[] q = positions[triangle[1]];
      double[] r = positions[triangle[2]];
      double a = us[2 * i];
      double b = us[2 * i + 1];
      double[] point = points[i];
      for (int j = 0; j < 3; j++) {
        residuals[3 * i + j] = point[j] - (a * p[j] + b * q[j] + (1 - a - b) * r[j]);
      }
    }
    return residuals;
  }

  /** Where the vertices are. */
  private static double[][] positions(double[] theta, HandModel model) {
    double[][] transforms = transforms(poses(theta, model.parents().length), model);
    double[][] vertices = model.vertices();
    double[][] positions = new double[vertices.length][3];
    for (int b = 0; b < transforms.length; b++) {
      double[] t = transforms[b];
      double[] weights = model.weights()[b];
      for (int v = 0; v < vertices.length; v++) {
        double[] p = vertices[v];
        double[] position = positions[v];
        double weight = weights[v];
        for (int j = 0; j < 3; j++) {
          double moved = t[4 * j] * p[0] + t[4 * j + 1] * p[1] + t[4 * j + 2] * p[2] + t[4 * j + 3];
          position[j] += weight * moved;
        }
      }
    }
    double[] rotation = rotation(theta);
    for (int v = 0; v < positions.length; v++) {
      double[] position = positions[v];
      double x = position[0];
      double y = position[1];
      double z = position[2];
      for (int j = 0; j < 3; j++) {
        position[j] =
            rotation[3 * j] * x + rotation[3 * j + 1] * y + rotation[3 * j + 2] * z + theta[3 + j];
      }
    }
    return positions;
  }

  /** Three angles for each bone; those of the wrist, the roots and the forearm stay zero. */
  static double[][] poses(double[] theta, int bones) {
    double[][] poses = new double[bones][3];
    for (int f = 0; f < FINGERS; f++) {
      poses[2 + 4 * f][0] = theta[6 + 4 * f];
      poses[2 + 4 * f][1] = theta[7 + 4 * f];
      poses[3 + 4 * f][0] = theta[8 + 4 * f];
      poses[4 + 4 * f][0] = theta[9 + 4 * f];
    }
    return poses;
  }

  /** For each bone: from its vertices at rest to where it takes them. */
  private static double[][] transforms(double[][] poses, HandModel model) {
    int bones = poses.length;
    double[][] absolutes = new double[bones][];
    double[][] transforms = new double[bones][];
    for (int b = 0; b < bones; b++) {
      double[] relative = times(model.relatives()[b], bend(poses[b]));
      int parent = model.parents()[b];
      absolutes[b] = parent < 0 ? relative : times(absolutes[parent], relative);
      transforms[b] = times(absolutes[b], model.inverses()[b]);
    }
    return transforms;
  }

  /** The rotation about the z axis, times that about y, times that about x. */
  private static double[] bend(double[] pose) {
    double sx = Math.sin(pose[0]);
    double cx = Math.cos(pose[0]);
    double sz = Math.sin(pose[1]);
    double cz = Math.cos(pose[1]);
    double sy = Math.sin(pose[2]);
    double cy = Math.cos(pose[2]);
    double[] aboutX = {1, 0, 0, 0, 0, cx, -sx, 0, 0, sx, cx, 0, 0, 0, 0, 1};
    double[] aboutY = {cy, 0, sy, 0, 0, 1, 0, 0, -sy, 0, cy, 0, 0, 0, 0, 1};
    double[] aboutZ = {cz, -sz, 0, 0, sz, cz, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
    return times(times(aboutZ, aboutY), aboutX);
  }

  static double[] times(double[] a, double[] b) {
    double[] product = new double[16];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        double sum = 0;
        for (int k = 0; k < 4; k++) {
          sum += a[4 * i + k] * b[4 * k + j];
        }
        product[4 * i + j] = sum;
      }
    }
    return product;
  }

  /** The whole hand's rotation; none where the angle is tiny. */
  static double[] rotation(double[] theta) {
    double angle = Math.sqrt(theta[0] * theta[0] + theta[1] * theta[1] + theta[2] * theta[2]);
    if (angle < 1e-4) {
      return new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
    }
    double x = theta[0] / angle;
    double y = theta[1] / angle;
    double z = theta[2] / angle;
    double s = Math.sin(angle);
    double c = Math.cos(angle);
    return new double[] {
      x * x + (1 - x * x) * c,
      x * y * (1 - c) - z * s,
      x * z * (1 - c) + y * s,
      x * y * (1 - c) + z * s,
      y * y + (1 - y * y) * c,
      y * z * (1 - c) - x * s,
      x * z * (1 - c) - y * s,
      z * y * (1 - c) + x * s,
      z * z + (1 - z * z) * c
    };
  }
}
