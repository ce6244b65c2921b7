package dev.fluxion.processor.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.GradientCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Compares all derivatives of a scalar method with differences. */
final class ScalarChecks {
  private static final double TOLERANCE = 2e-7;

  private final Companion method;
  private final List<Object> active;
  private final List<Object> constants;
  private final Random random;

  /**
   * @param active the arguments that are differentiated, which come first
   */
  ScalarChecks(Companion method, List<Object> active, List<Object> constants, Random random) {
    this.method = method;
    this.active = active;
    this.constants = constants;
    this.random = random;
  }

  private List<Object> with(List<Object> first, List<Object> more) {
    List<Object> all = new ArrayList<>(first);
    all.addAll(constants);
    all.addAll(more);
    return all;
  }

  private static double[] array(Object result) {
    return (double[]) Companion.get(result, "toArray");
  }

  private double[] direction() {
    return random.doubles(Companion.flat(active).length, -1, 1).toArray();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private double[] gradientAt(double[] point) {
    return array(method.member("Gradient", with(Companion.shaped(point, active), List.of())));
  }

  /** All members. */
  void check() {
    firstOrder();
    double[] point = Companion.flat(active);
    double[] v = direction();
    secondOrder(point, v);
    taylor(point, v);
  }

  private void firstOrder() {
    double[] point = Companion.flat(active);
    double value = (double) method.primal(with(active, List.of()));
    Object gradient = method.member("Gradient", with(active, List.of()));
    assertEquals(value, Companion.get(gradient, "value"));
    GradientCheck.of(x -> 1 + (double) method.primal(with(Companion.shaped(x, active), List.of())))
        .at(point)
        .against(array(gradient))
        .assertClose(TOLERANCE);
    double[] v = direction();
    List<Object> tangents = Companion.shaped(v, active);
    Object jvp = method.member("Jvp", with(active, tangents));
    assertEquals(value, Companion.get(jvp, "value"));
    double slope = dot(array(gradient), v);
    assertEquals(slope, (double) Companion.get(jvp, "tangent"), 1e-11 * (1 + Math.abs(slope)));
    accumulates(value, array(gradient));
  }

  /** Along the line, the slope of coefficient k is k + 1 times the next one. */
  private void taylor(double[] point, double[] v) {
    int order = 4;
    double[] coefficients = coefficients(point, v, order);
    double slope = dot(gradientAt(point), v);
    assertEquals(order + 1, coefficients.length);
    assertEquals((double) method.primal(with(active, List.of())), coefficients[0]);
    assertEquals(slope, coefficients[1], 1e-11 * (1 + Math.abs(slope)));
    for (int k = 1; k < order; k++) {
      int lower = k;
      GradientCheck.of(t -> 1 + coefficients(moved(point, v, t[0]), v, lower)[lower])
          .at(0)
          .against((k + 1) * coefficients[k + 1])
          .assertClose(TOLERANCE);
    }
  }

  private double[] coefficients(double[] point, double[] v, int order) {
    List<Object> tangents = new ArrayList<>(Companion.shaped(v, active));
    tangents.add(order);
    return (double[]) method.member("Taylor", with(Companion.shaped(point, active), tangents));
  }

  private void accumulates(double value, double[] gradient) {
    Object adjoint = method.adjoint();
    for (int i = 1; i <= 2; i++) {
      assertEquals(value, method.member("Gradient", with(active, List.of(adjoint))));
      double[] sum = array(adjoint);
      for (int j = 0; j < sum.length; j++) {
        assertEquals(i * gradient[j], sum[j], 1e-12 * (1 + Math.abs(sum[j])));
      }
    }
    Companion.get(adjoint, "clear");
    assertArrayEquals(new double[gradient.length], array(adjoint));
  }

  private void secondOrder(double[] point, double[] v) {
    Object gradient = method.member("Gradient", with(active, List.of()));
    Object hvp = method.member("Hvp", with(active, Companion.shaped(v, active)));
    assertArrayEquals(
        array(gradient), array(Companion.get(hvp, "gradient")), 1e-12 * (1 + norm(gradient)));
    double[] product = array(Companion.get(hvp, "product"));
    for (int trial = 0; trial < 2; trial++) {
      double[] u = direction();
      GradientCheck.of(t -> 1 + dot(gradientAt(moved(point, v, t[0])), u))
          .at(0)
          .against(dot(product, u))
          .assertClose(TOLERANCE);
    }
  }

  private static double norm(Object gradient) {
    return Math.sqrt(dot(array(gradient), array(gradient)));
  }

  private static double[] moved(double[] point, double[] v, double t) {
    double[] moved = point.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += t * v[i];
    }
    return moved;
  }
}
