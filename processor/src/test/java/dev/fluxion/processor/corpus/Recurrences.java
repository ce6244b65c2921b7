package dev.fluxion.processor.corpus;

import dev.fluxion.Checkpointed;
import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** States that are read again after they have become the next ones. */
final class Recurrences {
  private Recurrences() {}

  private static final String INPUT = "{0.4, -0.8, 1.1, 0.3}";

  @Differentiable
  @At(value = 0.7, arrays = INPUT)
  @At(value = 0.7, arrays = "{}")
  static double network(double w, double[] u) {
    double x = 0.1;
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      x = Math.tanh(w * x + u[i]);
      sum += x * x * w;
    }
    return sum;
  }

  /** The state is another variable between the trips. */
  @Differentiable
  @At(value = 0.7, arrays = INPUT)
  static double inLoops(double w, double[] u) {
    double x = 0.1;
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      for (int i = k; i < u.length; i++) {
        x = Math.exp(-w * x * x) * u[i];
        sum += x * x * w;
      }
      x = Math.sin(x * sum);
    }
    return sum + x * x;
  }

  @Differentiable
  @At(
      value = {0.7, 9},
      arrays = INPUT)
  static double untilBreak(double w, double[] u, @Constant int n) {
    double x = 0.1;
    double y = w;
    int i = 0;
    while (i < n) {
      double next = Math.sin(w * x + u[i % u.length]) * y;
      if (next < -10) {
        break;
      }
      y = Math.exp(0.1 * y * next);
      x = next;
      i++;
    }
    return x * y;
  }

  /** Two states exchange what is read again. */
  @Differentiable
  @At(
      value = {0.7, 0.2},
      arrays = INPUT)
  static double exchanged(double a, double b, double[] u) {
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      double e = Math.exp(a * b * u[i]);
      a = b;
      b = e;
      sum += a * a * b + e * e;
    }
    return sum * a;
  }

  /** A state is handed on twice. */
  @Differentiable
  @At(
      value = {0.7, 0.2},
      arrays = INPUT)
  static double secondOrder(double a, double b, double[] u) {
    double now = 0.3;
    double before = 0.5;
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      double next = Math.sin(a * now + b * before) + u[i];
      sum += next * next * before * a;
      before = now;
      now = next;
    }
    return sum * now * before;
  }

  /** What is handed on comes from outside, where it is read again. */
  @Differentiable
  @At(value = 0.7, arrays = INPUT)
  static double resets(double w, double[] u) {
    double sum = w;
    for (int k = 0; k < u.length; k++) {
      double e = Math.exp(w * u[k]);
      double x = u[0] * w;
      for (int i = 0; i < 3; i++) {
        sum = 0.2 * sum + Math.sin(0.3 * sum * x) * e * x;
        x = e;
      }
      sum = 0.3 * sum * e * x;
    }
    return sum;
  }

  /** Two states change places. */
  @Differentiable
  @At(
      value = {0.7, 0.2},
      arrays = INPUT)
  static double turns(double a, double b, double[] u) {
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      sum += Math.sin(a * u[i]) * b * b * sum + a;
      double c = a;
      a = b;
      b = c;
    }
    return sum * a;
  }

  /** Two states are the same from the second trip on. */
  @Differentiable
  @At(
      value = {0.7, 0.2},
      arrays = INPUT)
  static double same(double a, double b, double[] u) {
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      double e = Math.tanh(a * b + u[i]);
      sum += a * b * b * e * e;
      a = e;
      b = e;
    }
    return sum * a;
  }

  /** In some trips nothing changes. */
  @Differentiable
  @At(value = 0.7, arrays = INPUT)
  static double sometimes(double w, double[] u) {
    double x = 0.4;
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      if (u[i] > 0) {
        x = Math.exp(w * x) * u[i];
      }
      sum += x * x * x * w;
    }
    return sum;
  }

  /** Counts by what it counts with. */
  @Differentiable
  @At(value = 0.7, arrays = INPUT)
  static double integers(double w, double[] u) {
    int place = 1;
    double product = w;
    for (int i = 0; i < 5; i++) {
      int next = (place * place + i) % u.length;
      product *= u[place] + w * u[next] * product;
      place = next;
    }
    return product * u[place];
  }

  private static double step(double x, double w) {
    return w < 0 ? x : step(Math.sin(x * w) + x, w - 1) * x;
  }

  @Differentiable
  @At(value = 1.7, arrays = INPUT)
  static double calls(double w, double[] u) {
    double x = 0.3;
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      x = step(x, w) + u[i];
      sum += x * x * w;
    }
    return sum;
  }

  @Differentiable
  @At(value = 0.7, arrays = INPUT)
  static double checkpointed(double w, double[] u) {
    double x = 0.1;
    double sum = 0;
    for (@Checkpointed(snapshots = 2) int i = 0; i < u.length; i++) {
      x = Math.tanh(w * x + u[i]);
      double y = x;
      for (int k = 0; k < 3; k++) {
        y = Math.tanh(w * y * y + x);
        sum += y * y;
      }
    }
    return sum * x;
  }

  @Differentiable
  @At(value = 0.7, arrays = INPUT)
  static double floats(float w, double[] u) {
    float x = 0.5f;
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      x = (float) Math.tanh(w * x + u[i]);
      sum += x * x * w;
    }
    return sum;
  }

  /** What is handed on is gone when the loop ends: its variable is used for something else. */
  @Differentiable
  @At(value = 0.7, arrays = INPUT)
  static double reused(double w, double[] u) {
    double x = 0.1;
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      x = Math.tanh(w * x + u[i]);
      sum += x * x * w;
    }
    x = sum * w;
    for (int i = u.length - 1; i >= 0; i--) {
      x = Math.sin(w * x + u[i]) * x;
    }
    return sum * x;
  }

  /** Writes its results: what was there before is what was handed on. */
  @Differentiable
  @At(
      value = 0.7,
      arrays = {INPUT, "{0, 0, 0, 0}"})
  @At(
      value = 0.7,
      arrays = {INPUT, "=1"})
  static double[] trajectory(double w, double[] u, double[] out) {
    double x = 0.1;
    for (int i = 0; i < u.length; i++) {
      x = Math.tanh(w * x + u[i]) * x + w;
      out[i] = x * x;
    }
    return new double[] {x, out[0] * out[u.length - 1]};
  }
}
