package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import dev.fluxion.Tensor;
import java.util.Arrays;

/** Loops that sum, and make arrays in each trip. */
final class SumsWithOwnArrays {
  private SumsWithOwnArrays() {}

  @Differentiable
  @At(arrays = {"{{1, -2, 3}, {0.5, 1, -1}}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static double softmaxRegression(double[][] w, double[][] xs) {
    double loss = 0;
    for (int i = 0; i < xs.length; i++) {
      double[] z = product(w, xs[i]);
      loss += logSumExp(z) - z[i % z.length];
    }
    return loss / xs.length;
  }

  private static double[] product(double[][] w, double[] x) {
    double[] z = new double[w.length];
    for (int k = 0; k < w.length; k++) {
      for (int j = 0; j < x.length; j++) {
        z[k] += w[k][j] * x[j];
      }
    }
    return z;
  }

  private static double logSumExp(double[] z) {
    double max = Double.NEGATIVE_INFINITY;
    for (double v : z) {
      max = Math.max(max, v);
    }
    double sum = 0;
    for (double v : z) {
      sum += Math.exp(v - max);
    }
    return max + Math.log(sum);
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static double matrixOfEachTrip(double[] x, double[][] m) {
    double s = 0;
    for (double[] row : m) {
      double[][] y = new double[x.length][2];
      for (int j = 0; j < x.length; j++) {
        double[] pair = y[j];
        pair[0] = row[j] * x[j];
        pair[1] = Math.sin(pair[0]) + (j > 0 ? y[j - 1][1] : 1);
      }
      double[] last = y[x.length - 1];
      s += last[0] * last[1];
      last[1] *= last[0];
      s -= Math.exp(last[1] / 10);
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static double overwrittenAfterReads(double[] x, double[][] m) {
    double s = 0;
    for (double[] row : m) {
      double[] y = new double[x.length];
      for (int j = 0; j < x.length; j++) {
        y[j] = row[j] * x[j];
        s += y[j] * y[j];
        y[j] = Math.cos(y[j]);
        s += y[j] * y[(j + 1) % y.length];
      }
      for (int round = 0; round < 2; round++) {
        for (int j = 1; j < y.length; j++) {
          y[j] = y[j - 1] * y[j] + 0.5;
        }
      }
      s += y[y.length - 1] * y[0];
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static double scratchOfInnerLoops(double[] x, double[][] m) {
    double s = 0;
    for (double[] row : m) {
      double[] y = new double[x.length];
      double inner = 0;
      for (double r : row) {
        for (int j = 0; j < y.length; j++) {
          y[j] = r * x[j];
        }
        double p = 1;
        for (int j = 0; j < y.length; j++) {
          p *= y[j] + 2;
        }
        inner += Math.sin(p);
      }
      s += inner * 0.5;
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static double arraysOfInnerLoops(double[] x, double[][] m) {
    double s = 0;
    for (double[] row : m) {
      for (int i = 0; i < row.length; i++) {
        double[] y = new double[i];
        for (int j = 0; j < i; j++) {
          y[j] = Math.sin(x[j] * row[i]);
        }
        for (int j = 0; j < i; j++) {
          s += y[j] * y[i - 1 - j];
        }
      }
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static double oneOfTwo(double[] x, double[][] m) {
    double s = 0;
    for (double[] row : m) {
      double[] a = new double[x.length];
      double[] b = new double[x.length];
      for (int j = 0; j < x.length; j++) {
        a[j] = row[j] * x[j];
        b[j] = Math.exp(x[j] / 4);
      }
      double[] y = row[0] > 0.75 ? a : b;
      y[0] *= y[1];
      s += a[0] * b[0] + y[0];
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static double ownOrNot(double[] x, double[][] m) {
    double s = 0;
    for (double[] row : m) {
      double[] y = row[0] > 0.75 ? new double[] {x[0], 2, x[1]} : row;
      s += y[0] * y[0] * x[2];
      y[0] = Math.sin(y[0] * x[0]);
      s += y[0];
    }
    return s + m[1][0];
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static double swappedInTheTrip(double[] x, double[][] m) {
    double s = 0;
    for (double[] row : m) {
      double[] now = new double[x.length];
      double[] next = new double[x.length];
      now[0] = 1;
      for (int t = 0; t < 3; t++) {
        for (int j = 0; j < x.length; j++) {
          next[j] = now[j] * x[j] + row[t] * now[(j + 1) % now.length];
        }
        double[] old = now;
        now = next;
        next = old;
      }
      s += now[0] * now[1];
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static double keptForLater(double[] x, double[][] m) {
    double[][] kept = new double[m.length][];
    double s = 0;
    for (int i = 0; i < m.length; i++) {
      double[] y = new double[] {m[i][0] * x[0], x[1]};
      kept[i] = y;
      s += y[0] * kept[i / 2][1];
    }
    return s + kept[m.length - 1][0] * kept[0][1];
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static double carriedOn(double[] x, double[][] m) {
    double[] before = {1, 2};
    double s = 0;
    for (double[] row : m) {
      double[] y = new double[2];
      y[0] = row[0] * x[0] * before[1];
      y[1] = before[0] + x[1];
      s += y[0] * y[1];
      before = y;
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static double indicesOfEachTrip(double[] x, double[][] m) {
    double s = 0;
    for (double[] row : m) {
      int[] order = new int[x.length];
      boolean[] isNegative = new boolean[x.length];
      for (int j = 0; j < order.length; j++) {
        order[j] = (2 * j + 1) % order.length;
        isNegative[j] = x[j] * row[j] < 0;
      }
      for (int j = 0; j < order.length; j++) {
        double v = x[order[j]] * row[j];
        s += isNegative[order[j]] ? Math.sin(v) : v * v;
        order[j] = 0;
      }
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static double leftEarly(double[] x, double[][] m) {
    double s = 0;
    int n = 0;
    for (double[] row : m) {
      double[] y = new double[x.length];
      for (int j = 0; j < x.length; j++) {
        y[j] = row[j] * x[j];
        if (y[j] < -3) {
          break;
        }
        s += Math.log(y[j] * y[j] + 1);
      }
      if (y[2] == 0) {
        continue;
      }
      n++;
      s += y[0] * y[2];
    }
    return n == 0 ? 0 : s / n;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static double tensorsFromOutside(double[] x, double[][] m) {
    Tensor w = Tensor.of(x, 3);
    Tensor v = w.square();
    double s = 0;
    for (int i = 0; i < m.length; i++) {
      Tensor h = w.times(m[i][0]).plus(v).tanh();
      double inner = 0;
      for (int j = 0; j < 2; j++) {
        inner += h.times(m[i][j]).dot(w) * h.get(j);
      }
      s += h.sum() * x[i] + inner * inner;
    }
    return s / m.length + v.sum();
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static double arraysOfTensors(double[] x, double[][] m) {
    Tensor w = Tensor.of(x, 3);
    double s = 0;
    for (double[] row : m) {
      double[] y = w.times(row[0]).toArray();
      y[0] *= y[1] + row[1];
      s += Math.sin(y[0]) * y[2] * y[1];
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static double initialised(double[] x, double[][] m) {
    double s = 0;
    for (double[] row : m) {
      double[] y = {row[0] * x[0], 2, x[1] * x[2]};
      s += y[0] * y[2] + y[1];
    }
    return s / m.length;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static double cloned(double[] x, double[][] m) {
    double s = 0;
    for (double[] row : m) {
      double[] y = row.clone();
      y[0] *= x[0];
      s += y[0] * y[0] * y[2] * row[0];
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static double copied(double[] x, double[][] m) {
    double s = 0;
    for (double[] row : m) {
      double[] y = Arrays.copyOf(x, 5);
      y[4] = row[0];
      System.arraycopy(row, 0, y, 2, 2);
      Arrays.fill(y, 0, 1, x[1]);
      s += y[0] * y[1] * y[2] * y[3] * y[4];
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static double filled(double[] x, double[][] m) {
    double[] y = new double[x.length];
    double s = 0;
    for (double[] row : m) {
      Arrays.fill(y, 0);
      for (int j = 0; j < row.length; j++) {
        y[(j * 2) % y.length] += row[j] * x[j];
      }
      s += y[0] * y[1] * y[2];
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static double copiedOut(double[] x, double[][] m) {
    double[] y = new double[x.length];
    double s = 0;
    for (double[] row : m) {
      System.arraycopy(row, 0, y, 0, 3);
      s += y[0] * x[1];
    }
    return s + y[2];
  }

  @Differentiable
  @At(arrays = {"{1, -2, 3}", "{{1, 2, 3}, {0.5, -1, 2}, {3, 0.25, 1}}"})
  static float floats(float[] x, @Constant double[][] m) {
    float s = 0;
    for (double[] row : m) {
      float[] y = new float[x.length];
      for (int j = 0; j < x.length; j++) {
        y[j] = (float) (row[j] * x[j]);
      }
      s += y[0] * y[1] + (float) Math.sin(y[2]);
    }
    return s / m.length;
  }

  static double[] floatsExpected(float[] x, double[][] m) {
    double[] gradient = new double[3];
    for (double[] row : m) {
      gradient[0] += row[0] * row[1] * x[1] / m.length;
      gradient[1] += row[0] * row[1] * x[0] / m.length;
      gradient[2] += row[2] * Math.cos(row[2] * x[2]) / m.length;
    }
    return gradient;
  }
}
