package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Points, rotations and projections. */
final class Geometry {
  private Geometry() {}

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static double dot(double[] a, double[] b) {
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      s += a[i] * b[i];
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{0.1, -0.2, 0.3}", "{1, 2, 0.5}"})
  static double[] rodrigues(double[] r, double[] v) {
    double square = dot(r, r);
    double[] out = new double[3];
    if (square == 0) {
      double[] c = cross(r, v);
      for (int i = 0; i < 3; i++) {
        out[i] = v[i] + c[i];
      }
      return out;
    }
    double angle = Math.sqrt(square);
    double[] axis = new double[3];
    for (int i = 0; i < 3; i++) {
      axis[i] = r[i] / angle;
    }
    double[] c = cross(axis, v);
    double along = dot(axis, v) * (1 - Math.cos(angle));
    for (int i = 0; i < 3; i++) {
      out[i] = v[i] * Math.cos(angle) + c[i] * Math.sin(angle) + axis[i] * along;
    }
    return out;
  }

  @Differentiable
  @At(
      arrays = {"{0, 0, 0}", "{1, 2, 0.5}"},
      kink = true)
  static double[] rodriguesAtZero(double[] r, double[] v) {
    return rodrigues(r, v);
  }

  static double[][] rodriguesAtZeroExpected(double[] r, double[] v) {
    double[][] jacobian = new double[3][6];
    for (int j = 0; j < 3; j++) {
      double[] unit = new double[3];
      unit[j] = 1;
      double[] c = cross(unit, v);
      for (int i = 0; i < 3; i++) {
        jacobian[i][j] = c[i];
        jacobian[i][3 + j] = i == j ? 1 : 0;
      }
    }
    return jacobian;
  }

  @Differentiable
  @At(
      value = 1.5,
      arrays = {"{0.1, -0.2, 0.3, 1, 0.5, -3, 2, 0.1, 0.2, 0.01, 0.02}", "{0.5, 1, 2}"})
  static double[] bundleAdjustment(double[] camera, double[] point, double weight) {
    double[] relative = new double[3];
    for (int i = 0; i < 3; i++) {
      relative[i] = point[i] - camera[3 + i];
    }
    double[] axisAngle = {camera[0], camera[1], camera[2]};
    double[] p = rodrigues(axisAngle, relative);
    double[] image = {p[0] / p[2], p[1] / p[2]};
    double r2 = image[0] * image[0] + image[1] * image[1];
    double radial = 1 + camera[9] * r2 + camera[10] * r2 * r2;
    for (int i = 0; i < 2; i++) {
      image[i] = weight * (image[i] * radial * camera[6] + camera[7 + i] - 0.25);
    }
    return image;
  }

  @Differentiable
  @At(arrays = "{{0, 0}, {4, 1}, {3, 3}, {-1, 2}}")
  static double polygonArea(double[][] p) {
    double twice = 0;
    double[] before = p[p.length - 1];
    for (double[] here : p) {
      twice += before[0] * here[1] - here[0] * before[1];
      before = here;
    }
    return twice / 2;
  }

  static double[] polygonAreaExpected(double[][] p) {
    int n = p.length;
    double[] g = new double[2 * n];
    for (int i = 0; i < n; i++) {
      double[] next = p[(i + 1) % n];
      double[] before = p[(i + n - 1) % n];
      g[2 * i] = (next[1] - before[1]) / 2;
      g[2 * i + 1] = (before[0] - next[0]) / 2;
    }
    return g;
  }

  @Differentiable
  @At(arrays = {"{0, 0, 1}", "{4, 1, 0}", "{3, 3, 2}"})
  static double triangleArea(double[] a, double[] b, double[] c) {
    double[] u = new double[3];
    double[] v = new double[3];
    for (int i = 0; i < 3; i++) {
      u[i] = b[i] - a[i];
      v[i] = c[i] - a[i];
    }
    double[] n = cross(u, v);
    return Math.sqrt(dot(n, n)) / 2;
  }

  @Differentiable
  @At(arrays = {"{{1, 0.1, 2}, {-0.2, 1.1, 1}, {0.01, 0.02, 1}}", "{{0, 1}, {3, -1}}"})
  static double[][] homography(double[][] h, double[][] points) {
    double[][] out = new double[points.length][];
    for (int i = 0; i < out.length; i++) {
      double[] p = points[i];
      double[] q = new double[3];
      for (int k = 0; k < 3; k++) {
        q[k] = h[k][0] * p[0] + h[k][1] * p[1] + h[k][2];
      }
      out[i] = new double[] {q[0] / q[2], q[1] / q[2]};
    }
    return out;
  }

  @Differentiable
  @At(arrays = "{2, 0.5, 1.2}")
  static double[] spherical(double[] x) {
    return new double[] {
      x[0] * Math.sin(x[1]) * Math.cos(x[2]),
      x[0] * Math.sin(x[1]) * Math.sin(x[2]),
      x[0] * Math.cos(x[1])
    };
  }

  @Differentiable
  @At(
      value = 0.3,
      arrays = {"{{0, 1}, {3, -1}, {2, 2}}", "{{1, 1}, {2.5, -1}, {2, 2.5}}"})
  static double alignmentError(double[][] from, @Constant double[][] to, double angle) {
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    double[] shift = new double[2];
    for (int i = 0; i < from.length; i++) {
      shift[0] += (to[i][0] - c * from[i][0] + s * from[i][1]) / from.length;
      shift[1] += (to[i][1] - s * from[i][0] - c * from[i][1]) / from.length;
    }
    double error = 0;
    for (int i = 0; i < from.length; i++) {
      double dx = c * from[i][0] - s * from[i][1] + shift[0] - to[i][0];
      double dy = s * from[i][0] + c * from[i][1] + shift[1] - to[i][1];
      error += dx * dx + dy * dy;
    }
    return error;
  }

  @Differentiable
  @At(arrays = {"{0.2, 0.4, -0.3}", "{{0, 1, 0}, {1, 0, 0}, {0, 0, 1}}"})
  static double[] forwardKinematics(double[] angles, double[][] offsets) {
    double[][] rotation = {{1, 0}, {0, 1}};
    double[] position = new double[2];
    for (int k = 0; k < angles.length; k++) {
      double c = Math.cos(angles[k]);
      double s = Math.sin(angles[k]);
      double[][] next = new double[2][2];
      for (int i = 0; i < 2; i++) {
        next[i][0] = rotation[i][0] * c + rotation[i][1] * s;
        next[i][1] = rotation[i][1] * c - rotation[i][0] * s;
      }
      rotation = next;
      for (int i = 0; i < 2; i++) {
        position[i] += rotation[i][0] * offsets[k][0] + rotation[i][1] * offsets[k][1];
      }
    }
    return position;
  }
}
