package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.Arrays;

/** Arrays with more than one name. */
final class Aliases {
  private Aliases() {}

  @Differentiable(wrt = "p")
  @At(arrays = "{1, 2, -3}")
  static double secondName(double[] p) {
    double[] q = p;
    q[0] = p[1] * p[2];
    p[1] += q[0];
    return q[1] * p[0] + q[2];
  }

  @Differentiable
  @At(
      value = 1,
      arrays = {"{1, 2}", "{3, -1}"})
  @At(
      value = -1,
      arrays = {"{1, 2}", "{3, -1}"})
  @At(
      value = 1,
      arrays = {"{1, 2}", "=0"})
  static double chosenName(double[] a, double[] b, int which) {
    double[] c = which > 0 ? a : b;
    double s = c[0] * a[1];
    c = a;
    return s + c[0] * b[0] * b[1];
  }

  @Differentiable(wrt = {"a", "b"})
  @At(
      value = 2,
      arrays = {"{1, 2}", "{3, -1}"})
  @At(
      value = -2,
      arrays = {"{1, 2}", "{3, -1}"})
  @At(
      value = 2,
      arrays = {"{1, 2}", "=0"})
  static void writeToChosen(double[] a, double[] b, double limit) {
    double[] c = a[0] * limit > 0 ? a : b;
    c[0] *= b[1];
    b[0] += c[0] * a[1];
  }

  @Differentiable(wrt = {"a", "b"})
  @At(arrays = {"{1, 2, 3}", "{0.5, -1, 2}"})
  @At(arrays = {"{1, 2, 3}", "=0"})
  static double sameTwice(double[] a, double[] b) {
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      a[i] *= b[i];
      s += a[i] * b[(i + 1) % b.length];
    }
    return s;
  }

  @Differentiable
  @At(value = 3, arrays = "{1, 2, -3}")
  @At(value = 4, arrays = "{1, 2, -3}")
  static double[] pingPong(double[] x, int steps) {
    double[] from = x.clone();
    double[] to = new double[x.length];
    for (int k = 0; k < steps; k++) {
      for (int i = 0; i < x.length; i++) {
        to[i] = from[i] * from[(i + 1) % x.length] * 0.5 + x[i];
      }
      double[] t = from;
      from = to;
      to = t;
    }
    return from;
  }

  @Differentiable(wrt = "m")
  @At(arrays = "{{1, 2}, {3, -1}}")
  @At(arrays = "{{1, 2}, =0}")
  static double rowReferences(double[][] m) {
    double[] first = m[0];
    double[] second = m[1];
    first[0] *= second[1];
    second[0] += first[0] * first[1];
    return m[0][0] * m[1][0] + m[1][1];
  }

  @Differentiable(wrt = "m")
  @At(arrays = "{{1, 2}, {3, -1}, {0.5, 4}}")
  @At(arrays = "{{1, 2}, {3, -1}, =0}")
  static void rowSwap(double[][] m) {
    double[] t = m[0];
    m[0] = m[2];
    m[2] = t;
    m[0][0] += m[1][0] * m[2][1];
    m[2][1] *= m[0][1];
  }

  @Differentiable(wrt = "m")
  @At(arrays = "{{1, 2}, {3, -1}, {0.5, 4}}")
  static double rowReplaced(double[][] m) {
    double[] old = m[1];
    m[1] = new double[] {m[0][0] * old[0], old[1] * old[1]};
    m[1][0] += m[2][1];
    old[0] = 100;
    return m[1][0] * m[1][1] + old[1];
  }

  @Differentiable
  @At(arrays = "{1, 2}")
  static double[][] sameRowTwice(double[] x) {
    double[][] m = {x.clone(), x, null};
    m[2] = m[0];
    m[2][0] *= m[1][1];
    m[0][1] += m[2][0];
    return m;
  }

  @Differentiable
  @At(arrays = "{1, 2, -3}")
  static double[] argumentReturned(double[] x) {
    return x;
  }

  @Differentiable(wrt = "x")
  @At(arrays = {"{1, 2}", "{1, 2, -3}"})
  @At(arrays = {"{1, 2, 3}", "=0"})
  static double[] otherArgumentReturned(double[] tangent, double[] x) {
    tangent[0] = tangent[1] * x[0] * x[1];
    return tangent;
  }

  @Differentiable(wrt = "x")
  @At(
      value = 1,
      arrays = {"{1, 2, -3}"})
  @At(
      value = -1,
      arrays = {"{1, 2, -3}"})
  static double[] sometimesReturned(double[] x, int which) {
    x[0] *= x[1];
    return which > 0 ? x : new double[] {x[0], x[2] * x[2]};
  }

  @Differentiable
  @At(value = 1, arrays = "{{1, 2}, {3, -1}}")
  static double[] rowReturned(double[][] m, int i) {
    return m[i];
  }

  @Differentiable
  @At(arrays = "{1, 2, -3}")
  static double cloneIsIndependent(double[] x) {
    double[] y = x.clone();
    y[0] *= y[1];
    double[] z = y.clone();
    y[1] = z[0] * x[0];
    z[0] += y[1];
    return x[0] * y[0] + y[1] * z[0] + z[2];
  }

  @Differentiable
  @At(arrays = "{{1, 2}, {3, -1}}")
  static double cloneOfRowsIsShallow(double[][] m) {
    double[][] copy = m.clone();
    copy[0] = m[1].clone();
    copy[0][0] *= m[0][0];
    double s = copy[0][0] * copy[1][1];
    return s * m[1][0] + copy[1][0];
  }

  @Differentiable
  @At(arrays = {"{}", "{1, 2}"})
  static double emptyArray(double[] none, double[] x) {
    double s = x[0];
    for (double v : none) {
      s *= v;
    }
    double[] zero = new double[0];
    return s * x[1] + zero.length + none.length;
  }

  @Differentiable
  @At(arrays = "{{1, 2, 3}, {}, {4}, null, {0.5, -1}}")
  static double raggedRows(double[][] m) {
    double s = 0;
    for (double[] row : m) {
      if (row == null) {
        continue;
      }
      double product = 1;
      for (double v : row) {
        product *= v;
      }
      s = s * 0.5 + product * product;
    }
    return s;
  }

  @Differentiable
  @At(arrays = "{1, 2, 3}")
  static double[][] triangle(double[] x) {
    double[][] rows = new double[x.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        rows[i][j] = x[i] * x[j] + (i > 0 && j < i ? rows[i - 1][j] : 0);
      }
    }
    return rows;
  }

  @Differentiable
  @At(arrays = "{{{1, 2}, {3, 4}}, {{-1, 0.5}, {2, 1}}}")
  static double[][][] threeDimensions(double[][][] a) {
    double[][][] b = new double[2][2][2];
    for (int i = 0; i < 2; i++) {
      double[][] plane = a[i];
      b[1 - i] = new double[][] {plane[1].clone(), plane[0].clone()};
      for (int j = 0; j < 2; j++) {
        double[] row = b[1 - i][j];
        row[0] *= a[1 - i][j][1];
        row[1] += row[0];
      }
    }
    return b;
  }

  @Differentiable(wrt = {"a", "b"})
  @At(arrays = {"{1, 2}", "{3, -1}"})
  @At(arrays = {"{1, 2}", "=0"})
  static double comparedByIdentity(double[] a, double[] b) {
    if (a == b) {
      return a[0] * b[0] * 3;
    }
    b[0] += a[0];
    return a[1] * b[0];
  }

  @Differentiable
  @At(arrays = {"{1, 2}", "{3, -1}"})
  @At(arrays = {"{1, 2}", "=0"})
  static double writtenForTheOther(double[] x, double[] y) {
    x[0] += Math.sin(y[1]);
    y[1] -= 3;
    return y[0] * y[0] * y[0];
  }

  @Differentiable
  @At(arrays = {"null", "{1, 2}"})
  @At(arrays = {"{3, 4}", "{1, 2}"})
  static double optional(double[] weights, double[] x) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      s += (weights == null ? 1 : weights[i]) * x[i] * x[i];
    }
    return s;
  }

  @Differentiable(wrt = "x")
  @At(arrays = "{1, 2, -3, 0.5}")
  static void aliasInLoop(double[] x) {
    double[] history = new double[x.length];
    double[] target = history;
    for (int i = 0; i < x.length; i++) {
      target[i] = x[i] * x[0];
      target = target == history ? x : history;
    }
    x[3] += history[0] * history[2];
  }

  @Differentiable
  @At(value = 3, arrays = "{1, 2}")
  static double linkedRows(double[] x, @Constant int n) {
    double[][] rows = new double[n + 1][];
    rows[0] = x.clone();
    for (int i = 1; i <= n; i++) {
      rows[i] = i % 2 == 0 ? rows[i - 1] : Arrays.copyOf(rows[i - 1], 2);
      rows[i][0] += rows[i - 1][1] * 0.5;
      rows[i][1] *= rows[0][0];
    }
    return rows[n][0] * rows[n - 1][1] + rows[0][1];
  }

  @Differentiable
  @At(value = 0.5, arrays = "{1, 2}")
  static double rowOfNewRows(double[] x, double u) {
    double[] row = (new double[2][2])[0];
    double[] other = (new double[2][3])[1];
    other[2] = x[0] * u;
    row = other;
    return row[2] * x[1] + (new double[] {u, x[0]})[1] * u;
  }
}
