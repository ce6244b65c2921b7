package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Squares of which Java multiplies the factor first, and what only looks like that. */
final class ScaledSquares {
  private ScaledSquares() {}

  private static final String SERIES = "{1.2, 0.7, -1.5, 0.4, 2.1, -0.3}";

  @Differentiable
  @At({0.7, -1.3})
  static double gaussian(double x, double y) {
    double t = x - y;
    return Math.exp(-t * t / 2) * y;
  }

  @Differentiable
  @At({0.7, -1.3})
  static double halves(double x, double y) {
    double half = 0.5 * x;
    double third = y / 3;
    return half * x * y + x * (third * y) + half * third;
  }

  @Differentiable
  @At({0.7, -1.3})
  static double activeFactor(double x, double w) {
    return w * x * x + x / w * x;
  }

  @Differentiable
  @At({0.7, -1.3, 1.7})
  static double passiveFactor(double x, double y, @Constant double w) {
    double scaled = w * x;
    double divided = y / w;
    double inverse = w / y;
    return scaled * x * y + y * divided * x + inverse * y;
  }

  @Differentiable
  @At({0.7, -1.3})
  static double otherUses(double x, double y) {
    double negative = -x;
    double square = negative * x;
    return square * square + Math.sin(negative) * y + negative * y * negative;
  }

  /** The multiple is of the number before. */
  @Differentiable
  @At({0.7, -1.3})
  static double replaced(double x, double y) {
    double t = x * y;
    double half = 0.5 * t;
    t = t + x;
    double mixed = half * t;
    half = 2 * t;
    return mixed + half * t;
  }

  @Differentiable
  @At(arrays = SERIES)
  @At(arrays = "{0.5}")
  static double ofTheTripBefore(double[] x) {
    double scaled = 0.25 * x[0];
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double t = x[i];
      sum += scaled * t;
      scaled = -t;
      sum += scaled * t * sum;
    }
    return sum + scaled * scaled;
  }

  /** The multiple is made outside. */
  @Differentiable
  @At(value = 0.7, arrays = SERIES)
  static double madeOutside(double[] x, double y) {
    double half = 0.5 * y;
    double sum = 0;
    for (double element : x) {
      if (element > 0) {
        sum += half * y * element;
      } else {
        double negative = -element;
        sum -= negative * element * half;
      }
    }
    return sum;
  }

  @Differentiable
  @At(arrays = SERIES)
  static double[] manyOutputs(double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = -x[i] * x[i] + 0.5 * x[0] * x[0];
    }
    return y;
  }

  @Differentiable
  @At({0.7, -1.3})
  static double repeated(double x, double y) {
    double state = x;
    for (int k = 0; k < 5; k++) {
      double half = 0.5 * state;
      state = Math.sin(half * state + y) - half;
    }
    return state * y;
  }
}
