package dev.fluxion.processor.objects.library;

import dev.fluxion.Differentiable;
import java.util.List;

/** Generic, with a label that only messages need. */
final class MarkovChain<S> {
  private final double[][] transition;
  private final S[] states;
  private final int size;
  private int start;

  MarkovChain(double[][] transition, S[] states) {
    this.transition = transition;
    this.states = states.clone();
    this.size = transition.length;
  }

  static List<Object> examples() {
    return List.of(
        new MarkovChain<String>(
            new double[][] {{0.5, 0.5}, {0.25, 0.75}}, new String[] {"rain", "sun"}));
  }

  private S label(int i) {
    return states[i];
  }

  @Differentiable
  double likelihood(double p, int steps) {
    if (p < 0) {
      throw new IllegalArgumentException("negative probability of " + label(start) + ": " + p);
    }
    double[] alpha = new double[size];
    alpha[start] = p;
    alpha[size - 1] += 1 - p;
    for (int t = 0; t < steps; t++) {
      double[] next = new double[size];
      for (int j = 0; j < size; j++) {
        for (int i = 0; i < size; i++) {
          next[j] += alpha[i] * transition[i][j] * (1 + 0.1 * p);
        }
      }
      alpha = next;
    }
    return Math.log(1 + alpha[0]) + alpha[1];
  }
}
