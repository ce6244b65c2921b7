package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.Arrays;

/** Arrays that are overwritten while they are read. */
final class InPlace {
  private InPlace() {}

  @Differentiable(wrt = "x")
  @At(arrays = "{1, 2, -3, 0.5}")
  @At(arrays = "{}")
  static void prefixSums(double[] x) {
    for (int i = 1; i < x.length; i++) {
      x[i] += x[i - 1];
    }
  }

  @Differentiable(wrt = "x")
  @At(arrays = "{1, 2, -3, 0.5}")
  static void suffixProducts(double[] x) {
    for (int i = x.length - 2; i >= 0; i--) {
      x[i] *= x[i + 1];
    }
  }

  @Differentiable(wrt = "x")
  @At(arrays = "{1, 2, -3, 0.5}")
  static void everyElementOfItself(double[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.sin(x[i]) * x[i];
    }
  }

  static double[][] everyElementOfItselfExpected(double[] x) {
    double[][] jacobian = new double[x.length][x.length];
    for (int i = 0; i < x.length; i++) {
      jacobian[i][i] = Math.sin(x[i]) + x[i] * Math.cos(x[i]);
    }
    return jacobian;
  }

  @Differentiable(wrt = "p")
  @At(
      value = {1, 1},
      arrays = "{2, 3, 5}")
  @At(
      value = {0, 2},
      arrays = "{2, 3, 5}")
  static void addElement(double[] p, int i, int j) {
    p[i] += p[j];
  }

  static double[][] addElementExpected(double[] p, int i, int j) {
    double[][] jacobian = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    jacobian[i][j]++;
    return jacobian;
  }

  @Differentiable(wrt = "p")
  @At(
      value = {1, 1},
      arrays = "{2, 3, 5}")
  @At(
      value = {0, 2},
      arrays = "{2, 3, 5}")
  static double multiplyElements(double[] p, int i, int j) {
    for (int k = 0; k < 3; k++) {
      p[i] *= p[j];
      p[j] -= 0.5 * p[i];
    }
    return p[0] + p[1] * p[2];
  }

  @Differentiable(wrt = "x")
  @At(arrays = "{1, 2, -3, 0.5, 4}")
  static void reverse(double[] x) {
    for (int i = 0, j = x.length - 1; i < j; i++, j--) {
      double t = x[i];
      x[i] = x[j];
      x[j] = t;
    }
  }

  @Differentiable(wrt = "x")
  @At(value = 2, arrays = "{1, 2, -3, 0.5, 4}")
  static void rotate(double[] x, int by) {
    for (int k = 0; k < by; k++) {
      double last = x[x.length - 1];
      System.arraycopy(x, 0, x, 1, x.length - 1);
      x[0] = last * 1.5;
    }
  }

  @Differentiable(wrt = "x")
  @At(arrays = "{3, 1, -2, 0.5}")
  static void sortingNetwork(double[] x) {
    int[] pairs = {0, 1, 2, 3, 0, 2, 1, 3, 1, 2};
    for (int k = 0; k < pairs.length; k += 2) {
      double low = Math.min(x[pairs[k]], x[pairs[k + 1]]);
      double high = Math.max(x[pairs[k]], x[pairs[k + 1]]);
      x[pairs[k]] = low;
      x[pairs[k + 1]] = high;
    }
  }

  @Differentiable(wrt = "x")
  @At(arrays = "{3, 1, -2, 0.5}")
  static double insertionSort(double[] x) {
    for (int i = 1; i < x.length; i++) {
      double key = x[i];
      int j = i - 1;
      while (j >= 0 && x[j] > key) {
        x[j + 1] = x[j--];
      }
      x[j + 1] = key;
    }
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      s += (i + 1) * x[i] * x[i];
    }
    return s;
  }

  static double[] insertionSortExpected(double[] x) {
    double[] g = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int rank = 1;
      for (double other : x) {
        rank += other < x[i] ? 1 : 0;
      }
      g[i] = 2 * rank * x[i];
    }
    return g;
  }

  @Differentiable(wrt = "x")
  @At(arrays = "{3, 1, -2, 0.5}")
  static void bubbleSort(double[] x) {
    boolean swapped;
    do {
      swapped = false;
      for (int i = 0; i + 1 < x.length; i++) {
        if (x[i] > x[i + 1]) {
          double t = x[i];
          x[i] = x[i + 1];
          x[i + 1] = t;
          swapped = true;
        }
      }
    } while (swapped);
  }

  @Differentiable(wrt = "x")
  @At(arrays = "{1, 2, -3}")
  static double chainedWrites(double[] x) {
    double u = x[0] = x[1] = x[0] * x[2];
    x[2] += x[1] *= u;
    return x[0] * x[1] + x[2] * u;
  }

  @Differentiable(wrt = "x")
  @At(arrays = "{1, 2, -3}")
  static double everyCompound(double[] x) {
    x[0]++;
    --x[1];
    x[2] -= x[0]-- * 2;
    x[1] /= x[2];
    x[0] %= 1.5;
    x[2] *= x[2];
    return x[0] * x[1] + x[2];
  }

  @Differentiable(wrt = "x")
  @At(arrays = "{1, 2, -3, 0.5}")
  static double indexWithEffect(double[] x) {
    int i = 0;
    x[i++] *= x[i];
    x[i] = x[i++] + x[i] * i;
    x[++i] += x[i - 1] * x[(i = 1)];
    return x[0] + x[1] * x[2] + x[3] * i;
  }

  @Differentiable(wrt = "x")
  @At(
      value = 4,
      arrays = {"{1, 2, -3, 0.5}", "{2, 0, 3, 1}"})
  static void overwrittenIndices(double[] x, @Constant int[] next, int steps) {
    int i = 0;
    for (int k = 0; k < steps; k++) {
      int j = next[i];
      next[i] = (j + 1) % next.length;
      x[i] = x[i] * 0.5 + x[j] * x[j];
      i = j;
    }
  }

  @Differentiable
  @At(value = 1, arrays = "{1, 2, -3, 0.5}")
  static double overwrittenBound(double[] x, int n) {
    double s = 1;
    for (int i = 0; i < n; i++) {
      s = s * x[i] + Math.cos(s);
      if (i == 0) {
        n = x.length;
      }
    }
    n = 0;
    return s + n;
  }

  @Differentiable
  @At(arrays = "{1, 2, -3, 0.5}")
  static double scratchReused(double[] x) {
    double[] scratch = new double[3];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      scratch[0] = Math.sin(x[i]);
      scratch[1] = scratch[0] * scratch[0] + scratch[2];
      scratch[2] = scratch[1] * x[i];
      s += scratch[2] * scratch[0];
    }
    return s;
  }

  @Differentiable(wrt = "x")
  @At(arrays = "{1, 2, -3, 0.5, 4}")
  static void stencil(double[] x) {
    for (int i = 1; i < x.length - 1; i++) {
      x[i] = x[i - 1] * x[i] + x[i + 1];
    }
  }

  @Differentiable
  @At(arrays = {"{1, 2, -3, 0.5}", "{0, 2, 2, 1}"})
  static double[] scatter(double[] values, int[] bins) {
    double[] histogram = new double[4];
    for (int i = 0; i < values.length; i++) {
      histogram[bins[i]] += values[i] * values[i];
    }
    return histogram;
  }

  static double[][] scatterExpected(double[] values, int[] bins) {
    double[][] jacobian = new double[4][4];
    for (int i = 0; i < 4; i++) {
      jacobian[bins[i]][i] = 2 * values[i];
    }
    return jacobian;
  }

  @Differentiable
  @At(arrays = {"{1, 2, -3, 0.5}", "{0, 2, 2, 1}"})
  static double[] gather(double[] values, int[] places) {
    double[] out = new double[places.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[places[i]] * values[i];
    }
    return out;
  }

  @Differentiable
  @At(value = 2.5, arrays = "{1, -2, 3, 0.5, 4}")
  static double scan(double[] x, double limit) {
    double[] kept = new double[x.length];
    int n = 0;
    for (double v : x) {
      if (v < 0) {
        continue;
      }
      kept[n++] = v * v;
      if (kept[n - 1] > limit * limit) {
        break;
      }
    }
    double s = 0;
    while (--n >= 0) {
      s = s / 2 + kept[n] * limit;
    }
    return s;
  }

  @Differentiable
  @At(arrays = {"{1, 2, -3, 0.5, 4, 2}", "{1, 1, 2, 2, 2, 1}"})
  static double runLengths(double[] x, int[] kinds) {
    double total = 0;
    int i = 0;
    while (i < x.length) {
      int start = i;
      double product = 1;
      while (i < x.length && kinds[i] == kinds[start]) {
        product *= x[i++];
      }
      total += product / (i - start);
    }
    return total;
  }

  @Differentiable
  @At(
      value = 3,
      arrays = {"{1, 2, -3, 0.5, 4, 2}", "{0, 1, 1, 1, 0, 0}"})
  static double life(double[] x, @Constant int[] cells, int generations) {
    int n = cells.length;
    double sum = 0;
    for (int g = 0; g < generations; g++) {
      int[] next = new int[n];
      for (int i = 0; i < n; i++) {
        int alive = cells[(i + n - 1) % n] + cells[i] + cells[(i + 1) % n];
        next[i] = alive == 2 ? 1 : 0;
        if (next[i] == 1) {
          sum = sum * 0.5 + x[i] * x[i];
        }
      }
      cells = next;
    }
    return sum;
  }

  @Differentiable(wrt = {"x", "v"})
  @At(value = 0.5, arrays = "{1, 2, -3, 0.5, 4}")
  static void fills(double[] x, double v) {
    double first = x[0];
    Arrays.fill(x, v * first);
    Arrays.fill(x, 1, 3, x[0] * v);
    x[4] = v;
  }

  @Differentiable(wrt = "x")
  @At(arrays = "{1, 2, -3, 0.5, 4}")
  static void overlappingCopies(double[] x) {
    System.arraycopy(x, 0, x, 2, 3);
    x[0] *= x[2];
    System.arraycopy(x, 1, x, 0, 4);
    x[4] += x[3];
  }

  @Differentiable
  @At(arrays = "{1, 2, -3, 0.5, 4}")
  static double[] copies(double[] x) {
    double[] longer = Arrays.copyOf(x, 7);
    longer[6] = longer[0] * longer[1];
    double[] part = Arrays.copyOfRange(longer, 4, 8);
    part[0] *= part[2];
    part[3] = Arrays.stream(x).sum();
    return part;
  }

  @Differentiable(wrt = "x")
  @At(arrays = "{1, 2, -3, 0.5, 4}")
  static double runningMaximum(double[] x) {
    double s = 0;
    for (int i = 1; i < x.length; i++) {
      x[i] = Math.max(x[i], x[i - 1]);
      s += x[i] * i;
    }
    return s;
  }

  @Differentiable(wrt = "x")
  @At(arrays = "{1, 2, -3, 0.5, 4}")
  static void normalize(double[] x) {
    double norm = 0;
    for (double v : x) {
      norm = Math.hypot(norm, v);
    }
    for (int i = 0; i < x.length; i++) {
      x[i] /= norm;
    }
  }
}
