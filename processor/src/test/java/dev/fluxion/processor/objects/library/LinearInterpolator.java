package dev.fluxion.processor.objects.library;

import dev.fluxion.Differentiable;
import java.util.Arrays;
import java.util.List;

/** Binary search in knots. */
public final class LinearInterpolator {
  private final double[] x;
  private final double[] y;
  private final int n;

  LinearInterpolator(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " != " + y.length);
    }
    this.x = x.clone();
    this.y = y.clone();
    n = x.length - 1;
  }

  static List<Object> examples() {
    return List.of(
        new LinearInterpolator(new double[] {-3, -1, 0, 2, 4}, new double[] {1, 2, 0.5, 4, 3}));
  }

  private int segment(double v) {
    if (v < x[0] || v > x[n]) {
      throw new IndexOutOfBoundsException(v + " is out of [" + x[0] + ", " + x[n] + "]");
    }
    int low = 0;
    int high = n;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (x[middle] <= v) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Differentiable
  public double value(double v) {
    final int i = segment(v);
    final double t = (v - x[i]) / (x[i + 1] - x[i]);
    return (1 - t) * y[i] + t * y[i + 1];
  }

  @Differentiable
  @SuppressWarnings("fluxion")
  double searched(double v) {
    int i = Arrays.binarySearch(x, v);
    if (i < 0) {
      i = -i - 2;
    }
    if (i < 0 || i >= n) {
      return Double.NaN;
    }
    return Math.fma(v - x[i], (y[i + 1] - y[i]) / (x[i + 1] - x[i]), y[i]);
  }
}
