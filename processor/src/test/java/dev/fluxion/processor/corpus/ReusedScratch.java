package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.Arrays;

/**
 * Buffers that serve for several things one after the other, as in C, and copies that the trips of
 * a loop make: when may the memory serve for something else?
 */
final class ReusedScratch {
  private ReusedScratch() {}

  private static double logSumExp(int n, double[] x, double[] scratch) {
    double max = x[0];
    for (int i = 1; i < n; i++) {
      max = x[i] > max ? x[i] : max;
    }
    for (int i = 0; i < n; i++) {
      scratch[i] = Math.exp(x[i] - max);
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += scratch[i];
    }
    return Math.log(sum) + max;
  }

  @Differentiable
  @At(
      value = 3,
      arrays = {"{1, -2, 0.5}", "{{1, 2, 3}, {0.5, -1, 2}}"})
  static double filledAgainAfterTheLoop(int k, double[] a, double[][] x) {
    double[] terms = new double[k];
    double[] scratch = new double[k];
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < k; j++) {
        terms[j] = a[j] * x[i][j];
      }
      sum += logSumExp(k, terms, scratch);
    }
    return sum - x.length * logSumExp(k, a, scratch);
  }

  @Differentiable
  @At(
      value = {3, 2},
      arrays = {"{1, -2, 0.5}", "{{1, 2, 3}, {0.5, -1, 2}}"})
  @At(
      value = {3, 3},
      arrays = {"{1, -2, 0.5}", "{{1, 2, 3}, {0.5, -1, 2}}"})
  static double partlyFilledAgain(int k, @Constant int part, double[] a, double[][] x) {
    double[] scratch = new double[k];
    double sum = 0;
    for (double[] row : x) {
      for (int j = 0; j < k; j++) {
        scratch[j] = a[j] * row[j];
      }
      for (int j = 0; j < k; j++) {
        sum += scratch[j] * scratch[j];
      }
    }
    for (int j = 0; j < part; j++) {
      scratch[j] = a[j] * a[j];
    }
    for (int j = 0; j < k; j++) {
      sum += Math.sin(scratch[j]);
    }
    return sum;
  }

  @Differentiable
  @At(
      value = 3,
      arrays = {"{1, -2, 0.5}", "{{1, 2, 3}, {0.5, -1, 2}}"})
  static double readBeforeItIsFilledAgain(int k, double[] a, double[][] x) {
    double[] scratch = new double[k];
    double sum = 0;
    for (double[] row : x) {
      for (int j = 0; j < k; j++) {
        scratch[j] = a[j] * row[j];
      }
      sum += scratch[0] * scratch[k - 1];
    }
    sum += scratch[1] * scratch[1];
    for (int j = 0; j < k; j++) {
      scratch[j] = a[j] * a[j];
    }
    return sum + scratch[0] * scratch[2];
  }

  @Differentiable
  @At(
      value = {3, 1},
      arrays = {"{1, -2, 0.5}", "{{1, 2, 3}, {0.5, -1, 2}}"})
  @At(
      value = {3, -1},
      arrays = {"{1, -2, 0.5}", "{{1, 2, 3}, {0.5, -1, 2}}"})
  static double filledAgainInABranch(int k, double c, double[] a, double[][] x) {
    double[] scratch = new double[k];
    double sum = 0;
    for (double[] row : x) {
      for (int j = 0; j < k; j++) {
        scratch[j] = a[j] * row[j];
      }
      sum += scratch[0] * scratch[k - 1];
    }
    if (c > 0) {
      for (int j = 0; j < k; j++) {
        scratch[j] = c * a[j] * a[j];
      }
    }
    return sum + scratch[0] * scratch[2] * c;
  }

  @Differentiable
  @At(
      value = {3, 1},
      arrays = {"{1, -2, 0.5}", "{{1, 2, 3}, {0.5, -1, 2}}"})
  @At(
      value = {3, -1},
      arrays = {"{1, -2, 0.5}", "{{1, 2, 3}, {0.5, -1, 2}}"})
  static double knownByAnotherName(int k, double c, double[] a, double[][] x) {
    double[] scratch = new double[k];
    double[] other = c > 0 ? scratch : a;
    double sum = 0;
    for (double[] row : x) {
      for (int j = 0; j < k; j++) {
        scratch[j] = a[j] * row[j];
      }
      sum += scratch[0] * scratch[k - 1];
    }
    sum += other[0] * other[1];
    for (int j = 0; j < k; j++) {
      scratch[j] = a[j] * a[j] * c;
    }
    return sum + scratch[0] * scratch[2];
  }

  @Differentiable
  @At(
      value = {3, 1},
      arrays = {"{1, -2, 0.5}", "{{1, 2, 3}, {0.5, -1, 2}}"})
  @At(
      value = {3, -1},
      arrays = {"{1, -2, 0.5}", "{{1, 2, 3}, {0.5, -1, 2}}"})
  static double oneOfTwoBuffers(int k, double c, double[] a, double[][] x) {
    double[] scratch = new double[k];
    double[] spare = new double[k];
    double[] other = c > 0 ? scratch : spare;
    double sum = 0;
    for (double[] row : x) {
      for (int j = 0; j < k; j++) {
        scratch[j] = a[j] * row[j];
      }
      sum += scratch[0] * scratch[k - 1];
    }
    sum += other[0] * other[1];
    for (int j = 0; j < k; j++) {
      scratch[j] = a[j] * a[j] * c;
    }
    return sum + scratch[0] * scratch[2] + spare[0];
  }

  private static double drain(double[] x, double[] from) {
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      sum += from[j] * x[j];
      from[j] = x[j] * x[j];
    }
    return sum;
  }

  @Differentiable
  @At(
      value = 3,
      arrays = {"{1, -2, 0.5}", "{{1, 2, 3}, {0.5, -1, 2}}"})
  static double readByACallAfterTheLoop(int k, double[] a, double[][] x) {
    double[] scratch = new double[k];
    double sum = 0;
    for (double[] row : x) {
      for (int j = 0; j < k; j++) {
        scratch[j] = a[j] * row[j];
      }
      sum += scratch[0] * scratch[k - 1];
    }
    return sum + drain(a, scratch) + scratch[1];
  }

  @Differentiable
  @At(
      value = 3,
      arrays = {"{1, -2, 0.5, 2, 1.5, -1}", "{{1, 2, 3}, {0.5, -1, 2}}"})
  static double filledByCopies(int d, double[] means, double[][] x) {
    double[] mean = new double[d];
    double[] centred = new double[d];
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      System.arraycopy(means, i * d, mean, 0, d);
      for (int j = 0; j < d; j++) {
        centred[j] = (x[i][j] - mean[j]) * mean[j];
      }
      for (int j = 0; j < d; j++) {
        sum += centred[j] * centred[j] * mean[j];
      }
    }
    return sum;
  }

  @Differentiable
  @At(
      value = {3, 2},
      arrays = {"{1, -2, 0.5, 2, 1.5, -1}", "{{1, 2, 3}, {0.5, -1, 2}}"})
  static double partlyFilledByCopies(int d, @Constant int part, double[] means, double[][] x) {
    double[] mean = new double[d];
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      System.arraycopy(means, i * d, mean, 0, part);
      for (int j = 0; j < d; j++) {
        sum += x[i][j] * mean[j] * mean[j];
      }
      mean[d - 1] += means[i] * x[i][0];
    }
    return sum;
  }

  @Differentiable
  @At(
      value = 3,
      arrays = {"{1, -2, 0.5, 2, 1.5, -1}", "{{1, 2, 3}, {0.5, -1, 2}}"})
  static double copiedBehindTheFirst(int d, double[] means, double[][] x) {
    double[] mean = new double[d];
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      System.arraycopy(means, i * d, mean, 1, d - 1);
      for (int j = 0; j < d; j++) {
        sum += x[i][j] * mean[j] * mean[j];
      }
      mean[0] = mean[1] * x[i][0];
    }
    return sum;
  }

  @Differentiable
  @At(
      value = {3, 3},
      arrays = {"{1, -2, 0.5}", "{{1, 2, 3}, {0.5, -1, 2}}"})
  @At(
      value = {3, 1},
      arrays = {"{1, -2, 0.5}", "{{1, 2, 3}, {0.5, -1, 2}}"})
  static double filledUpTo(int d, @Constant int part, double[] a, double[][] x) {
    double[] y = new double[d];
    double sum = 0;
    for (double[] row : x) {
      Arrays.fill(y, 0, part, a[0] * row[0]);
      for (int j = 0; j < d; j++) {
        y[j] += a[j] * row[j];
      }
      for (int j = 0; j < d; j++) {
        sum += y[j] * y[j];
      }
    }
    return sum;
  }

  private static double[] minus(double[] x, double[] y) {
    double[] difference = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      difference[i] = x[i] - y[i];
    }
    return difference;
  }

  @Differentiable
  @At(
      value = {2, 3},
      arrays = {"{1, -2, 0.5, 0.3}", "{0.5, 1, 0.25, -1, 2, 1.5}"})
  static double copiesThatInnerTripsMake(
      @Constant int d, @Constant int k, double[] points, double[] means) {
    double sum = 0;
    for (int i = 0; i < points.length / d; i++) {
      double[] point = Arrays.copyOfRange(points, i * d, (i + 1) * d);
      double[] terms = new double[k];
      for (int c = 0; c < k; c++) {
        double[] centred = minus(point, Arrays.copyOfRange(means, c * d, (c + 1) * d));
        double[] scaled = centred.clone();
        for (int j = 1; j < d; j++) {
          scaled[j] += scaled[j - 1] * centred[j];
        }
        for (double s : scaled) {
          terms[c] += s * s;
        }
      }
      double product = 1;
      for (double term : terms) {
        product *= Math.sin(term);
      }
      sum += product;
    }
    return sum;
  }

  @Differentiable
  @At(value = 3, arrays = "{1, -2, 0.5}")
  static double copiesThatAreLonger(@Constant int n, double[] x) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double[] longer = Arrays.copyOf(x, x.length + i);
      double[] rest = Arrays.copyOfRange(x, i, x.length + 2);
      for (int j = 0; j < longer.length; j++) {
        longer[j] += x[0] * i;
      }
      for (int j = 0; j < rest.length; j++) {
        rest[j] = rest[j] * x[1] + j * x[2];
      }
      sum += longer[longer.length - 1] * longer[0] + rest[0] * rest[rest.length - 1];
    }
    return sum;
  }

  @Differentiable
  @At(value = 3, arrays = "{1, -2, 0.5}")
  static double copiesThatTheTripHandsOn(@Constant int n, double[] x) {
    double[] last = x;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < 2; k++) {
        double[] next = Arrays.copyOfRange(last, 0, x.length);
        for (int j = 0; j < next.length; j++) {
          next[j] = Math.sin(next[j] * x[j] + k);
        }
        last = next;
      }
      sum += last[0] * last[2];
    }
    return sum + last[1];
  }

  @Differentiable
  @At(value = 3, arrays = "{1, -2, 0.5}")
  static double copiesThatAreKept(@Constant int n, double[] x) {
    double[][] kept = new double[n][];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double product = 1;
      for (int k = 0; k < 2; k++) {
        double[] copy = Arrays.copyOfRange(x, k, x.length);
        for (int j = 0; j < copy.length; j++) {
          copy[j] *= copy[j] + i;
        }
        product *= copy[0];
        kept[i] = copy;
      }
      sum += product;
    }
    for (double[] row : kept) {
      sum += row[0] * row[1];
    }
    return sum;
  }

  @Differentiable
  @At(
      value = {3, 2},
      arrays = "{1, -2, 0.5}")
  static double oneOfTwoCopies(@Constant int n, double c, double[] x) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double product = c;
      for (int k = 0; k < 3; k++) {
        double[] first = Arrays.copyOfRange(x, 0, 2);
        double[] second = Arrays.copyOf(x, 2);
        first[0] *= x[2] + i;
        second[1] *= x[0] * c;
        double[] chosen = (i + k) % 2 == 0 ? first : second;
        chosen[0] += chosen[1] * c;
        product *= Math.cos(chosen[0] * first[1] * second[0]);
      }
      sum += product;
    }
    return sum;
  }
}
