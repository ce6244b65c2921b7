package dev.fluxion.processor.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.transform.Interpolation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A method of the corpus in every mode. The derivatives of an array that is passed twice are
 * compared summed up, as only their sum can be seen from outside.
 */
final class CorpusCase {
  private static final int ORDER = 3;

  private final Method method;
  private final Members members;
  private final boolean isFloat;

  CorpusCase(ClassLoader loader, Method template) throws ReflectiveOperationException {
    this.method =
        loader
            .loadClass(template.getDeclaringClass().getName())
            .getDeclaredMethod(template.getName(), template.getParameterTypes());
    this.isFloat =
        Arrays.stream(method.getParameterTypes()).anyMatch(t -> t.getName().matches("\\[*F|float"));
    // The annotation is not there at run time: the name is that of the only one that differs.
    String base = method.getName().equals("view") ? "renamed" : method.getName();
    this.members = new Members(loader, method, base);
  }

  void check() throws ReflectiveOperationException {
    for (At at : method.getAnnotationsByType(At.class)) {
      new Point(Arguments.of(method, at), at.kink() || isFloat).check();
    }
  }

  /** One point. */
  private final class Point {
    private final Object[] arguments;
    private final boolean firstOnly;
    private final int[] storage;
    private final double[] inputs;
    private final double[] value;
    private final double agreement = isFloat ? 1e-5 : 1e-12;

    Point(Object[] arguments, boolean firstOnly) {
      this.arguments = arguments;
      this.firstOnly = firstOnly;
      this.storage = Vectors.storage(arguments, members.active());
      this.inputs = Vectors.flatten(members.inputs(arguments));
      this.value = members.value(arguments);
    }

    void check() throws ReflectiveOperationException {
      double[][] expected = expected();
      if (!firstOnly) {
        double[][] numeric = numeric();
        expected = expected == null ? numeric : shared(expected);
        assertClose("closed form and differences", numeric, expected, 1e-8);
      } else if (expected != null) {
        expected = shared(expected);
      } else {
        assertTrue(isFloat, "a kink needs a closed form");
      }
      double[][] reverse = members.isScalar() ? gradient() : vjps();
      if (expected != null) {
        assertClose("reverse", expected, shared(reverse), isFloat ? 1e-5 : 1e-8);
      }
      adjoint(reverse);
      forward(reverse);
      argumentsAreLeftAsTheyShouldBe();
      if (members.isScalar()) {
        second(reverse[0]);
      } else {
        pullback(reverse);
        jacobian(reverse);
      }
      taylor(expected);
    }

    private double[][] shared(double[][] matrix) {
      return Arrays.stream(matrix)
          .map(row -> Vectors.shared(row, storage))
          .toArray(double[][]::new);
    }

    /** The closed form; null if there is none. */
    private double[][] expected() throws ReflectiveOperationException {
      for (Method candidate : method.getDeclaringClass().getDeclaredMethods()) {
        if (candidate.getName().equals(method.getName() + "Expected")) {
          candidate.setAccessible(true);
          Object result = candidate.invoke(null, Vectors.copy(arguments));
          return result instanceof double[] row ? new double[][] {row} : (double[][]) result;
        }
      }
      return null;
    }

    private double[][] numeric() {
      double[][] rows = new double[value.length][inputs.length];
      for (int j = 0; j < inputs.length; j++) {
        int place = j;
        double[] column =
            Richardson.derivatives(
                x -> members.value(Vectors.with(arguments, members.active(), place, x)), inputs[j]);
        for (int i = 0; i < rows.length; i++) {
          rows[i][j] = column[i];
        }
      }
      return rows;
    }

    /** Along a line; by closed form or differences to first order, then by interpolation. */
    private void taylor(double[][] first) {
      double[] direction = new double[inputs.length];
      for (int j = 0; j < direction.length; j++) {
        direction[j] = isAlone(j) ? 1 - 0.4 * (j % 4) : 0;
      }
      double[][] coefficients = members.taylor(arguments, direction, ORDER);
      assertEquals(ORDER + 1, coefficients.length);
      assertArrayEquals(value, coefficients[0]);
      for (int i = 0; i < value.length; i++) {
        if (first != null && Double.isFinite(value[i])) {
          double slope = Vectors.dot(first[i], direction);
          assertClose("Taylor", slope, coefficients[1][i], isFloat ? 1e-4 : 1e-7);
        }
        if (!firstOnly) {
          higher(coefficients, i, direction);
        }
      }
    }

    /** Compares where the interpolating polynomial is confirmed by one of a smaller interval. */
    private void higher(double[][] coefficients, int i, double[] direction) {
      for (double radius : new double[] {0.02, 0.006, 0.002, 6e-4}) {
        double[] wide = scaled(interpolated(direction, i, radius), radius);
        double[] narrow = scaled(interpolated(direction, i, 0.7 * radius), radius);
        double scale = 1 + Math.abs(wide[0]) + Math.abs(wide[1]);
        if (distance(wide, narrow) < 3e-11 * scale) {
          double[] actual = new double[ORDER + 1];
          for (int k = 0; k <= ORDER; k++) {
            actual[k] = coefficients[k][i];
          }
          double error = distance(wide, scaled(actual, radius)) / scale;
          assertClose("Taylor coefficients in " + radius, 0, error, 1e-10);
          return;
        }
      }
    }

    private double[] interpolated(double[] direction, int i, double radius) {
      return Interpolation.coefficients(t -> members.value(moved(direction, t))[i], 8, radius);
    }

    private static double[] scaled(double[] coefficients, double radius) {
      double[] scaled = new double[ORDER + 1];
      double power = 1;
      for (int k = 0; k <= ORDER; k++, power *= radius) {
        scaled[k] = coefficients[k] * power;
      }
      return scaled;
    }

    private static double distance(double[] a, double[] b) {
      double distance = 0;
      for (int k = 0; k < a.length; k++) {
        distance = Math.max(distance, Math.abs(a[k] - b[k]));
      }
      return distance;
    }

    private Object[] moved(double[] direction, double t) {
      Object[] moved = arguments;
      for (int j = 0; j < direction.length; j++) {
        if (direction[j] != 0) {
          moved = Vectors.with(moved, members.active(), j, inputs[j] + t * direction[j]);
        }
      }
      return moved;
    }

    private double[][] gradient() {
      Members.Valued gradient = members.gradient(arguments);
      assertArrayEquals(value, gradient.value());
      return new double[][] {gradient.derivative()};
    }

    private double[][] vjps() {
      double[][] rows = new double[value.length][];
      for (int i = 0; i < rows.length; i++) {
        Members.Valued vjp = members.vjp(arguments, Vectors.unit(rows.length, i));
        assertArrayEquals(value, vjp.value());
        rows[i] = vjp.derivative();
      }
      return rows;
    }

    private void adjoint(double[][] reverse) {
      double[] cotangent = new double[value.length];
      double[] sum = new double[inputs.length];
      for (int i = 0; i < cotangent.length; i++) {
        cotangent[i] = members.isScalar() ? 1 : 1 + i % 3;
        for (int j = 0; j < sum.length; j++) {
          sum[j] += 2 * cotangent[i] * reverse[i][j];
        }
      }
      Object adjoint = members.adjoint();
      for (int round = 0; round < 2; round++) {
        members.accumulate(adjoint, arguments, cotangent);
        members.accumulate(adjoint, arguments, cotangent);
        assertClose("adjoint, added twice", sum, members.fields(adjoint), agreement);
        members.clear(adjoint);
        assertArrayEquals(new double[inputs.length], members.fields(adjoint));
      }
    }

    private void forward(double[][] reverse) {
      for (int j = 0; j < inputs.length; j++) {
        Members.Valued jvp = members.jvp(arguments, Vectors.unit(inputs.length, j));
        assertArrayEquals(value, jvp.value());
        for (int i = 0; i < value.length; i++) {
          if (Double.isFinite(value[i]) && isAlone(j)) {
            assertClose("forward, reverse", reverse[i][j], jvp.derivative()[i], agreement);
          }
        }
      }
      Random random = new Random(1);
      double[] v = random.doubles(inputs.length, -1, 1).toArray();
      double[] w = random.doubles(value.length, -1, 1).toArray();
      double[] jv = members.jvp(arguments, v).derivative();
      double forward = Vectors.dot(jv, w);
      double backward = 0;
      double scale = 1;
      for (int i = 0; i < value.length; i++) {
        backward += w[i] * Vectors.dot(reverse[i], v);
        scale = Math.max(scale, Math.abs(w[i] * jv[i]));
      }
      if (Arrays.stream(value).allMatch(Double::isFinite)) {
        assertClose("<Jv, w> = <v, J'w>", forward / scale, backward / scale, isFloat ? 1e-5 : 1e-9);
      }
    }

    /** Whether a tangent can be given to this place alone. */
    private boolean isAlone(int place) {
      return Arrays.stream(storage).filter(s -> s == storage[place]).count() == 1;
    }

    private void argumentsAreLeftAsTheyShouldBe() {
      Object[] after = members.original(arguments).arguments();
      List<String> names = new ArrayList<>(List.of("Jvp", "Taylor"));
      names.addAll(
          members.isScalar()
              ? List.of("Gradient", "Hvp", "Hessian")
              : List.of("Vjp", "Pullback", "Jacobian"));
      for (String name : names) {
        Object[] actual = members.argumentsAfter(name, arguments);
        assertEquals(Arrays.deepToString(after), Arrays.deepToString(actual), name);
      }
    }

    private void pullback(double[][] reverse) {
      Members.Pullback pullback = members.new Pullback(arguments);
      assertArrayEquals(value, pullback.value());
      for (int round = 0; round < 2; round++) {
        for (int i = value.length - 1; i >= 0; i--) {
          double[] row = pullback.apply(Vectors.unit(value.length, i));
          assertClose("pullback, row " + i, reverse[i], row, agreement);
        }
      }
    }

    private void jacobian(double[][] reverse) {
      Members.Matrix jacobian = members.jacobian(arguments);
      assertArrayEquals(value, jacobian.value());
      assertClose("Jacobian", shared(reverse), shared(jacobian.matrix()), agreement);
    }

    private void second(double[] gradient) {
      Members.Matrix hessian = members.hessian(arguments);
      assertArrayEquals(value, hessian.value());
      if (Double.isFinite(value[0])) {
        assertClose("gradient of Hessian", gradient, hessian.gradient(), agreement);
      }
      double[][] products = new double[inputs.length][];
      for (int j = 0; j < inputs.length; j++) {
        List<Members.Valued> hvp = members.hvp(arguments, Vectors.unit(inputs.length, j));
        assertArrayEquals(value, hvp.get(0).value());
        products[j] = hvp.get(1).derivative();
        if (!firstOnly) {
          assertClose("directional", gradient[j], hvp.get(1).value()[0], agreement);
          assertClose("hvp and Hessian", hessian.matrix()[j], products[j], 1e-12);
        }
      }
      if (!firstOnly) {
        curvature(products);
      }
    }

    /** Row j: the derivatives of the gradient in the direction of place j. */
    private void curvature(double[][] products) {
      double[][] hessian = new double[inputs.length][];
      for (int j = 0; j < inputs.length; j++) {
        double[] total = new double[inputs.length];
        for (int k = 0; k < inputs.length; k++) {
          for (int i = 0; i < total.length; i++) {
            total[i] += storage[k] == storage[j] ? products[k][i] : 0;
          }
        }
        hessian[j] = Vectors.shared(total, storage);
      }
      for (int j = 0; j < inputs.length; j++) {
        int place = j;
        double[] numeric =
            Richardson.derivatives(
                x ->
                    members
                        .gradient(Vectors.with(arguments, members.active(), place, x))
                        .derivative(),
                inputs[j]);
        String where = "Hessian[" + j + "]";
        assertClose(where, Vectors.shared(numeric, storage), hessian[j], 1e-7);
        for (int i = 0; i < j; i++) {
          assertClose("symmetry", hessian[i][j], hessian[j][i], 1e-11);
        }
      }
    }
  }

  private static void assertClose(String what, double[][] wanted, double[][] actual, double limit) {
    assertEquals(wanted.length, actual.length, what);
    for (int i = 0; i < wanted.length; i++) {
      assertClose(what + "[" + i + "]", wanted[i], actual[i], limit);
    }
  }

  private static void assertClose(String what, double[] wanted, double[] actual, double limit) {
    assertEquals(wanted.length, actual.length, what);
    for (int i = 0; i < wanted.length; i++) {
      assertClose(what + "[" + i + "]", wanted[i], actual[i], limit);
    }
  }

  private static void assertClose(String what, double wanted, double actual, double limit) {
    boolean close = Math.abs(wanted - actual) <= limit * Math.max(1, Math.abs(wanted));
    assertTrue(
        close || Double.compare(wanted, actual) == 0, what + ": " + actual + ", not " + wanted);
  }
}
