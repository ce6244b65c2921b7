package dev.fluxion.processor.jacobian;

import dev.fluxion.Differentiable;

/** Functions that fill small arrays with what few of their inputs change. */
final class Matrices {
  private Matrices() {}

  /** Matrices that few inputs change, written to again, in branches, and by other names. */
  @Differentiable
  static double[] bent(double[] x) {
    int n = x.length;
    double[][] poses = new double[n][2];
    for (int k = 0; k < n; k++) {
      poses[k][0] = x[k];
      poses[k][1] = x[k / 2];
    }
    double[][] kept = new double[n + 1][];
    kept[n] = new double[] {1, x[0], 0, 1, 2, 0, 1, 1, 0};
    double[] results = new double[9 * n + 9];
    for (int k = 0; k < n; k++) {
      double[] pose = poses[k];
      double s = Math.sin(pose[0]);
      double c = Math.cos(pose[0]);
      double t = pose[1] * s;
      double[] turn = {c * t, -s * t, s * c, c * c, 0, t * t, -t * c, 1, s + c};
      double[] scaled = new double[9];
      scaled[0] = s * t - c;
      scaled[4] = turn[2] * t - turn[3] * c;
      scaled[8] = turn[0] * turn[8];
      double[] first = times(turn, scaled);
      kept[k] = turn;
      double[] other = kept[k / 3];
      if (pose[0] > 0.288) {
        other[1] = x[n - 1] * s * c;
        scaled[2] = x[n / 3] * other[1] + c * c;
      } else if (k % 3 == 1) {
        scaled = times(first, kept[n]);
      }
      double[] second = times(turn, scaled);
      double[] either = pose[0] > -0.42 ? second : first;
      double[] third = times(either, turn);
      either[0] = x[n / 4] * x[n / 2] + s * c + t * t;
      double[] fourth = times(second, first);
      for (int i = k % 10; i < 9; i++) {
        third[i] = fourth[8 - i] * x[0];
      }
      double[] fifth = times(third, fourth);
      kept[n] = k % 4 == 2 ? fifth : k % 4 == 3 ? turn : kept[n];
      for (int i = 0; i < 9; i++) {
        results[9 * k + i] += fifth[i] - third[8 - i] * s;
      }
    }
    for (int i = 0; i < 9; i++) {
      results[9 * n + i] = kept[n][i] * kept[n / 2][i];
    }
    return results;
  }

  private static double[] times(double[] a, double[] b) {
    double[] product = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          sum += a[3 * i + k] * b[3 * k + j];
        }
        product[3 * i + j] = sum;
      }
    }
    return product;
  }

  /** The same in floats. */
  @Differentiable
  static float[] bentFloats(float[] x) {
    int n = x.length;
    float[][] poses = new float[n][2];
    for (int k = 0; k < n; k++) {
      poses[k][0] = x[k];
      poses[k][1] = x[k / 2];
    }
    float[][] kept = new float[n + 1][];
    kept[n] = new float[] {1, x[0], 0, 1, 2, 0, 1, 1, 0};
    float[] results = new float[9 * n + 9];
    for (int k = 0; k < n; k++) {
      float[] pose = poses[k];
      float s = (float) Math.sin(pose[0]);
      float c = (float) Math.cos(pose[0]);
      float t = pose[1] * s;
      float[] turn = {c * t, -s * t, s * c, c * c, 0, t * t, -t * c, 1, s + c};
      float[] scaled = new float[9];
      scaled[0] = s * t - c;
      scaled[4] = turn[2] * t - turn[3] * c;
      scaled[8] = turn[0] * turn[8];
      float[] first = times(turn, scaled);
      kept[k] = turn;
      float[] other = kept[k / 3];
      if (pose[0] > 0.288f) {
        other[1] = x[n - 1] * s * c;
        scaled[2] = x[n / 3] * other[1] + c * c;
      } else if (k % 3 == 1) {
        scaled = times(first, kept[n]);
      }
      float[] second = times(turn, scaled);
      float[] either = pose[0] > -0.42f ? second : first;
      float[] third = times(either, turn);
      either[0] = x[n / 4] * x[n / 2] + s * c + t * t;
      float[] fourth = times(second, first);
      for (int i = k % 10; i < 9; i++) {
        third[i] = fourth[8 - i] * x[0];
      }
      float[] fifth = times(third, fourth);
      kept[n] = k % 4 == 2 ? fifth : k % 4 == 3 ? turn : kept[n];
      for (int i = 0; i < 9; i++) {
        results[9 * k + i] += fifth[i] - third[8 - i] * s;
      }
    }
    for (int i = 0; i < 9; i++) {
      results[9 * n + i] = kept[n][i] * kept[n / 2][i];
    }
    return results;
  }

  private static float[] times(float[] a, float[] b) {
    float[] product = new float[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        float sum = 0;
        for (int k = 0; k < 3; k++) {
          sum += a[3 * i + k] * b[3 * k + j];
        }
        product[3 * i + j] = sum;
      }
    }
    return product;
  }
}
