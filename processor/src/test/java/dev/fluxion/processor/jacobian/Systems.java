package dev.fluxion.processor.jacobian;

import dev.fluxion.Constant;
import dev.fluxion.Derivative;
import dev.fluxion.DerivativeOf;
import dev.fluxion.Differentiable;
import dev.fluxion.PullbackOf;
import dev.fluxion.PushforwardOf;
import java.util.Arrays;

/** Systems of as many numbers as wanted; some with sparse Jacobians. */
final class Systems {
  private Systems() {}

  /** A reaction with diffusion: tridiagonal. */
  @Differentiable
  static double[] tridiagonal(double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double left = i > 0 ? x[i - 1] : 0.5;
      double right = i < x.length - 1 ? x[i + 1] : -0.5;
      y[i] = left * Math.exp(-x[i]) + Math.sin(x[i]) * right;
    }
    return y;
  }

  /** All depends on the first, and the last on all. */
  @Differentiable
  static double[] arrow(double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[0] * Math.cos(x[i]);
      y[x.length - 1] += x[i] * x[i];
    }
    return y;
  }

  /** Each number alone, and the sum of all squares. */
  @Differentiable
  static double[] residuals(double[] x) {
    double[] y = new double[x.length + 1];
    for (int i = 0; i < x.length; i++) {
      y[i] = Math.exp(0.1 * x[i]) - 1;
      y[x.length] += x[i] * x[i];
    }
    return y;
  }

  /** Of each five neighbours a product. */
  @Differentiable
  static float[] banded(float[] x) {
    float[] y = new float[Math.max(0, x.length - 4)];
    for (int i = 0; i < y.length; i++) {
      float product = 1;
      for (int k = 0; k < 5; k++) {
        product *= x[i + k] + 0.1f * k;
      }
      y[i] = product;
    }
    return y;
  }

  /** Blocks of three that know nothing of each other, computed in place by way of one buffer. */
  @Differentiable(wrt = {"x", "scale"})
  static void blocks(double[] x, @Constant double[] buffer, double[] scale) {
    for (int b = 0; b + 2 < x.length; b += 3) {
      for (int i = 0; i < 3; i++) {
        buffer[i] = x[b + i] * scale[b / 3];
      }
      for (int i = 0; i < 3; i++) {
        x[b + i] = buffer[i] * buffer[(i + 1) % 3] + buffer[(i + 2) % 3];
      }
    }
  }

  /** What it depends on depends on where it is. */
  @Differentiable
  static double[][] branches(double[][] x) {
    double[][] y = x.clone();
    for (int i = 0; i < x.length; i++) {
      double[] row = x[i];
      double[] next = x[(i + 1) % x.length];
      y[i] = new double[row.length];
      for (int j = 0; j < row.length; j++) {
        if (row[j] > 0.3) {
          y[i][j] = row[j] * next[j % next.length];
        } else if (row[j] > -0.5) {
          y[i][j] = Math.max(row[j], next[0]);
        } else {
          y[i][j] = 7;
        }
      }
    }
    return y;
  }

  /** The same array may be passed twice. */
  @Differentiable(wrt = {"from", "to"})
  static void shifted(double[] from, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = to[i] * from[(i + 1) % from.length];
    }
  }

  /** Everything depends on everything. */
  @Differentiable
  static double[] dense(double[] x) {
    double norm = 0;
    for (double v : x) {
      norm += v * v;
    }
    double[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] /= 1 + norm;
    }
    return y;
  }

  /** Few results of many numbers. */
  @Differentiable
  static double[] moments(double[] x, double shift) {
    double[] y = new double[3];
    for (double v : x) {
      double power = 1;
      for (int k = 0; k < y.length; k++) {
        power *= v - shift;
        y[k] += power;
      }
    }
    return y;
  }

  /** Two numbers of many, in a new array. */
  @Differentiable
  static double[] sighting(
      double[] camera, double distance, double[] point, @Constant double[] seen) {
    double u = camera[0] * point[0] + distance * camera[1];
    double v = point[1] - camera[2] * distance;
    if (camera[3] > 0) {
      u = u * Math.cos(v) + camera[4];
      v *= u;
    } else {
      v = Math.sin(u) + camera[5] * camera[6];
    }
    return new double[] {distance * (u - seen[0]), v / (2 + u * u) - seen[1]};
  }

  /** The new array is zero at first, and is read. */
  @Differentiable
  static double[] steps(double[] x) {
    double[] y = new double[2];
    if (x[0] > 0) {
      y[0] = x[0] * x[1];
    } else {
      y[1] = x[2] * x[8];
    }
    y[1] += y[0] * x[7] + x[3];
    y[0] = y[1] * y[0] + x[4] * x[5] + x[6];
    return y;
  }

  /** How many results there are is known, what they are takes loops. */
  @Differentiable
  static double[] summary(double[] x) {
    double sum = 0;
    double product = 1;
    for (double v : x) {
      sum += Math.sin(v) * v;
      product *= 1 + 0.1 * v;
    }
    return new double[] {sum, product};
  }

  /** Many results of few numbers. */
  @Differentiable
  static double[] curve(double a, float b, double c, @Constant int points) {
    double[] y = new double[points];
    for (int i = 0; i < points; i++) {
      double t = 0.1 * i;
      y[i] = a * Math.exp(-b * t) + Math.sin(c * t);
    }
    return y;
  }

  /** Functions whose derivatives somebody states depend on all of their arguments. */
  @Differentiable(only = {Derivative.JACOBIAN, Derivative.JVP, Derivative.VJP})
  static double[] withRules(double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i + 1 < x.length; i += 2) {
      double[] pair = squares(new double[] {x[i], x[i + 1]});
      y[i] = cube(pair[0]) + pair[1];
      y[i + 1] = cube(x[i]);
    }
    return y;
  }

  static double cube(double x) {
    return x * x * x;
  }

  @DerivativeOf(owner = Systems.class, method = "cube")
  static double slopeOfCube(double x) {
    return 3 * x * x;
  }

  static double[] squares(double[] x) {
    return new double[] {x[0] * x[0], x[1] * x[1]};
  }

  @PushforwardOf(owner = Systems.class, method = "squares")
  static double[] alongSquares(double[] x, double[] tangent) {
    return new double[] {2 * x[0] * tangent[0], 2 * x[1] * tangent[1]};
  }

  @PullbackOf(owner = Systems.class, method = "squares")
  static double[] backSquares(double[] x, double[] cotangent) {
    return alongSquares(x, cotangent);
  }

  /** Each of the numbers moves few points: most loops have nothing to pass on. */
  @Differentiable
  static double[] moved(double[] x) {
    double[][] movements = new double[x.length][3];
    for (int b = 0; b < x.length; b++) {
      movements[b][0] = Math.sin(x[b]);
      movements[b][1] = x[b] * x[b == 0 ? 0 : b - 1];
      movements[b][2] = 2;
    }
    double[] y = new double[14];
    for (int b = 0; b < x.length; b++) {
      double[] m = movements[b];
      for (int v = 0; v < 7; v++) {
        double place = m[0] * v + m[1];
        y[v] += 0.5 * place;
        if (v % 2 == b % 2) {
          y[v + 7] -= m[2] * place * place;
        }
      }
    }
    for (int v = 0; v < 7; v++) {
      y[v] = y[v] * y[v + 7];
    }
    return y;
  }

  /** A block of a larger system: two numbers of many. */
  @Differentiable
  static void observation(
      double[] camera, double weight, double[] point, @Constant double[] seen, double[] error) {
    double[] v = new double[3];
    for (int i = 0; i < 3; i++) {
      v[i] = point[i] - camera[i];
    }
    double square = v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
    if (camera[3] > 0) {
      double angle = Math.sqrt(square);
      double c = Math.cos(angle);
      v[0] = v[0] * c + camera[4] * Math.sin(angle);
    } else {
      v[1] = v[1] / v[2];
    }
    error[0] = v[0] * camera[5] + v[1];
    error[1] = v[1] * error[0];
    error[0] = weight * (error[0] - seen[0]);
    error[1] = weight * weight * (error[1] - seen[1]);
  }

  /** Another that writes in branches, and more than once. */
  @Differentiable
  static void switched(double[] x, double[] y) {
    y[0] = x[0] * x[1];
    if (x[2] > 0) {
      y[1] = Math.exp(x[3]) + y[0];
      y[0] = y[0] * y[1];
    } else {
      y[1] = x[4];
    }
    y[1] = y[1] * x[2] + y[0];
  }

  /** The same where the result is an input, too. */
  @Differentiable(wrt = {"rates", "state"})
  static void update(double[] rates, double[] state) {
    state[0] = state[0] * rates[0] + rates[1] * rates[2];
    state[1] = state[1] * state[0] + rates[3] / rates[4];
  }

  /** Rows of a matrix with zeros, one after the other; the last number is their weighted sum. */
  @Differentiable
  static double[] weighted(double[] x, @Constant double[] weights) {
    double[] y = new double[weights.length + 1];
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      for (int i = 0; i < weights.length; i++) {
        y[i] += weights[i] * (x[k] * x[(k + 1) % x.length] - y[i]);
        y[i] -= x[0] * weights[i];
        sum += x[k] * (weights[i] * 0.5);
      }
    }
    y[weights.length] = sum;
    return y;
  }

  /** Turns one after the other, each by an angle of its own: what is filled, and filled again. */
  @Differentiable
  static double[] turns(double[] angles) {
    double[][] turned = new double[angles.length][];
    double[] all = {1, 0.5, 0, 1};
    double[] sums = new double[4];
    for (int k = 0; k < angles.length; k++) {
      double[] turn = {
        Math.cos(angles[k]), -Math.sin(angles[k]), Math.sin(angles[k]), Math.cos(angles[k])
      };
      double[] own = product(turn, turn);
      turned[k] = k == 1 ? own : product(own, turn);
      all = k % 3 == 2 ? product(all, turned[k]) : all;
      double[] squares = product(own, own);
      if (k % 2 == 1) {
        squares[3] = angles[0];
        for (int i = 0; i < 4; i++) {
          squares[i] = squares[i] * turned[k - 1][i];
        }
      }
      double[] product = product(squares, all);
      for (int i = 0; i < 4; i++) {
        sums[i] += product[i] * product[3 - i];
      }
      for (int i = 0; i < 4; i++) {
        product[i] = turned[k / 2][i];
      }
      turned[k] = product(product, turn);
    }
    double[] results = new double[4 * angles.length + 4];
    for (int k = 0; k < angles.length; k++) {
      for (int i = 0; i < 4; i++) {
        results[4 * k + i] = turned[k][i] + all[i];
      }
    }
    System.arraycopy(sums, 0, results, 4 * angles.length, 4);
    return results;
  }

  private static double[] product(double[] a, double[] b) {
    double[] product = new double[4];
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        double sum = 0;
        for (int k = 0; k < 2; k++) {
          sum += a[2 * i + k] * b[2 * k + j];
        }
        product[2 * i + j] = sum;
      }
    }
    return product;
  }

  /** A turn that depends on two of the inputs; in the other directions it stays the same. */
  @Differentiable
  static double[] rotated(double[] x) {
    double[] turn = {
      Math.cos(x[0]) * x[1], -Math.sin(x[0]), Math.sin(x[0]) + x[1], Math.cos(x[0]), x[1] * x[1]
    };
    double[] y = x.clone();
    for (int i = 2; i + 1 < x.length; i += 2) {
      double a = y[i];
      double b = y[i + 1] * x[i];
      y[i] = turn[0] * a + turn[1] * b + turn[4];
      y[i + 1] = turn[2] * a + turn[3] * b + turn[4] * turn[0];
    }
    return y;
  }

  /** Arrays filled in one branch or the other, in each trip again, under two names. */
  @Differentiable
  static double[] filled(double[] x) {
    int n = x.length;
    double[] first = new double[3];
    double[] second = new double[3];
    double[] other = second;
    double[] y = new double[2 * n];
    if (x[0] > 0) {
      for (int i = 0; i < 3; i++) {
        first[i] = x[n - 1] * (i + 1);
      }
    } else {
      for (int i = 0; i < 3; i++) {
        first[i] = x[n / 2] * (i - 1);
      }
    }
    for (int j = 0; j < n; j++) {
      y[j] = first[0] * (j - 1) + first[1] * first[2];
    }
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < 3; i++) {
        second[i] = x[n / 3] * first[i] + k;
      }
      other[1] = x[k] * second[0];
      for (int j = 0; j < 3; j++) {
        y[n + k] += second[j] * (j - 1) * x[k];
      }
    }
    return y;
  }

  /** No results at all. */
  @Differentiable
  static double[] nothing(double[] x) {
    return Arrays.copyOf(x, 0);
  }
}
