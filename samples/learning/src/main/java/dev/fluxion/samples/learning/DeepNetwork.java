package dev.fluxion.samples.learning;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.Random;

/** f₀ = x, f_i = ReLU(W_i f_{i−1} + b_i), softmax at the end; cross entropy as its loss. */
final class DeepNetwork {

  private DeepNetwork() {}

  /** W_i and b_i. */
  record Layer(double[][] W, double[] b) {

    static Layer random(int outputs, int inputs, Random random) {
      double[][] W = new double[outputs][inputs];
      for (double[] row : W) {
        for (int j = 0; j < inputs; j++) {
          row[j] = random.nextGaussian() * Math.sqrt(2.0 / inputs);
        }
      }
      return new Layer(W, new double[outputs]);
    }
  }

  /** Layers of these widths, the inputs' number first. */
  static Layer[] random(Random random, int... widths) {
    Layer[] layers = new Layer[widths.length - 1];
    for (int i = 0; i < layers.length; i++) {
      layers[i] = Layer.random(widths[i + 1], widths[i], random);
    }
    return layers;
  }

  private static double[] affine(Layer layer, double[] f) {
    double[] z = new double[layer.b().length];
    for (int i = 0; i < z.length; i++) {
      z[i] = layer.b()[i];
      for (int j = 0; j < f.length; j++) {
        z[i] += layer.W()[i][j] * f[j];
      }
    }
    return z;
  }

  private static double[] relu(double[] z) {
    double[] h = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      h[i] = Math.max(0, z[i]);
    }
    return h;
  }

  /** The last layer's z, from which softmax makes probabilities. */
  static double[] scores(Layer[] theta, double[] x) {
    double[] f = x;
    for (int i = 0; i < theta.length - 1; i++) {
      f = relu(affine(theta[i], f));
    }
    return affine(theta[theta.length - 1], f);
  }

  /** ln Σ e^{z_i}, without overflow. */
  private static double logSumExp(double[] z) {
    double most = z[0];
    for (int i = 1; i < z.length; i++) {
      most = Math.max(most, z[i]);
    }
    double sum = 0;
    for (int i = 0; i < z.length; i++) {
      sum += Math.exp(z[i] - most);
    }
    return most + Math.log(sum);
  }

  /** The mean of −ln ŷ_label. */
  @Differentiable
  static double crossEntropy(Layer[] theta, @Constant double[][] X, int[] labels) {
    double sum = 0;
    for (int n = 0; n < labels.length; n++) {
      double[] z = scores(theta, X[n]);
      sum += logSumExp(z) - z[labels[n]];
    }
    return sum / labels.length;
  }

  static int predict(Layer[] theta, double[] x) {
    double[] z = scores(theta, x);
    int best = 0;
    for (int i = 1; i < z.length; i++) {
      best = z[i] > z[best] ? i : best;
    }
    return best;
  }
}
