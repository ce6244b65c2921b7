package dev.fluxion;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/** The elementwise operations of two operands. */
enum Binary {
  // A loop for each: one shared loop that calls the operator would cost several times as much.
  PLUS("plus", (a, b) -> a + b) {
    @Override
    void run(double[] x, int a, int as, double[] y, int b, int bs, double[] z, int c, int n) {
      for (int i = 0; i < n; i++) {
        z[c + i] = x[a + i * as] + y[b + i * bs];
      }
    }
  },
  MINUS("minus", (a, b) -> a - b) {
    @Override
    void run(double[] x, int a, int as, double[] y, int b, int bs, double[] z, int c, int n) {
      for (int i = 0; i < n; i++) {
        z[c + i] = x[a + i * as] - y[b + i * bs];
      }
    }
  },
  TIMES("times", (a, b) -> a * b) {
    @Override
    void run(double[] x, int a, int as, double[] y, int b, int bs, double[] z, int c, int n) {
      for (int i = 0; i < n; i++) {
        z[c + i] = x[a + i * as] * y[b + i * bs];
      }
    }
  },
  DIV("div", (a, b) -> a / b) {
    @Override
    void run(double[] x, int a, int as, double[] y, int b, int bs, double[] z, int c, int n) {
      for (int i = 0; i < n; i++) {
        z[c + i] = x[a + i * as] / y[b + i * bs];
      }
    }
  },
  MAXIMUM("maximum", Math::max) {
    @Override
    void run(double[] x, int a, int as, double[] y, int b, int bs, double[] z, int c, int n) {
      for (int i = 0; i < n; i++) {
        z[c + i] = Math.max(x[a + i * as], y[b + i * bs]);
      }
    }
  },
  STRONG_TIMES("strongTimes", (a, b) -> a == 0 ? 0 : a * b) {
    @Override
    void run(double[] x, int a, int as, double[] y, int b, int bs, double[] z, int c, int n) {
      for (int i = 0; i < n; i++) {
        double left = x[a + i * as];
        z[c + i] = left == 0 ? 0 : left * y[b + i * bs];
      }
    }
  },
  STRONG_DIVIDE("strongDivide", (a, b) -> a == 0 ? 0 : a / b),
  MINIMUM("minimum", Math::min),
  MAXIMUM_SHARE("maximum", (a, b) -> a > b || Double.isNaN(a) ? 1 : a == b ? 0.5 : 0),
  MINIMUM_SHARE("minimum", (a, b) -> a < b || Double.isNaN(a) ? 1 : a == b ? 0.5 : 0),
  ABOVE("maximum", (a, b) -> a <= b || Double.isNaN(b) ? 0 : 1),
  BELOW("minimum", (a, b) -> a >= b || Double.isNaN(b) ? 0 : 1),
  CHOSEN("chosen", (a, b) -> a == b || Double.isNaN(a) ? 1 : 0);

  private final String operation;
  private final DoubleBinaryOperator function;

  Binary(String operation, DoubleBinaryOperator function) {
    this.operation = operation;
    this.function = function;
  }

  /** Applies this to {@code n} elements: from {@code a} in {@code x}, and so on. */
  void run(double[] x, int a, int as, double[] y, int b, int bs, double[] z, int c, int n) {
    for (int i = 0; i < n; i++) {
      z[c + i] = function.applyAsDouble(x[a + i * as], y[b + i * bs]);
    }
  }

  Tensor apply(Tensor a, Tensor b) {
    double[] x = a.data;
    double[] y = b.data;
    if (Arrays.equals(a.shape, b.shape)) {
      double[] z = new double[x.length];
      run(x, 0, 1, y, 0, 1, z, 0, z.length);
      return new Tensor(z, a.shape);
    }
    int[] shape = TensorShape.broadcast(operation, a.shape, b.shape);
    double[] z = new double[TensorShape.size(operation, shape)];
    if (z.length > 0) {
      Broadcasting.walk(
          shape,
          a.shape,
          b.shape,
          (from, step, from2, step2, to, n) -> run(x, from, step, y, from2, step2, z, to, n));
    }
    return new Tensor(z, shape);
  }

  Tensor apply(Tensor a, double b) {
    double[] z = new double[a.data.length];
    run(a.data, 0, 1, new double[] {b}, 0, 0, z, 0, z.length);
    return new Tensor(z, a.shape);
  }
}
