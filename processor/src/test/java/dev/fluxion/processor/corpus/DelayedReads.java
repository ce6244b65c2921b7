package dev.fluxion.processor.corpus;

import dev.fluxion.Checkpointed;
import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Elements that loops hand on to their next trip, and what only looks like that. */
final class DelayedReads {
  private DelayedReads() {}

  private static final String SERIES = "{1.2, 0.7, -1.5, 0.4, 2.1, -0.3}";

  @Differentiable
  @At(arrays = "{1.2, 0.7, 1.5, 0.4, 2.1}")
  @At(arrays = "{1.2, 0.7}")
  static double returns(double[] s) {
    double previous = s[0];
    double sum = 0;
    double squares = 0;
    for (int i = 1; i < s.length; i++) {
      double now = s[i];
      double r = Math.log(now / previous);
      sum += r;
      squares += r * r;
      previous = now;
    }
    return squares - sum * sum / s.length;
  }

  @Differentiable
  @At(arrays = SERIES)
  @At(arrays = "{0.5}")
  static double downwards(double[] x) {
    double later = x[x.length - 1];
    double sum = 0;
    for (int i = x.length - 2; i >= 0; i--) {
      sum += later * later * x[i];
      later = x[i];
    }
    return sum * later;
  }

  /** Handed on twice. */
  @Differentiable
  @At(arrays = SERIES)
  @At(arrays = "{0.5, -2}")
  static double curvature(double[] x) {
    double a = x[0];
    double b = x[1];
    double sum = 0;
    for (int i = 2; i < x.length; i++) {
      double c = x[i];
      double d = a - 2 * b + c;
      sum += d * d * a;
      a = b;
      b = c;
    }
    return sum + a * a * b;
  }

  @Differentiable
  @At(value = 3, arrays = SERIES)
  @At(value = 5, arrays = SERIES)
  static double from(double[] x, @Constant int first) {
    double before = x[first];
    double sum = before;
    for (int i = first + 1; i < x.length; i++) {
      sum = sum * 0.5 + Math.sin(x[i] * before);
      before = x[i];
    }
    return sum * before;
  }

  /** The first trip gets another element, or each trip one that is further away. */
  @Differentiable
  @At(arrays = SERIES)
  static double elsewhere(double[] x) {
    double a = x[1];
    double b = x[0];
    double c = x[0];
    double d = 0;
    double e = x[2];
    double sum = 0;
    for (int i = 2; i + 1 < x.length; i++) {
      sum += a * a * x[i] + b * b * c + Math.exp(d) * b + e * e * a;
      a = x[i];
      e = x[i];
      b = x[i];
      c = x[i + 1];
      d = x[i - 1];
    }
    return sum * a * b + c * d;
  }

  @Differentiable
  @At(arrays = SERIES)
  static double everySecond(double[] x) {
    double before = x[0];
    double between = x[1];
    double sum = 0;
    for (int i = 2; i + 1 < x.length; i += 2) {
      sum += before * before * between * x[i];
      before = x[i];
      between = x[i + 1];
    }
    return sum * before * between;
  }

  /** The first trip gets the element of another array. */
  @Differentiable
  @At(arrays = {SERIES, "{3, 1, 4, 1, 5, 9}"})
  static double ofTwo(double[] x, double[] y) {
    double before = x[0];
    double sum = 0;
    for (int i = 1; i < x.length; i++) {
      sum += before * before * x[i] * y[i];
      before = y[i];
    }
    return sum * before;
  }

  /** The first element is overwritten when it has been read. */
  @Differentiable
  @At(arrays = SERIES)
  static double replaced(double[] x) {
    double[] y = x.clone();
    double before = y[0];
    y[0] = before * before + x[1];
    double sum = y[0];
    for (int i = 1; i < y.length; i++) {
      sum += before * before * y[i];
      before = y[i];
    }
    return sum * before;
  }

  /** Another counter than that of the condition. */
  @Differentiable
  @At(value = 3, arrays = SERIES)
  static double counted(double[] x, @Constant int n) {
    double before = x[1];
    double sum = 0;
    int place = 2;
    for (int i = n; i > 0; i--) {
      sum += before * Math.cos(x[place]) * i;
      before = x[place++];
    }
    return sum * before;
  }

  @Differentiable
  @At(arrays = "{{1, 2, -0.5}, {0.3, 0.1, 0.7, -0.2}, {1.5}}")
  static double rows(double[][] m) {
    double total = 0;
    for (double[] row : m) {
      double left = row[0];
      for (int j = 1; j < row.length; j++) {
        total += left * left * row[j];
        left = row[j];
      }
      total *= 1 + left;
    }
    return total;
  }

  /** What was read is overwritten before the next trip. */
  @Differentiable
  @At(arrays = SERIES)
  static double overwritten(double[] x) {
    double[] y = x.clone();
    double before = y[0];
    double sum = 0;
    for (int i = 1; i < y.length; i++) {
      sum += before * y[i] * y[i - 1];
      before = y[i];
      y[i] = before * 0.5 + sum;
    }
    return sum * before;
  }

  /** The same by the name of another argument. */
  @Differentiable
  @At(arrays = {SERIES, "{3, 1, 4, 1, 5, 9}"})
  @At(arrays = {SERIES, "=0"})
  static double renamed(double[] x, double[] y) {
    double before = x[0];
    double sum = 0;
    for (int i = 1; i < x.length; i++) {
      sum += before * before * x[i];
      before = x[i];
      y[i] = sum;
    }
    return sum + y[2] * before;
  }

  /** What is read stays, because others are written. */
  @Differentiable
  @At(arrays = SERIES)
  static double recurrence(double[] x) {
    double[] y = new double[x.length + 1];
    double before = x[0];
    y[0] = before;
    for (int i = 1; i < x.length; i++) {
      y[i] = Math.sin(y[i - 1] * before) + x[i];
      before = x[i];
      y[i + 1] = y[i] * before;
    }
    return y[x.length] * before + y[1];
  }

  @Differentiable
  @At(arrays = SERIES)
  static double tested(double[] x) {
    double before = x[0];
    double sum = 0;
    int i = 1;
    while (i < x.length && before > -1) {
      sum += before * before * x[i];
      before = x[i];
      i++;
    }
    return sum * before;
  }

  @Differentiable
  @At(arrays = SERIES)
  static double skipped(double[] x) {
    double before = x[0];
    double sum = 0;
    for (int i = 1; i < x.length; i++) {
      if (x[i] < 0) {
        continue;
      }
      sum += before * before * x[i];
      before = x[i];
    }
    return sum * before;
  }

  @Differentiable
  @At(arrays = SERIES)
  static double checkpointed(double[] x) {
    double before = x[0];
    double s = 0.3;
    for (@Checkpointed(snapshots = 2) int i = 1; i < x.length; i++) {
      s = Math.sin(s * before) + x[i] * x[i];
      before = x[i];
    }
    return s * before;
  }

  /** Read while others are written, in rounds. */
  @Differentiable
  @At(value = 2, arrays = SERIES)
  static double smoothed(double[] x, @Constant int rounds) {
    double[] y = x.clone();
    for (int k = 0; k < rounds; k++) {
      double before = y[0];
      for (int i = 1; i + 1 < y.length; i++) {
        double now = y[i];
        y[i] = before * 0.3 + now * now * 0.5 + y[i + 1] * 0.2;
        before = now;
      }
      y[0] += before * before;
    }
    return y[0] * y[1] + y[3];
  }

  @Differentiable
  @At(arrays = SERIES)
  static double single(float[] x) {
    float before = x[0];
    double sum = 0;
    for (int i = 1; i < x.length; i++) {
      sum += (double) before * before * x[i];
      before = x[i];
    }
    return sum * before;
  }
}
