package dev.fluxion.processor.objects.library;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.List;

/** Scratch arrays, helpers that write to them, a matrix in a field. */
public final class Rosenbrock {
  private final double[][] rotation;
  private final double[] shift;
  private int calls;

  Rosenbrock(double[][] rotation, double[] shift) {
    Precondition.checkLength(rotation.length, shift.length);
    this.rotation = rotation;
    this.shift = shift;
  }

  static List<Object> examples() {
    return List.of(
        new Rosenbrock(
            new double[][] {{1, 0.5, 0}, {-0.25, 1, 0.1}, {0, 0.3, 0.8}},
            new double[] {0.1, -0.2, 0.3}));
  }

  private static void multiply(double[][] m, double[] x, double[] out) {
    for (int i = 0; i < m.length; i++) {
      double s = 0;
      for (int j = 0; j < x.length; j++) {
        s += m[i][j] * x[j];
      }
      out[i] = s;
    }
  }

  private double[] shifted(double[] x) {
    double[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] -= shift[i];
    }
    return y;
  }

  private static double banana(double a, double b) {
    return 100 * sq(b - a * a) + sq(1 - a);
  }

  private static double sq(double x) {
    return x * x;
  }

  @Differentiable
  double value(double x, double y, double z) {
    double[] point = {x, y, z};
    double[] rotated = new double[point.length];
    multiply(rotation, shifted(point), rotated);
    double sum = calls;
    for (int i = 0; i < rotated.length - 1; i++) {
      sum += banana(rotated[i], rotated[i + 1]);
    }
    return sum;
  }

  @Differentiable
  double quadratic(double x, @Constant double[] direction) {
    double[] column = new double[shift.length];
    multiply(rotation, direction, column);
    double[] scratch = new double[3];
    for (int k = 0; k < 3; k++) {
      scratch[k] = x * column[k] + shift[k];
    }
    multiply(rotation, scratch, column);
    double s = 0;
    for (double c : column) {
      s += c * c;
    }
    return s;
  }
}
