package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** What loops carry, read and nest. */
final class LoopBodies {

  private LoopBodies() {}

  @Differentiable
  @At({0.3, 0.2})
  static double nested(double x, double y) {
    double r = 0;
    for (int i = 0; i < 4; i++) {
      double s = 1;
      for (int j = i; j > 0; j--) {
        s *= x + j * y;
        for (int k = 0; k < j; k++) {
          r += s * Math.cos(k * y);
        }
      }
      r += s * r;
    }
    return r;
  }

  @Differentiable
  @At({0.3})
  static double triangular(double x) {
    double r = 0;
    for (int i = 0; i < 5; i++) {
      double p = 1;
      for (int j = 0; j < i; j++) {
        p *= x;
      }
      r += p;
    }
    return r;
  }

  static double[] triangularExpected(double x) {
    return new double[] {1 + 2 * x + 3 * x * x + 4 * x * x * x};
  }

  @Differentiable
  @At({0.3, 0})
  @At({0.3, 3})
  static double zeroTripsInside(double x, int n) {
    double r = x;
    for (int i = 0; i < 4; i++) {
      for (int j = n; j < i; j++) {
        r = r * r + x;
      }
      while (r > 100) {
        r = Math.log(r);
      }
    }
    return r;
  }

  @Differentiable
  @At({0.3})
  static double forEach(double x, @Constant double[] data) {
    double r = x;
    for (double d : data) {
      d *= x;
      r = r * d + Math.sin(d);
    }
    return r;
  }

  @Differentiable
  @At({0.3, 0.7})
  static double arrayReads(double x, double y, @Constant double[] data) {
    double r = 0;
    int j = data.length;
    for (int i = 0; i < data.length; i++) {
      r += data[i] * x * data[--j] - y * data[(i * 2 + 1) % data.length];
    }
    return r * r;
  }

  @Differentiable
  @At({0.3})
  static double overwrittenIndex(double x, @Constant double[] data) {
    int k = 0;
    double r = x;
    for (int i = 0; i < 6; i++) {
      r = r * x + data[k];
      k = (k * 2 + 1) % data.length;
    }
    return r;
  }

  @Differentiable
  @At({0.3})
  static double longCounter(double x) {
    double r = 0;
    for (long i = 1L; i <= 8L; i++) {
      r += Math.pow(x, i) / i;
    }
    return r;
  }

  static double[] longCounterExpected(double x) {
    return new double[] {(1 - Math.pow(x, 8)) / (1 - x)};
  }

  @Differentiable
  @At({0.3})
  static double realCounter(double x) {
    double r = 0;
    for (double t = x; t < 2; t += 0.25) {
      r += t * t;
    }
    return r;
  }

  @Differentiable
  @At({0.3})
  static double twoCounters(double x) {
    double r = 1;
    for (int i = 0, j = 9; i < j; i++, j -= 2) {
      r = r * x * j + i;
    }
    return r;
  }

  @Differentiable
  @At({0.3, 1.1})
  static double accumulators(double x, double y) {
    double sum = 0;
    double product = 1;
    double last = x;
    for (int i = 0; i < 6; i++) {
      sum += product * last;
      product *= Math.cos(sum);
      last = sum - y * last;
    }
    return sum + product + last;
  }

  @Differentiable
  @At({0.3})
  static double branchInLoop(double x) {
    double r = x;
    for (int i = 0; i < 12; i++) {
      if (r > 1) {
        r -= x * x;
      } else if (i % 3 == 0) {
        r = r * 1.5 + x;
      } else {
        r = Math.exp(r) * 0.9;
      }
    }
    return r;
  }

  @Differentiable
  @At({0.3})
  static double flagInLoop(double x) {
    double r = x;
    boolean up = true;
    for (int i = 0; i < 10; i++) {
      r = up ? r * 1.7 : r - x * r;
      up = up ? r < 2 : r < 0.5;
    }
    return r;
  }

  @Differentiable
  @At({0.3})
  static double bodyLocals(double x) {
    double r = 0;
    for (int i = 0; i < 5; i++) {
      double a = x * i;
      double b = a * a;
      a = Math.sin(b);
      double c = a * b;
      b = c - x;
      r += a * b * c;
    }
    return r;
  }

  @Differentiable
  @At({0.3})
  static double loopAfterLoop(double x) {
    double r = x;
    for (int i = 0; i < 3; i++) {
      r = Math.sin(r) + r;
    }
    double s = r;
    for (int i = 0; i < 4; i++) {
      s = s * r * 0.5;
      r = r * 0.9 + s;
    }
    return r * s;
  }

  @Differentiable
  @At({0.3})
  static double emptyBody(double x) {
    int i;
    for (i = 0; i * x < 2; i++) {}
    return x * i;
  }

  static double[] emptyBodyExpected(double x) {
    return new double[] {7};
  }
}
