package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.Arrays;

/** Filters and transforms. */
final class Signals {
  private Signals() {}

  @Differentiable
  @At(arrays = {"{0.5, 0.25, -0.125}", "{1, 2, 3, -1, 0.5}"})
  @At(arrays = {"{1, 2, 3}", "{1}"})
  static double[] fir(double[] taps, double[] signal) {
    double[] out = new double[signal.length];
    for (int n = 0; n < signal.length; n++) {
      double acc = 0;
      for (int k = 0; k < taps.length; k++) {
        if (n - k < 0) {
          break;
        }
        acc += taps[k] * signal[n - k];
      }
      out[n] = acc;
    }
    return out;
  }

  static double[][] firExpected(double[] taps, double[] signal) {
    double[][] jacobian = new double[signal.length][taps.length + signal.length];
    for (int n = 0; n < signal.length; n++) {
      for (int k = 0; k < taps.length && k <= n; k++) {
        jacobian[n][k] = signal[n - k];
        jacobian[n][taps.length + n - k] = taps[k];
      }
    }
    return jacobian;
  }

  @Differentiable
  @At(
      value = {0.2, -0.5},
      arrays = "{1, 2, -1, 0.5, 3}")
  static double recursiveFilter(double a, double b, double[] x) {
    double[] y = new double[x.length];
    for (int n = 0; n < x.length; n++) {
      y[n] = x[n];
      if (n > 0) {
        y[n] -= a * y[n - 1];
      }
      if (n > 1) {
        y[n] -= b * y[n - 2];
      }
    }
    double energy = 0;
    for (double v : y) {
      energy += v * v;
    }
    return energy;
  }

  @Differentiable(wrt = {"re", "im"})
  @At(arrays = {"{1, 2, -1, 0.5, 0, 1, 3, -2}", "{0, 0.5, 0, 0, 1, 0, -1, 0}"})
  @At(arrays = {"{3}", "{1}"})
  static void fft(double[] re, double[] im) {
    int n = re.length;
    for (int i = 1, j = 0; i < n; i++) {
      int bit = n >> 1;
      for (; (j & bit) != 0; bit >>= 1) {
        j ^= bit;
      }
      j ^= bit;
      if (i < j) {
        double t = re[i];
        re[i] = re[j];
        re[j] = t;
        t = im[i];
        im[i] = im[j];
        im[j] = t;
      }
    }
    for (int size = 2; size <= n; size <<= 1) {
      double angle = -2 * Math.PI / size;
      for (int start = 0; start < n; start += size) {
        for (int k = 0; k < size / 2; k++) {
          int a = start + k;
          int b = a + size / 2;
          double c = Math.cos(angle * k);
          double s = Math.sin(angle * k);
          double u = re[b] * c - im[b] * s;
          double v = re[b] * s + im[b] * c;
          re[b] = re[a] - u;
          im[b] = im[a] - v;
          re[a] += u;
          im[a] += v;
        }
      }
    }
  }

  static double[][] fftExpected(double[] re, double[] im) {
    int n = re.length;
    double[][] jacobian = new double[2 * n][2 * n];
    for (int k = 0; k < n; k++) {
      for (int t = 0; t < n; t++) {
        double c = Math.cos(2 * Math.PI * k * t / n);
        double s = Math.sin(2 * Math.PI * k * t / n);
        jacobian[k][t] = c;
        jacobian[k][n + t] = s;
        jacobian[n + k][t] = -s;
        jacobian[n + k][n + t] = c;
      }
    }
    return jacobian;
  }

  @Differentiable
  @At(arrays = "{1, 2, -1, 0.5, 0, 1}")
  static double[] powerSpectrum(double[] x) {
    int n = x.length;
    double[] power = new double[n / 2 + 1];
    for (int k = 0; k < power.length; k++) {
      double re = 0;
      double im = 0;
      for (int t = 0; t < n; t++) {
        double angle = 2 * Math.PI * k * t / n;
        re += x[t] * Math.cos(angle);
        im -= x[t] * Math.sin(angle);
      }
      power[k] = (re * re + im * im) / n;
    }
    return power;
  }

  @Differentiable(wrt = {"x", "kernel"})
  @At(arrays = {"{1, 2, -1, 0.5}", "{0.5, -1}"})
  static void convolveInPlace(double[] x, double[] kernel) {
    for (int i = x.length - 1; i >= 0; i--) {
      double s = 0;
      for (int k = 0; k < kernel.length && k <= i; k++) {
        s += kernel[k] * x[i - k];
      }
      x[i] = s;
    }
  }

  @Differentiable
  @At(arrays = {"{1, 2, -1}", "{0.5, 3}"})
  @At(arrays = {"{1, 2}", "=0"})
  static double[] polynomialProduct(double[] p, double[] q) {
    double[] product = new double[p.length + q.length - 1];
    for (int i = 0; i < p.length; i++) {
      for (int j = 0; j < q.length; j++) {
        product[i + j] += p[i] * q[j];
      }
    }
    return product;
  }

  @Differentiable
  @At(value = 2, arrays = "{1, 2, -1, 0.5, 3}")
  static double[] autocorrelation(double[] x, int lags) {
    double[] r = new double[lags + 1];
    for (int lag = 0; lag <= lags; lag++) {
      for (int i = 0; i + lag < x.length; i++) {
        r[lag] += x[i] * x[i + lag];
      }
    }
    return r;
  }

  @Differentiable
  @At(value = 3, arrays = "{1, 2, -1, 0.5, 3, 2}")
  static double[] movingAverageByRing(double[] x, @Constant int width) {
    double[] ring = new double[width];
    double[] out = new double[x.length];
    double sum = 0;
    int at = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] - ring[at];
      ring[at] = x[i];
      at = (at + 1) % width;
      out[i] = Math.sin(sum / width);
    }
    return out;
  }

  @Differentiable(wrt = "x")
  @At(arrays = "{1, 2, -1, 0.5, 3, 2, 0, 1}")
  static void haarInPlace(double[] x) {
    double[] scratch = new double[x.length];
    for (int n = x.length; n > 1; n /= 2) {
      for (int i = 0; i < n / 2; i++) {
        scratch[i] = (x[2 * i] + x[2 * i + 1]) * Math.sqrt(0.5);
        scratch[n / 2 + i] = (x[2 * i] - x[2 * i + 1]) * Math.sqrt(0.5);
      }
      System.arraycopy(scratch, 0, x, 0, n);
    }
  }

  @Differentiable
  @At(value = 0.3, arrays = "{1, 2, -1, 0.5}")
  static double exponentialSmoothingError(double alpha, double[] x) {
    double level = x[0];
    double error = 0;
    for (int i = 1; i < x.length; i++) {
      double e = x[i] - level;
      error += e * e;
      level += alpha * e;
    }
    return error;
  }

  @Differentiable
  @At(value = 0.7, arrays = "{1, 2, -1, 0.5}")
  static double goertzel(double omega, double[] x) {
    double c = 2 * Math.cos(omega);
    double[] s = new double[3];
    for (double v : x) {
      s[0] = v + c * s[1] - s[2];
      s[2] = s[1];
      s[1] = s[0];
    }
    return s[1] * s[1] + s[2] * s[2] - c * s[1] * s[2];
  }

  @Differentiable
  @At(arrays = {"{1, 2, -1, 0.5}", "{0.4, 2.3, 1.5, 2.9}"})
  static double[] resample(double[] x, double[] times) {
    double[] y = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      int k = Math.min((int) Math.floor(times[i]), x.length - 2);
      double f = times[i] - k;
      y[i] = (1 - f) * x[k] + f * x[k + 1];
    }
    return y;
  }

  @Differentiable
  @At(arrays = "{0.3, 2, -1, 0.5, 7}")
  static double clippedEnergy(double[] x) {
    double[] y = Arrays.copyOf(x, x.length + 1);
    for (int i = 0; i < y.length; i++) {
      if (y[i] > 1.5) {
        y[i] = 1.5;
        continue;
      }
      if (y[i] < -0.75) {
        break;
      }
      y[i] = Math.expm1(y[i]);
    }
    return Arrays.stream(y).sum();
  }

  @Differentiable(wrt = "x")
  @At(arrays = "{0.3, 2, -1, 0.5}")
  static void unwrapDifferences(double[] x) {
    for (int i = x.length - 1; i > 0; i--) {
      x[i] -= x[i - 1];
    }
    for (int i = 1; i < x.length; i++) {
      x[i] = x[i - 1] + Math.sin(x[i]);
    }
  }
}
