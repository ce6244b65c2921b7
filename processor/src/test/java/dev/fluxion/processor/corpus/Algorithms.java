package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Classic scalar algorithms, with the derivative of what they compute. */
final class Algorithms {

  private Algorithms() {}

  @Differentiable
  @At({2.0})
  static double squareRootByNewton(double x) {
    double r = x;
    while (true) {
      double next = 0.5 * (r + x / r);
      if (Math.abs(next - r) < 1e-13) {
        break;
      }
      r = next;
    }
    return r;
  }

  static double[] squareRootByNewtonExpected(double x) {
    return new double[] {0.5 / Math.sqrt(x)};
  }

  @Differentiable
  @At({1.2, 0.3})
  static double keplerByNewton(double m, double e) {
    double u = m;
    for (int i = 0; i < 50; i++) {
      double step = (u - e * Math.sin(u) - m) / (1 - e * Math.cos(u));
      u -= step;
      if (Math.abs(step) < 1e-12) {
        break;
      }
    }
    return u;
  }

  static double[] keplerByNewtonExpected(double m, double e) {
    double u = m;
    for (int i = 0; i < 100; i++) {
      u = m + e * Math.sin(u);
    }
    double d = 1 - e * Math.cos(u);
    return new double[] {1 / d, Math.sin(u) / d};
  }

  @Differentiable
  @At({1.5, 2.5})
  static double arithmeticGeometricMean(double a, double b) {
    while (Math.abs(a - b) > 1e-7) {
      double t = 0.5 * (a + b);
      b = Math.sqrt(a * b);
      a = t;
    }
    return 0.5 * (a + b);
  }

  @Differentiable
  @At({0.6, 1.3})
  static double horner(double x, double s, @Constant double[] c) {
    double r = 0;
    for (int i = c.length; --i >= 0; ) {
      r = r * x + c[i] * s;
    }
    return r;
  }

  static double[] hornerExpected(double x, double s, double[] c) {
    double dx = 0;
    double p = 0;
    for (int i = 0; i < c.length; i++) {
      dx += i == 0 ? 0 : s * i * c[i] * Math.pow(x, i - 1);
      p += c[i] * Math.pow(x, i);
    }
    return new double[] {dx, p};
  }

  @Differentiable
  @At({0.6})
  static double clenshaw(double x, @Constant double[] c) {
    double b1 = 0;
    double b2 = 0;
    for (int k = c.length - 1; k >= 1; k--) {
      double t = c[k] + 2 * x * b1 - b2;
      b2 = b1;
      b1 = t;
    }
    return c[0] + x * b1 - b2;
  }

  // T_k(cos t) = cos(k t).
  static double[] clenshawExpected(double x, double[] c) {
    double t = Math.acos(x);
    double d = 0;
    for (int k = 1; k < c.length; k++) {
      d += c[k] * k * Math.sin(k * t) / Math.sin(t);
    }
    return new double[] {d};
  }

  @Differentiable
  @At({0.8})
  static double exponentialSeries(double x) {
    double sum = 1;
    double term = 1;
    int n = 1;
    while (Math.abs(term) > 1e-16) {
      term *= x / n++;
      sum += term;
    }
    return sum;
  }

  static double[] exponentialSeriesExpected(double x) {
    return new double[] {Math.exp(x)};
  }

  @Differentiable
  @At({0.8})
  static double sineSeries(double x) {
    double term = x;
    double sum = x;
    for (int n = 2; n < 24; n += 2) {
      term = -term * x * x / (n * (n + 1));
      sum += term;
    }
    return sum;
  }

  static double[] sineSeriesExpected(double x) {
    return new double[] {Math.cos(x)};
  }

  @Differentiable
  @At({0.8})
  static double lentz(double x) {
    double f = 1e-30;
    double c = f;
    double d = 0;
    for (int i = 1; i < 60; i++) {
      double a = i == 1 ? x : -x * x;
      double b = 2 * i - 1;
      d = b + a * d;
      if (d == 0) {
        d = 1e-30;
      }
      c = b + a / c;
      d = 1 / d;
      double delta = c * d;
      f *= delta;
      if (Math.abs(delta - 1) < 1e-14) {
        break;
      }
    }
    return f;
  }

  // tan x = x / (1 - x^2 / (3 - x^2 / (5 - ...)))
  static double[] lentzExpected(double x) {
    return new double[] {1 / (Math.cos(x) * Math.cos(x))};
  }

  @Differentiable
  @At(
      value = {0.4, 1.7},
      kink = true)
  static double bisection(double p, double scale) {
    double low = 0;
    double high = 2;
    for (int i = 0; i < 45; i++) {
      double middle = 0.5 * (low + high);
      if (middle * middle * middle + p * middle > 1) {
        high = middle;
      } else {
        low = middle;
      }
    }
    double x = 0.5 * (low + high);
    // One step of Newton's method gives the root its derivative.
    return scale * (x - (x * x * x + p * x - 1) / (3 * x * x + p));
  }

  static double[] bisectionExpected(double p, double scale) {
    double x = 0.5;
    for (int i = 0; i < 50; i++) {
      x -= (x * x * x + p * x - 1) / (3 * x * x + p);
    }
    return new double[] {-scale * x / (3 * x * x + p), x};
  }

  @Differentiable
  @At({0.2, 1.4, 0.9})
  static double romberg(double a, double b, double p) {
    double h = b - a;
    double t0 = 0.5 * h * (f(a, p) + f(b, p));
    double previous0 = t0;
    double previous1 = t0;
    double result = t0;
    int n = 1;
    for (int row = 1; row < 5; row++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += f(a + (i + 0.5) * h, p);
      }
      double r0 = 0.5 * (previous0 + h * sum);
      double r1 = (4 * r0 - previous0) / 3;
      result = row == 1 ? r1 : (16 * r1 - previous1) / 15;
      previous0 = r0;
      previous1 = r1;
      h *= 0.5;
      n *= 2;
    }
    return result;
  }

  private static double f(double t, double p) {
    return Math.exp(-p * t) * Math.sin(t);
  }

  @Differentiable
  @At({0.1, 0.7, 1.3})
  static double euler(double y, double a, double b) {
    double h = 0.01;
    for (int i = 0; i < 100; i++) {
      y += h * (a * y * (1 - y) + b * Math.sin(i * h));
    }
    return y;
  }

  @Differentiable
  @At({0.9, 0.5})
  static double rungeKutta(double y, double k) {
    double h = 0.1;
    for (int i = 0; i < 10; i++) {
      double k1 = -k * y;
      double k2 = -k * (y + 0.5 * h * k1);
      double k3 = -k * (y + 0.5 * h * k2);
      double k4 = -k * (y + h * k3);
      y += h / 6 * (k1 + 2 * (k2 + k3) + k4);
    }
    return y;
  }

  static double[] rungeKuttaExpected(double y, double k) {
    double z = k * 0.1;
    double q = 1 - z + z * z / 2 - z * z * z / 6 + z * z * z * z / 24;
    double dq = 0.1 * (-1 + z - z * z / 2 + z * z * z / 6);
    return new double[] {Math.pow(q, 10), y * 10 * Math.pow(q, 9) * dq};
  }

  @Differentiable
  @At({1.2, 1.4})
  static double rosenbrock(double x, double y) {
    double a = 1 - x;
    double b = y - x * x;
    return a * a + 100 * b * b;
  }

  static double[] rosenbrockExpected(double x, double y) {
    return new double[] {-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)};
  }

  @Differentiable
  @At({100, 105, 0.03, 0.2, 0.75})
  static double blackScholes(double s, double k, double r, double v, double t) {
    double d1 = (Math.log(s / k) + (r + v * v / 2) * t) / (v * Math.sqrt(t));
    double d2 = d1 - v * Math.sqrt(t);
    return s * normal(d1) - k * Math.exp(-r * t) * normal(d2);
  }

  private static double normal(double x) {

    double t = 1 / (1 + 0.2316419 * Math.abs(x));
    double p =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    double tail = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * p;
    return x > 0 ? 1 - tail : tail;
  }

  @Differentiable
  @At({0.31, 0.22})
  static double mandelbrot(double a, double b) {
    double x = 0;
    double y = 0;
    int n = 0;
    while (x * x + y * y < 4 && n < 12) {
      double t = x * x - y * y + a;
      y = 2 * x * y + b;
      x = t;
      n++;
    }
    return x * x + y * y + n;
  }

  @Differentiable
  @At({0.31})
  static double legendre(double x) {
    double p0 = 1;
    double p1 = x;
    for (int n = 1; n < 6; n++) {
      double p2 = ((2 * n + 1) * x * p1 - n * p0) / (n + 1);
      p0 = p1;
      p1 = p2;
    }
    return p1;
  }

  // P6 = (231 x^6 - 315 x^4 + 105 x^2 - 5) / 16.
  static double[] legendreExpected(double x) {
    return new double[] {(1386 * Math.pow(x, 5) - 1260 * Math.pow(x, 3) + 210 * x) / 16};
  }

  @Differentiable
  @At({0.31, 1.7})
  static double goldenSection(double p, double q) {
    double a = 0;
    double b = q;
    double ratio = 0.6180339887498949;
    for (int i = 0; i < 8; i++) {
      double c = b - ratio * (b - a);
      double d = a + ratio * (b - a);
      if ((c - p) * (c - p) < (d - p) * (d - p)) {
        b = d;
      } else {
        a = c;
      }
    }
    return (a + b) * p;
  }

  @Differentiable
  @At({0.9, 1.1})
  static double runningMoments(double x, double y, @Constant double[] data) {
    double mean = 0;
    double m2 = 0;
    int n = 0;
    for (double d : data) {
      double v = d * x + y * d * d;
      n++;
      double delta = v - mean;
      mean += delta / n;
      m2 += delta * (v - mean);
    }
    return Math.sqrt(m2 / n) + mean;
  }
}
