package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Probabilities and networks along sequences: dynamic programs and recurrences. */
final class Sequences {
  private Sequences() {}

  private static double softMin(double a, double b, double c) {
    double m = Math.min(a, Math.min(b, c));
    return m - Math.log(Math.exp(m - a) + Math.exp(m - b) + Math.exp(m - c));
  }

  private static double logSumExp(double[] v) {
    double m = Double.NEGATIVE_INFINITY;
    for (double x : v) {
      if (x > m) {
        m = x;
      }
    }
    double s = 0;
    for (double x : v) {
      s += Math.exp(x - m);
    }
    return m + Math.log(s);
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  @Differentiable
  @At(
      arrays = {
        "{0.6, 0.4}",
        "{{0.7, 0.3}, {0.4, 0.6}}",
        "{{0.5, 0.4, 0.1}, {0.1, 0.3, 0.6}}",
        "{0, 2, 1}"
      })
  static double hiddenMarkovForward(
      double[] initial, double[][] transition, double[][] emission, int[] observed) {
    int n = initial.length;
    double[] alpha = new double[n];
    double[] next = new double[n];
    double logLikelihood = 0;
    for (int t = 0; t < observed.length; t++) {
      double total = 0;
      for (int j = 0; j < n; j++) {
        double s = 0;
        if (t == 0) {
          s = initial[j];
        } else {
          for (int i = 0; i < n; i++) {
            s += alpha[i] * transition[i][j];
          }
        }
        next[j] = s * emission[j][observed[t]];
        total += next[j];
      }
      for (int j = 0; j < n; j++) {
        alpha[j] = next[j] / total;
      }
      logLikelihood += Math.log(total);
    }
    return logLikelihood;
  }

  @Differentiable
  @At(
      arrays = {
        "{{0.1, -1, 0.5}, {1, 0.25, -0.5}, {0, 0.5, 1}}",
        "{{0, 0.5, 1}, {1, 0, -1}, {0.5, 1, 0}}"
      })
  static double logPartition(double[][] scores, double[][] transitions) {
    double[] alpha = scores[0].clone();
    double[] terms = new double[alpha.length];
    for (int t = 1; t < scores.length; t++) {
      double[] next = new double[alpha.length];
      for (int j = 0; j < next.length; j++) {
        for (int i = 0; i < alpha.length; i++) {
          terms[i] = alpha[i] + transitions[i][j];
        }
        next[j] = scores[t][j] + logSumExp(terms);
      }
      alpha = next;
    }
    return logSumExp(alpha);
  }

  @Differentiable
  @At(arrays = {"{1, 2, 0.5}", "{0.5, 1.75, 1, -1}"})
  @At(arrays = {"{1}", "{3}"})
  static double softTimeWarping(double[] x, double[] y) {
    double[][] r = new double[x.length + 1][y.length + 1];
    for (int i = 1; i <= x.length; i++) {
      r[i][0] = 1e6;
    }
    for (int j = 1; j <= y.length; j++) {
      r[0][j] = 1e6;
    }
    for (int i = 1; i <= x.length; i++) {
      for (int j = 1; j <= y.length; j++) {
        double d = x[i - 1] - y[j - 1];
        r[i][j] = d * d + softMin(r[i - 1][j], r[i][j - 1], r[i - 1][j - 1]);
      }
    }
    return r[x.length][y.length];
  }

  @Differentiable
  @At(arrays = {"{1, 2, 0.5, 4}", "{0.5, 1.75, 1}"})
  static double timeWarpingByTwoRows(double[] x, double[] y) {
    double[] above = new double[y.length + 1];
    double[] row = new double[y.length + 1];
    for (int j = 1; j <= y.length; j++) {
      above[j] = 1e9;
    }
    for (int i = 1; i <= x.length; i++) {
      row[0] = 1e9;
      for (int j = 1; j <= y.length; j++) {
        double d = x[i - 1] - y[j - 1];
        row[j] = d * d + Math.min(above[j - 1], Math.min(above[j], row[j - 1]));
      }
      double[] t = above;
      above = row;
      row = t;
    }
    return above[y.length];
  }

  @Differentiable
  @At(
      value = {0.1, 0.5},
      arrays = "{1, 1.5, 0.7, 2}")
  static double kalmanLogLikelihood(double q, double r, double[] z) {
    double x = 0;
    double p = 1;
    double total = 0;
    for (double measured : z) {
      p += q;
      double s = p + r;
      double innovation = measured - x;
      total -= 0.5 * (Math.log(s) + innovation * innovation / s);
      double gain = p / s;
      x += gain * innovation;
      p *= 1 - gain;
    }
    return total;
  }

  @Differentiable
  @At(arrays = {"{0.5, -0.25, 1, 0.75}", "{0.1, 0.2, -0.1, 0}", "{1, 0, 1, 1, 0}"})
  static double lstm(double[] w, double[] b, @Constant double[] inputs) {
    double[] state = new double[2];
    double loss = 0;
    for (double x : inputs) {
      double f = sigmoid(x * w[0] + b[0]);
      double g = sigmoid(state[0] * w[1] + b[1]);
      double o = sigmoid(x * w[2] + b[2]);
      state[1] = state[1] * f + g * Math.tanh(state[0] * w[3] + b[3]);
      state[0] = o * Math.tanh(state[1]);
      loss += (state[0] - x) * (state[0] - x);
    }
    return loss;
  }

  @Differentiable
  @At(arrays = {"{{0.5, -0.25}, {1, 0.75}, {0.25, 0.5}}", "{0.3, -0.6, 0.9}"})
  static double[] gatedUnit(double[][] w, double[] inputs) {
    double[] h = new double[w[0].length];
    for (int t = 0; t < inputs.length; t++) {
      for (int i = 0; i < h.length; i++) {
        double z = sigmoid(w[0][i] * inputs[t] + h[i]);
        double r = sigmoid(w[1][i] * inputs[t] - h[i]);
        h[i] = (1 - z) * h[i] + z * Math.tanh(w[2][i] * inputs[t] + r * h[i]);
      }
    }
    return h;
  }

  @Differentiable
  @At(
      arrays = {
        "{{1, 0.5}, {-1, 2}}",
        "{{0.25, 1}, {1, -1}, {0.5, 0}}",
        "{{1, 2}, {3, -1}, {0, 1}}"
      })
  static double[][] attention(double[][] queries, double[][] keys, double[][] values) {
    double[][] out = new double[queries.length][values[0].length];
    double[] weights = new double[keys.length];
    for (int i = 0; i < queries.length; i++) {
      double max = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < keys.length; k++) {
        double s = 0;
        for (int j = 0; j < keys[k].length; j++) {
          s += queries[i][j] * keys[k][j];
        }
        weights[k] = s;
        max = Math.max(max, s);
      }
      double sum = 0;
      for (int k = 0; k < keys.length; k++) {
        weights[k] = Math.exp(weights[k] - max);
        sum += weights[k];
      }
      for (int k = 0; k < keys.length; k++) {
        for (int j = 0; j < out[i].length; j++) {
          out[i][j] += weights[k] / sum * values[k][j];
        }
      }
    }
    return out;
  }

  @Differentiable(wrt = {"x", "gain", "bias"})
  @At(arrays = {"{1, 2, -0.5, 3}", "{1, 0.5, 2, 1}", "{0, 0.1, 0.2, 0.3}"})
  static void layerNorm(double[] x, double[] gain, double[] bias) {
    double mean = 0;
    for (double v : x) {
      mean += v;
    }
    mean /= x.length;
    double variance = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] -= mean;
      variance += x[i] * x[i];
    }
    double scale = 1 / Math.sqrt(variance / x.length + 1e-5);
    for (int i = 0; i < x.length; i++) {
      x[i] = x[i] * scale * gain[i] + bias[i];
    }
  }

  @Differentiable
  @At(arrays = {"{{{0.5, -1}, {0.25, 1}}, {{1, 0.5}, {-0.5, 0.75}}}", "{0.3, -0.8}"})
  static double perceptron(double[][][] layers, double[] input) {
    double[] x = input;
    for (double[][] layer : layers) {
      double[] y = new double[layer.length];
      for (int i = 0; i < y.length; i++) {
        for (int j = 0; j < x.length; j++) {
          y[i] += layer[i][j] * x[j];
        }
        y[i] = Math.tanh(y[i]);
      }
      x = y;
    }
    double sum = 0;
    for (double v : x) {
      sum += v * v;
    }
    return sum;
  }

  @Differentiable
  @At(arrays = {"{0.2, 0.9, -0.4}", "{1, 0, 1}"})
  static double crossEntropy(double[] logits, int[] labels) {
    double loss = 0;
    for (int i = 0; i < logits.length; i++) {
      loss += Math.log1p(Math.exp(labels[i] == 1 ? -logits[i] : logits[i]));
    }
    return loss / logits.length;
  }

  static double[] crossEntropyExpected(double[] logits, int[] labels) {
    double[] g = new double[logits.length];
    for (int i = 0; i < g.length; i++) {
      g[i] = (sigmoid(logits[i]) - labels[i]) / g.length;
    }
    return g;
  }

  @Differentiable(wrt = "x")
  @At(arrays = "{0.2, 0.9, -0.4}")
  static void softmaxInPlace(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] = Math.exp(x[i]);
    }
    for (int i = 0; i < x.length; i++) {
      x[i] /= sum;
    }
  }

  static double[][] softmaxInPlaceExpected(double[] x) {
    double[] p = x.clone();
    softmaxInPlace(p);
    double[][] jacobian = new double[x.length][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        jacobian[i][j] = p[i] * ((i == j ? 1 : 0) - p[j]);
      }
    }
    return jacobian;
  }

  @Differentiable
  @At(arrays = {"{3, 1, 2.5}", "{{1, 4, 2}, {2, 0, 5}}"})
  static double binomialTree(double[] start, double[][] payoffs) {
    double[] v = start.clone();
    for (int step = v.length - 1; step >= 1; step--) {
      for (int i = 0; i < step; i++) {
        double held = 0.9 * (0.55 * v[i] + 0.45 * v[i + 1]);
        v[i] = Math.max(held, payoffs[step - 1][i]);
      }
    }
    return v[0];
  }
}
