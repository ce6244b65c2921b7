package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Steps in time: ordinary and partial differential equations. */
final class Dynamics {
  private Dynamics() {}

  private static void lotkaVolterra(double[] y, double[] p, double[] dydt) {
    dydt[0] = p[0] * y[0] - p[1] * y[0] * y[1];
    dydt[1] = p[2] * y[0] * y[1] - p[3] * y[1];
  }

  @Differentiable
  @At(
      value = {0.1, 5},
      arrays = {"{1, 0.5}", "{1.1, 0.4, 0.1, 0.4}"})
  @At(
      value = {0.1, 0},
      arrays = {"{1, 0.5}", "{1.1, 0.4, 0.1, 0.4}"})
  static double[] rungeKutta(double[] start, double[] p, @Constant double h, int steps) {
    double[] y = start.clone();
    double[] stage = new double[2];
    double[] k1 = new double[2];
    double[] k2 = new double[2];
    double[] k3 = new double[2];
    double[] k4 = new double[2];
    for (int step = 0; step < steps; step++) {
      lotkaVolterra(y, p, k1);
      for (int i = 0; i < 2; i++) {
        stage[i] = y[i] + 0.5 * h * k1[i];
      }
      lotkaVolterra(stage, p, k2);
      for (int i = 0; i < 2; i++) {
        stage[i] = y[i] + 0.5 * h * k2[i];
      }
      lotkaVolterra(stage, p, k3);
      for (int i = 0; i < 2; i++) {
        stage[i] = y[i] + h * k3[i];
      }
      lotkaVolterra(stage, p, k4);
      for (int i = 0; i < 2; i++) {
        y[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
      }
    }
    return y;
  }

  @Differentiable
  @At(arrays = {"{1, 2, 1.5}", "{{0, 0}, {1, 0.5}, {-1, 2}}"})
  static double[][] accelerations(double[] masses, double[][] positions) {
    int n = masses.length;
    double[][] a = new double[n][2];
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double dx = positions[j][0] - positions[i][0];
        double dy = positions[j][1] - positions[i][1];
        double r2 = dx * dx + dy * dy + 0.01;
        double inverse = 1 / (r2 * Math.sqrt(r2));
        a[i][0] += masses[j] * dx * inverse;
        a[i][1] += masses[j] * dy * inverse;
        a[j][0] -= masses[i] * dx * inverse;
        a[j][1] -= masses[i] * dy * inverse;
      }
    }
    return a;
  }

  @Differentiable(wrt = {"positions", "velocities"})
  @At(
      value = 0.05,
      arrays = {"{1, 2}", "{{0, 0}, {1, 0.5}}", "{{0, 1}, {0.5, -0.5}}"})
  static void leapfrog(
      @Constant double[] masses, double[][] positions, double[][] velocities, @Constant double h) {
    for (int step = 0; step < 2; step++) {
      kick(masses, positions, velocities, h / 2);
      for (int i = 0; i < positions.length; i++) {
        for (int j = 0; j < 2; j++) {
          positions[i][j] += h * velocities[i][j];
        }
      }
      kick(masses, positions, velocities, h / 2);
    }
  }

  private static void kick(double[] masses, double[][] x, double[][] v, double h) {
    double[][] a = accelerations(masses, x);
    for (int i = 0; i < v.length; i++) {
      for (int j = 0; j < v[i].length; j++) {
        v[i][j] += h * a[i][j];
      }
    }
  }

  @Differentiable
  @At(
      value = {0.2, 4},
      arrays = "{0, 1, 3, -1, 0.5}")
  static double[] heatWithTwoBuffers(double[] start, double diffusion, int steps) {
    double[] u = start.clone();
    double[] next = start.clone();
    for (int t = 0; t < steps; t++) {
      for (int i = 1; i < u.length - 1; i++) {
        next[i] = u[i] + diffusion * (u[i - 1] - 2 * u[i] + u[i + 1]);
      }
      double[] swapped = u;
      u = next;
      next = swapped;
    }
    return u;
  }

  @Differentiable(wrt = {"u", "diffusion"})
  @At(
      value = {0.2, 4},
      arrays = "{0, 1, 3, -1, 0.5}")
  static void heatInPlace(double[] u, double diffusion, int steps) {
    for (int t = 0; t < steps; t++) {
      double left = u[0];
      for (int i = 1; i < u.length - 1; i++) {
        double here = u[i];
        u[i] = here + diffusion * (left - 2 * here + u[i + 1]) * here;
        left = here;
      }
    }
  }

  @Differentiable
  @At(value = 0.3, arrays = "{{0, 1, 2, 1}, {1, 3, -1, 0}, {2, 0.5, 1, 1}}")
  static double heatInTwoDimensions(double[][] start, double diffusion) {
    int n = start.length;
    int m = start[0].length;
    double[][] u = new double[n][];
    double[][] w = new double[n][m];
    for (int i = 0; i < n; i++) {
      u[i] = start[i].clone();
    }
    for (int t = 0; t < 2; t++) {
      for (int i = 1; i < n - 1; i++) {
        double[] row = u[i];
        for (int j = 1; j < m - 1; j++) {
          w[i][j] = u[i - 1][j] + u[i + 1][j] + row[j - 1] + row[j + 1] - 4 * row[j];
        }
      }
      for (int i = 1; i < n - 1; i++) {
        for (int j = 1; j < m - 1; j++) {
          u[i][j] += diffusion * w[i][j] * (1 + 0.1 * u[i][j]);
        }
      }
    }
    double sum = 0;
    for (double[] row : u) {
      for (double x : row) {
        sum += x * x;
      }
    }
    return sum;
  }

  @Differentiable
  @At(
      value = {0.4, 3},
      arrays = {"{0, 1, 2, -1, 0}", "{0, 0.5, 0, 1, 0}"})
  static double[] waveWithHistory(double[] u0, double[] u1, double c, int steps) {
    double[][] u = new double[steps + 2][u0.length];
    u[0] = u0;
    u[1] = u1;
    for (int t = 1; t <= steps; t++) {
      for (int i = 1; i < u0.length - 1; i++) {
        u[t + 1][i] = 2 * u[t][i] - u[t - 1][i] + c * c * (u[t][i - 1] - 2 * u[t][i] + u[t][i + 1]);
      }
    }
    return u[steps + 1];
  }

  @Differentiable
  @At(value = 0.5, arrays = "{1, 2, -1}")
  static double[] implicitHeat(double[] u, double r) {
    int n = u.length;
    double[] x = u.clone();
    double[] c = new double[n];
    double diagonal = 1 + 2 * r;
    c[0] = -r / diagonal;
    x[0] /= diagonal;
    for (int i = 1; i < n; i++) {
      double m = diagonal + r * c[i - 1];
      c[i] = -r / m;
      x[i] = (x[i] + r * x[i - 1]) / m;
    }
    for (int i = n - 1; i-- > 0; ) {
      x[i] -= c[i] * x[i + 1];
    }
    return x;
  }

  @Differentiable
  @At(
      value = {10, 28, 2.6},
      arrays = "{1, 1, 1}")
  static double lorenz(double sigma, double rho, double beta, double[] start) {
    double[] s = {start[0], start[1], start[2]};
    double h = 0.01;
    for (int k = 0; k < 8; k++) {
      double x = s[0];
      double y = s[1];
      s[0] += h * sigma * (y - x);
      s[1] += h * (x * (rho - s[2]) - y);
      s[2] += h * (x * y - beta * s[2]);
    }
    return s[0] + s[1] * s[2];
  }

  @Differentiable
  @At(
      value = {1.5, 0.53},
      arrays = "{1, 0}")
  static double adaptiveStep(double[] start, double k, double end) {
    double[] y = start.clone();
    double t = 0;
    double h = 0.125;
    while (t < end) {
      if (t + h > end) {
        h = end - t;
      }
      double a = y[1];
      double b = -k * Math.sin(y[0]);
      double errorGuess = Math.abs(b) * h * h;
      if (errorGuess > 0.015 && h > 0.01) {
        h /= 2;
        continue;
      }
      y[0] += h * a + 0.5 * h * h * b;
      y[1] += h * b;
      t += h;
    }
    return y[0] * y[0] + y[1];
  }

  @Differentiable
  @At(
      value = {0.1, 6},
      arrays = "{0.7}")
  static double adamsBashforth(double[] start, @Constant double h, int steps) {
    double[] slopes = new double[3];
    double y = start[0];
    for (int n = 0; n < steps; n++) {
      slopes[n % 3] = y * (1 - y);
      y +=
          n < 2
              ? h * slopes[n]
              : h / 12 * (23 * slopes[n % 3] - 16 * slopes[(n + 2) % 3] + 5 * slopes[(n + 1) % 3]);
    }
    return y;
  }

  @Differentiable
  @At(value = 0.3, arrays = "{1, 0.1, 0.4, 1.8}")
  static double[] keplerOrbits(double[] anomalies, double e) {
    double[] u = anomalies.clone();
    for (int i = 0; i < u.length; i++) {
      for (int k = 0; k < 30; k++) {
        double step = (u[i] - e * Math.sin(u[i]) - anomalies[i]) / (1 - e * Math.cos(u[i]));
        u[i] -= step;
        if (Math.abs(step) < 1e-10) {
          break;
        }
      }
    }
    return u;
  }

  static double[][] keplerOrbitsExpected(double[] anomalies, double e) {
    double[] u = keplerOrbits(anomalies, e);
    double[][] jacobian = new double[u.length][u.length + 1];
    for (int i = 0; i < u.length; i++) {
      jacobian[i][i] = 1 / (1 - e * Math.cos(u[i]));
      jacobian[i][u.length] = Math.sin(u[i]) * jacobian[i][i];
    }
    return jacobian;
  }

  @Differentiable
  @At(arrays = {"{1, 0, 0.5, 0.2}", "{0.1, -0.2, 0.3}"})
  static double[] quaternionSteps(double[] q, double[] omega) {
    double[] r = q.clone();
    for (int k = 0; k < 3; k++) {
      double[] d = {
        -r[1] * omega[0] - r[2] * omega[1] - r[3] * omega[2],
        r[0] * omega[0] + r[2] * omega[2] - r[3] * omega[1],
        r[0] * omega[1] - r[1] * omega[2] + r[3] * omega[0],
        r[0] * omega[2] + r[1] * omega[1] - r[2] * omega[0]
      };
      double norm = 0;
      for (int i = 0; i < 4; i++) {
        r[i] += 0.5 * d[i];
        norm += r[i] * r[i];
      }
      for (int i = 0; i < 4; i++) {
        r[i] /= Math.sqrt(norm);
      }
    }
    return r;
  }
}
