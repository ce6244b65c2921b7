package dev.fluxion;

import java.util.function.DoubleUnaryOperator;

/** The elementwise functions of one operand, none of which overflows where its result does not. */
final class Elementwise {
  private Elementwise() {}

  static Tensor map(Tensor t, DoubleUnaryOperator function) {
    double[] y = new double[t.data.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = function.applyAsDouble(t.data[i]);
    }
    return new Tensor(y, t.shape);
  }

  static double sigmoid(double x) {
    if (x >= 0) {
      return 1 / (1 + Math.exp(-x));
    }
    double e = Math.exp(x);
    return e / (1 + e);
  }

  static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}
