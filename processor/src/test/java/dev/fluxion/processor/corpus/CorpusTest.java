package dev.fluxion.processor.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.Constant;
import dev.fluxion.processor.fuzz.Companion;
import dev.fluxion.processor.fuzz.InMemoryCompiler;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every method of the corpus in every mode, with and without simplification. */
class CorpusTest {
  static final List<Class<?>> THEMES =
      List.of(
          Assignments.class,
          Branches.class,
          Loops.class,
          LoopBodies.class,
          Jumps.class,
          Recursions.class,
          Helpers.class,
          Algorithms.class,
          Integers.class,
          Floats.class,
          Kinks.class,
          Names.class);

  private static final Path SOURCES = Path.of("src/test/java/dev/fluxion/processor/corpus");

  @TestFactory
  Stream<DynamicNode> simplified() {
    return themes(compile(THEMES));
  }

  @TestFactory
  Stream<DynamicNode> notSimplified() {
    return themes(compile(THEMES, "-Afluxion.simplify=false"));
  }

  @Test
  void theCorpusIsLarge() {
    long cases = THEMES.stream().flatMap(CorpusTest::methods).count();
    assertTrue(cases >= 100, cases + " methods");
  }

  static ClassLoader compile(Class<?> theme) {
    return compile(List.of(theme));
  }

  private static ClassLoader compile(List<Class<?>> themes, String... options) {
    Map<String, String> sources = new TreeMap<>();
    for (Class<?> theme : themes) {
      try {
        String source = Files.readString(SOURCES.resolve(theme.getSimpleName() + ".java"));
        sources.put(theme.getName(), source);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    InMemoryCompiler.Result result = InMemoryCompiler.compile(sources, options);
    assertEquals(Map.of(), result.diagnostics());
    return result.loader();
  }

  private static Stream<Method> methods(Class<?> theme) {
    return Arrays.stream(theme.getDeclaredMethods())
        .filter(m -> m.getAnnotationsByType(At.class).length > 0)
        .sorted((a, b) -> a.getName().compareTo(b.getName()));
  }

  private static Stream<DynamicNode> themes(ClassLoader loader) {
    return THEMES.stream()
        .map(
            theme ->
                DynamicContainer.dynamicContainer(
                    theme.getSimpleName(),
                    methods(theme)
                        .map(
                            method ->
                                DynamicTest.dynamicTest(
                                    method.getName(), () -> new Case(loader, method).check()))));
  }

  /** A method of the corpus. */
  private static final class Case {
    private static final double[] DATA = {0.5, -1.25, 2, 0.75, 1.5};

    private final Method method;
    private final List<Integer> active;
    private final Companion companion;
    private final boolean isFloat;

    Case(ClassLoader loader, Method template) throws ReflectiveOperationException {
      this.method =
          loader
              .loadClass(template.getDeclaringClass().getName())
              .getDeclaredMethod(template.getName(), template.getParameterTypes());
      this.isFloat = List.of(method.getParameterTypes()).contains(float.class);
      // The annotation is not there at run time: names and wrt are those of the two that differ.
      boolean isView = method.getName().equals("view");
      this.active =
          isView
              ? List.of(1)
              : method.getName().equals("tieIndependentOfWrt") ? List.of(0) : active(method);
      this.companion = new Companion(loader, method, isView ? "renamed" : method.getName(), active);
    }

    private static List<Integer> active(Method method) {
      return java.util.stream.IntStream.range(0, method.getParameterCount())
          .filter(
              i ->
                  (method.getParameterTypes()[i] == double.class
                          || method.getParameterTypes()[i] == float.class)
                      && !isConstant(method, i))
          .boxed()
          .toList();
    }

    /** {@link Constant} is not there at run time, either. */
    private static boolean isConstant(Method method, int parameter) {
      String name = method.getName() + parameter;
      return name.equals("tieWithConstantParameter1") || name.equals("constantFirst0");
    }

    void check() throws ReflectiveOperationException {
      for (At at : method.getAnnotationsByType(At.class)) {
        Object[] arguments = arguments(at.value());
        double value = companion.value(arguments);
        double[] expected = expected(arguments);
        if (!at.kink() && !isFloat) {
          double[] numeric = differences(arguments);
          expected = expected == null ? numeric : expected;
          assertClose("closed form and differences", numeric, expected, 1e-8);
        } else if (expected == null) {
          assertTrue(isFloat, "a kink needs a closed form");
        }
        checkFirst(arguments, value, expected);
        checkSecond(arguments, value, at.kink() || isFloat);
      }
    }

    private Object[] arguments(double[] numbers) {
      Class<?>[] types = method.getParameterTypes();
      Object[] arguments = new Object[types.length];
      int next = 0;
      for (int i = 0; i < types.length; i++) {
        arguments[i] =
            types[i] == double[].class
                ? DATA
                : types[i] == int.class
                    ? (Object) (int) numbers[next++]
                    : types[i] == float.class
                        ? (Object) (float) numbers[next++]
                        : (Object) numbers[next++];
      }
      return arguments;
    }

    /** The closed form; null if there is none. */
    private double[] expected(Object[] arguments) throws ReflectiveOperationException {
      for (Method candidate : method.getDeclaringClass().getDeclaredMethods()) {
        if (candidate.getName().equals(method.getName() + "Expected")) {
          candidate.setAccessible(true);
          return (double[]) candidate.invoke(null, arguments);
        }
      }
      return null;
    }

    private double[] differences(Object[] arguments) {
      return active.stream()
          .mapToDouble(
              p ->
                  Richardson.derivative(
                      x -> companion.value(with(arguments, p, x)), (Double) arguments[p]))
          .toArray();
    }

    private static Object[] with(Object[] arguments, int position, double value) {
      Object[] changed = arguments.clone();
      changed[position] = value;
      return changed;
    }

    private void checkFirst(Object[] arguments, double value, double[] expected) {
      Companion.Gradient gradient = companion.gradient(arguments);
      assertEquals(value, gradient.value());
      double[] reverse = gradient.partials();
      if (expected != null) {
        assertClose("gradient", expected, reverse, isFloat ? 1e-5 : 1e-8);
      }
      Object adjoint = companion.adjoint();
      assertEquals(value, companion.accumulate(adjoint, arguments));
      assertEquals(value, companion.accumulate(adjoint, arguments));
      double[] twice = Arrays.stream(reverse).map(x -> 2 * x).toArray();
      assertClose("adjoint, added twice", twice, companion.fields(adjoint), agreement());
      companion.clear(adjoint);
      assertArrayEquals(new double[reverse.length], companion.fields(adjoint));
      for (int i = 0; i < reverse.length; i++) {
        double[] direction = new double[reverse.length];
        direction[i] = 1;
        Companion.Jvp jvp = companion.jvp(arguments, direction);
        assertEquals(value, jvp.value());
        if (Double.isFinite(value)) {
          assertClose("forward, reverse", reverse[i], jvp.tangent(), agreement());
        }
      }
    }

    private double agreement() {
      return isFloat ? 1e-5 : 1e-12;
    }

    private void checkSecond(Object[] arguments, double value, boolean firstOnly) {
      Companion.Hessian hessian = companion.hessian(arguments);
      Companion.Gradient gradient = companion.gradient(arguments);
      assertEquals(value, hessian.value());
      int n = active.size();
      if (Double.isFinite(value)) {
        assertClose("gradient of Hessian", gradient.partials(), hessian.gradient(), agreement());
      }
      for (int j = 0; j < n; j++) {
        double[] direction = new double[n];
        direction[j] = 1;
        Companion.Hvp hvp = companion.hvp(arguments, direction);
        assertEquals(value, hvp.gradient().value());
        if (firstOnly) {
          continue;
        }
        assertClose("directional", gradient.partials()[j], hvp.product().value(), agreement());
        for (int i = 0; i < n; i++) {
          int row = i;
          int position = active.get(j);
          double numeric =
              Richardson.derivative(
                  x -> companion.gradient(with(arguments, position, x)).partials()[row],
                  (Double) arguments[position]);
          String where = "[" + i + "][" + j + "]";
          assertClose("Hessian" + where, numeric, hessian.hessian()[i][j], 1e-7);
          assertClose("hvp" + where, hessian.hessian()[i][j], hvp.product().partials()[i], 1e-12);
          assertClose("symmetry", hessian.hessian()[j][i], hessian.hessian()[i][j], 1e-11);
        }
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
}
