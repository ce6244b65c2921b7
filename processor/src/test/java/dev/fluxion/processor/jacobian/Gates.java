package dev.fluxion.processor.jacobian;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Numbers that branches change or hand on, in loops, and read or not afterwards. */
final class Gates {
  private Gates() {}

  /** Most trips leave the sums alone. */
  @Differentiable
  static double[] opened(double[] x, @Constant double[] weights) {
    double[] y = new double[5];
    for (int i = 0; i < y.length; i++) {
      double s = x[i % x.length];
      double p = 1;
      for (int j = 0; j < x.length; j++) {
        double w = weights[(i + j) % weights.length];
        if (w != 0) {
          s += w * Math.sin(x[j] * (i + 1));
          if (x[j] > 0) {
            p *= 1 + 0.1 * w * x[j];
          }
        }
      }
      y[i] = s * p;
    }
    return y;
  }

  /** Two numbers change places, or one of them is the other one, too. */
  @Differentiable
  static double[] exchanged(double[] x) {
    double[] y = new double[6];
    double s = x[0];
    double t = 1;
    for (int j = 0; j < x.length; j++) {
      if (j % 3 == 0) {
        s += x[j] * t;
      } else {
        double u = s;
        s = t;
        t = u;
      }
      if (j % 4 == 1) {
        t = s;
      } else {
        s = s * x[j];
      }
      y[j % 6] += s * t;
    }
    return y;
  }

  /** What a branch hands on is read afterwards: what it was before, and in the next trips. */
  @Differentiable
  static double[] remembered(double[] x, double a) {
    double[] y = new double[7];
    double scale = a;
    if (x[0] > 0) {
      scale = a * x[0];
    }
    for (int i = 0; i < y.length; i++) {
      double base = x[i % x.length] * scale;
      double s = 0;
      for (int j = 0; j < x.length; j++) {
        double v = base;
        if (x[j] > 0) {
          v = x[j] * base;
        }
        double before = s;
        if (j % 2 == 0) {
          s = s * 0.5 + v;
        }
        y[i] += before * s + v;
      }
    }
    return y;
  }

  /** The loop ends with what it has, not with what its last test made of that. */
  @Differentiable
  static double[] tested(double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double s = x[i] * x[i];
      int trips = 0;
      while (trips < i % 5 && (trips % 2 == 0 ? s * 2 + x[0] : s) < 1e9) {
        s = x[(i + trips) % x.length] * 3;
        trips++;
      }
      y[i] = s * x[i];
    }
    return y;
  }
}
