package dev.fluxion.processor.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Compares all derivatives of a compiled random program with the oracle. */
final class Checker {

  /** What was wrong: a kind, by which the shrinker knows it again, and the details. */
  record Failure(String kind, String details) {}

  /** How much was really compared. */
  static final class Statistics {
    int points;
    int skipped;
    int wild;
    int thrown;

    @Override
    public String toString() {
      return points
          + " points: "
          + skipped
          + " too long, "
          + wild
          + " not finite, "
          + thrown
          + " exceptions";
    }
  }

  private final RandomProgram program;
  private final Companion companion;
  private final Statistics statistics;
  private final boolean single;

  private Checker(RandomProgram program, ClassLoader loader, Statistics statistics)
      throws ReflectiveOperationException {
    this.program = program;
    this.statistics = statistics;
    this.single = program.toString().contains("float");
    Class<?> type = loader.loadClass("random." + program.className);
    var method =
        Arrays.stream(type.getDeclaredMethods())
            .filter(m -> m.getName().equals(program.main.name))
            .findFirst()
            .orElseThrow();
    this.companion = new Companion(loader, method, program.main.name, program.active());
  }

  /** Null if all is well. */
  static Failure check(RandomProgram program, ClassLoader loader, Statistics statistics) {
    try {
      Checker checker = new Checker(program, loader, statistics);
      for (Object[] point : program.points) {
        Failure failure = checker.check(point);
        if (failure != null) {
          return new Failure(
              failure.kind, failure.details + "\n  at " + Arrays.deepToString(point));
        }
      }
      return null;
    } catch (ReflectiveOperationException | LinkageError | AssertionError e) {
      return new Failure(e.getClass().getSimpleName(), e.toString());
    }
  }

  private Failure check(Object[] point) {
    statistics.points++;
    Interpreter interpreter = new Interpreter(program, single ? 1e15 : 1e120);
    HyperDual expected = null;
    RuntimeException thrown = null;
    try {
      expected = interpreter.run(point);
    } catch (Interpreter.TooLong e) {
      statistics.skipped++;
      return null;
    } catch (ArithmeticException | IndexOutOfBoundsException | IllegalStateException e) {
      thrown = e;
    }
    double value;
    try {
      value = companion.value(point);
    } catch (RuntimeException e) {
      return thrown != null && thrown.getClass() == e.getClass()
          ? checkThrown(point, e)
          : new Failure("oracle", "the original throws " + e + ", the oracle " + thrown);
    }
    if (thrown != null || different(value, expected.value)) {
      return new Failure(
          "oracle", "value " + value + ", oracle " + (thrown != null ? thrown : expected.value));
    }
    if (interpreter.wild) {
      statistics.wild++;
    }
    try {
      return compare(point, value, expected, interpreter.wild);
    } catch (RuntimeException e) {
      return new Failure("thrown " + e.getClass().getSimpleName(), trace(e));
    }
  }

  private static String trace(Throwable e) {
    return e + Arrays.stream(e.getStackTrace()).limit(4).map(s -> "\n    " + s).toList().toString();
  }

  private static boolean different(double a, double b) {
    return Double.doubleToLongBits(a) != Double.doubleToLongBits(b);
  }

  /** Every derivative throws what the original throws. */
  private Failure checkThrown(Object[] point, RuntimeException expected) {
    statistics.thrown++;
    double[] direction = new double[program.active().size()];
    Arrays.fill(direction, 1);
    List<Runnable> calls =
        List.of(
            () -> companion.gradient(point),
            () -> companion.accumulate(companion.adjoint(), point),
            () -> companion.jvp(point, direction),
            () -> companion.hvp(point, direction),
            () -> companion.hessian(point));
    for (int i = 0; i < calls.size(); i++) {
      RuntimeException actual = null;
      try {
        calls.get(i).run();
      } catch (RuntimeException e) {
        actual = e;
      }
      if (actual == null || !actual.toString().equals(expected.toString())) {
        return new Failure(
            "exception", "member " + i + " throws " + actual + " instead of " + expected);
      }
    }
    return null;
  }

  private Failure compare(Object[] point, double value, HyperDual expected, boolean wild) {
    int n = program.active().size();
    double[] direction = new Random(program.seed).doubles(n, -1, 1).toArray();
    if (single) {
      for (int i = 0; i < n; i++) {
        direction[i] = (float) direction[i];
      }
    }
    Companion.Gradient gradient = companion.gradient(point);
    Companion.Jvp jvp = companion.jvp(point, direction);
    Companion.Hvp hvp = companion.hvp(point, direction);
    Companion.Hessian hessian = companion.hessian(point);
    Object adjoint = companion.adjoint();
    double[] values = {
      gradient.value(),
      jvp.value(),
      hvp.gradient().value(),
      hessian.value(),
      companion.accumulate(adjoint, point)
    };
    for (int i = 0; i < values.length; i++) {
      if (different(value, values[i])) {
        return new Failure("value", "member " + i + ": " + values[i] + " instead of " + value);
      }
    }
    double[] once = companion.fields(adjoint);
    companion.accumulate(adjoint, point);
    double[] twice = companion.fields(adjoint);
    companion.clear(adjoint);
    companion.accumulate(adjoint, point);
    double[] again = companion.fields(adjoint);
    if (!Arrays.equals(once, again)) {
      return new Failure(
          "adjoint", "after clear " + Arrays.toString(again) + ", first " + Arrays.toString(once));
    }
    if (wild) {
      return null;
    }
    return new Comparison(expected, n, single)
        .gradient("gradient", gradient.partials())
        .gradient("adjoint", once)
        .gradient("adjoint twice", Arrays.stream(twice).map(x -> x / 2).toArray())
        .gradient("hvp gradient", hvp.gradient().partials())
        .gradient("hessian gradient", hessian.gradient())
        .along("jvp", direction, jvp.tangent())
        .along("hvp value", direction, hvp.product().value())
        .forwardIsReverse(direction, jvp.tangent(), gradient.partials())
        .product(direction, hvp.product().partials())
        .hessian(hessian.hessian())
        .failure();
  }
}
