package dev.fluxion.samples.benchmarks;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Mean cross-entropy of a linear classifier, with an array of scores for each sample. */
final class Classifier {

  private Classifier() {}

  @Differentiable
  static double loss(double[][] weights, @Constant double[][] samples, @Constant int[] labels) {
    double loss = 0;
    for (int i = 0; i < samples.length; i++) {
      double[] scores = scores(weights, samples[i]);
      loss += logSumExp(scores) - scores[labels[i]];
    }
    return loss / samples.length;
  }

  private static double[] scores(double[][] weights, double[] sample) {
    double[] scores = new double[weights.length];
    for (int k = 0; k < weights.length; k++) {
      scores[k] = dot(weights[k], sample);
    }
    return scores;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      sum += x[j] * y[j];
    }
    return sum;
  }

  private static double logSumExp(double[] scores) {
    double max = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      max = Math.max(max, score);
    }
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - max);
    }
    return max + Math.log(sum);
  }

  /**
   * Each sample forth and back at once; that the largest score cancels is used.
   *
   * @param scores scratch, as long as {@code weights}
   */
  static double fused(
      double[][] weights,
      double[][] samples,
      int[] labels,
      double[] scores,
      double[][] weightsBar) {
    double loss = 0;
    double mean = 1.0 / samples.length;
    for (int i = 0; i < samples.length; i++) {
      double[] sample = samples[i];
      double max = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < weights.length; k++) {
        scores[k] = dot(weights[k], sample);
        max = Math.max(max, scores[k]);
      }
      int label = labels[i];
      loss += max - scores[label];
      double sum = 0;
      for (int k = 0; k < weights.length; k++) {
        scores[k] = Math.exp(scores[k] - max);
        sum += scores[k];
      }
      loss += Math.log(sum);
      double factor = mean / sum;
      for (int k = 0; k < weights.length; k++) {
        double bar = factor * scores[k] - (k == label ? mean : 0);
        double[] row = weightsBar[k];
        for (int j = 0; j < sample.length; j++) {
          row[j] += bar * sample[j];
        }
      }
    }
    return loss * mean;
  }
}
