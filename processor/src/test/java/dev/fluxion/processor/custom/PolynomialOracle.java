package dev.fluxion.processor.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;

/**
 * What {@code static double f(double[] x)} and its companion must agree on where f is a polynomial:
 * all derivatives by interpolation of the method itself.
 */
final class PolynomialOracle {
  private static final int DEGREE = 16;
  private static final int ORDER = 4;

  private final Class<?> owner;
  private final Class<?> companion;
  private final String name;
  private final double[] x;

  PolynomialOracle(Class<?> owner, String name, double[] x) throws ReflectiveOperationException {
    this.owner = owner;
    this.companion = Class.forName(owner.getName() + "Gradients", true, owner.getClassLoader());
    this.name = name;
    this.x = x;
  }

  private double value(double[] at) throws ReflectiveOperationException {
    Method method = owner.getDeclaredMethod(name, double[].class);
    method.setAccessible(true);
    return (double) method.invoke(null, (Object) at.clone());
  }

  /** The coefficients of t ↦ f(x + t·v), by Chebyshev interpolation on [−1, 1]. */
  private double[] coefficients(double... v) throws ReflectiveOperationException {
    int n = DEGREE + 1;
    double[] nodes = new double[n];
    double[] newton = new double[n];
    for (int k = 0; k < n; k++) {
      nodes[k] = Math.cos(Math.PI * (k + 0.5) / n);
      double[] at = x.clone();
      for (int i = 0; i < at.length; i++) {
        at[i] += nodes[k] * v[i];
      }
      newton[k] = value(at);
    }
    for (int j = 1; j < n; j++) {
      for (int k = n - 1; k >= j; k--) {
        newton[k] = (newton[k] - newton[k - 1]) / (nodes[k] - nodes[k - j]);
      }
    }
    double[] sum = new double[n];
    for (int k = n - 1; k >= 0; k--) {
      for (int j = n - 1; j >= 1; j--) {
        sum[j] = sum[j - 1] - nodes[k] * sum[j];
      }
      sum[0] = newton[k] - nodes[k] * sum[0];
    }
    return sum;
  }

  private double[] unit(int... places) {
    double[] v = new double[x.length];
    for (int i : places) {
      v[i] += 1;
    }
    return v;
  }

  private Object call(String suffix, Object... arguments) throws ReflectiveOperationException {
    for (Method method : companion.getDeclaredMethods()) {
      if (method.getName().equals(name + suffix)
          && method.getParameterCount() == arguments.length) {
        method.setAccessible(true);
        return method.invoke(null, arguments);
      }
    }
    throw new NoSuchMethodException(name + suffix);
  }

  private static Object component(Object record, String accessor)
      throws ReflectiveOperationException {
    Method method = record.getClass().getDeclaredMethod(accessor);
    method.setAccessible(true);
    return method.invoke(record);
  }

  /** Compares every member with the method. */
  void check(double tolerance) throws ReflectiveOperationException {
    int n = x.length;
    double[] gradient = new double[n];
    double[][] hessian = new double[n][n];
    for (int i = 0; i < n; i++) {
      double[] alone = coefficients(unit(i));
      gradient[i] = alone[1];
      hessian[i][i] = 2 * alone[2];
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double both = coefficients(unit(i, j))[2];
        hessian[i][j] = both - hessian[i][i] / 2 - hessian[j][j] / 2;
        hessian[j][i] = hessian[i][j];
      }
    }
    double[] v = new double[n];
    for (int i = 0; i < n; i++) {
      v[i] = 0.5 - 0.75 * i;
    }
    double[] series = coefficients(v);
    double[] along = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        along[i] += hessian[i][j] * v[j];
      }
    }
    firstOrder(gradient, series, v, tolerance);
    secondOrder(gradient, series, v, along, hessian, tolerance);
    double[] taylor = (double[]) call("Taylor", x.clone(), v, ORDER);
    for (int k = 0; k <= ORDER; k++) {
      assertEquals(series[k], taylor[k], tolerance, name + ": Taylor " + k);
    }
  }

  private void firstOrder(double[] gradient, double[] series, double[] v, double tolerance)
      throws ReflectiveOperationException {
    Object g = call("Gradient", x.clone());
    assertEquals(value(x), component(g, "value"), name);
    assertArrayEquals(gradient, (double[]) component(g, "x"), tolerance, name + ": gradient");
    Object j = call("Jvp", x.clone(), v);
    assertEquals(series[1], (double) component(j, "tangent"), tolerance, name + ": jvp");
  }

  private void secondOrder(
      double[] gradient,
      double[] series,
      double[] v,
      double[] along,
      double[][] hessian,
      double tolerance)
      throws ReflectiveOperationException {
    Object h = call("Hvp", x.clone(), v);
    Object itsGradient = component(h, "gradient");
    Object product = component(h, "product");
    assertEquals(value(x), component(itsGradient, "value"), name);
    assertArrayEquals(
        gradient, (double[]) component(itsGradient, "x"), tolerance, name + ": hvp's gradient");
    assertEquals(series[1], (double) component(product, "value"), tolerance, name + ": hvp's jvp");
    assertArrayEquals(along, (double[]) component(product, "x"), tolerance, name + ": hvp");
    double[][] rows = (double[][]) component(call("Hessian", x.clone()), "hessian");
    for (int i = 0; i < hessian.length; i++) {
      assertArrayEquals(hessian[i], rows[i], tolerance, name + ": hessian");
    }
  }
}
