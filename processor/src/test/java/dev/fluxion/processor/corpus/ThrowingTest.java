package dev.fluxion.processor.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.fuzz.Companion;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An exception of the primal is thrown by its derivatives, and the next call is clean. */
class ThrowingTest {
  private static final double[] DATA = {0.5, -1.25, 2};

  private static ClassLoader loader;

  @BeforeAll
  static void compile() {
    loader = CorpusTest.compile(Throwing.class);
  }

  @ParameterizedTest
  @CsvSource({
    "message, 1.5, 2, 20",
    "divides, 0.7, 1, 0",
    "index, 0.7, 2, 4",
    "asserts, 0.9, 2, 20",
    "exact, 0.7, 3, 3000",
    "deadButThrowing, 0.7, 3, 0",
    "stack, 0.9, 5, 200000"
  })
  void theDerivativeThrowsAsThePrimal(String name, double x, int good, int bad) throws Exception {
    Companion companion = companion(name);
    Object[] works = arguments(name, x, good);
    Object[] throwing = arguments(name, x, bad);
    Throwable expected = assertThrows(Throwable.class, () -> companion.value(throwing));
    Object adjoint = companion.adjoint();
    double gradient = companion.gradient(works).partials()[0];
    List<Executable> calls =
        List.of(
            () -> companion.gradient(throwing),
            () -> companion.accumulate(adjoint, throwing),
            () -> companion.jvp(throwing, 1),
            () -> companion.hvp(throwing, 1),
            () -> companion.hessian(throwing));
    for (Executable call : calls) {
      Throwable actual = assertThrows(expected.getClass(), call);
      assertEquals(expected.getMessage(), actual.getMessage());
      assertEquals(gradient, companion.gradient(works).partials()[0]);
    }
    companion.clear(adjoint);
    companion.accumulate(adjoint, works);
    assertEquals(gradient, companion.fields(adjoint)[0]);
  }

  @Test
  void anExceptionInACalleeIsThrown() throws Exception {
    Companion companion = companion("inCallee");
    assertThrows(IllegalStateException.class, () -> companion.gradient(0.5, 3));
    assertThrows(IllegalStateException.class, () -> companion.jvp(new Object[] {0.5, 3}, 1));
  }

  /** Reverse mode runs each call once: two calls in each of 20 levels are a million. */
  @Test
  void recursionIsNotRepeatedForEachLevel() throws Exception {
    ClassLoader recursions = CorpusTest.compile(Recursions.class);
    Method method =
        recursions
            .loadClass(Recursions.class.getName())
            .getDeclaredMethod("fibonacci", double.class, double.class, int.class);
    Companion companion = new Companion(recursions, method, "fibonacci", List.of(0, 1));
    long start = System.nanoTime();
    double[] gradient = companion.gradient(0.5, 0.25, 25).partials();
    double seconds = (System.nanoTime() - start) * 1e-9;
    assertEquals(46368, gradient[0]);
    assertEquals(75025, gradient[1]);
    assertTrue(seconds < 10, "it took " + seconds + " s");
  }

  private static Object[] arguments(String name, double x, int n) {
    return name.equals("index") ? new Object[] {x, n, DATA} : new Object[] {x, n};
  }

  private static Companion companion(String name) throws ReflectiveOperationException {
    Method method =
        Arrays.stream(loader.loadClass(Throwing.class.getName()).getDeclaredMethods())
            .filter(m -> m.getName().equals(name))
            .findFirst()
            .orElseThrow();
    return new Companion(loader, method, name, List.of(0));
  }
}
