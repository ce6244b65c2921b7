package dev.fluxion.processor.fuzz;

import dev.fluxion.processor.corpus.Members;
import dev.fluxion.processor.corpus.RecordValues;
import dev.fluxion.processor.corpus.Vectors;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
  private final Members members;
  private final Statistics statistics;
  private final boolean single;
  private final ClassLoader loader;

  private Checker(RandomProgram program, ClassLoader loader, Statistics statistics)
      throws ReflectiveOperationException {
    this.program = program;
    this.statistics = statistics;
    this.loader = loader;
    this.single = program.toString().contains("float");
    Class<?> type = loader.loadClass("random." + program.className);
    var method =
        Arrays.stream(type.getDeclaredMethods())
            .filter(m -> m.getName().equals(program.main.name))
            .findFirst()
            .orElseThrow();
    this.members = new Members(loader, method, program.main.name);
  }

  /** Null if all is well. */
  static Failure check(RandomProgram program, ClassLoader loader, Statistics statistics) {
    try {
      Checker checker = new Checker(program, loader, statistics);
      if (!checker.members.active().equals(program.active())) {
        return new Failure("active", checker.members.active() + " are differentiated");
      }
      for (Object[] point : program.points) {
        Failure failure = checker.check(point);
        if (failure != null) {
          return new Failure(
              failure.kind, failure.details + "\n  at " + Arrays.deepToString(point));
        }
      }
      return null;
    } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
      return new Failure(e.getClass().getSimpleName(), trace(e));
    } catch (AssertionError e) {
      return e.getCause() == null
          ? new Failure("AssertionError", trace(e))
          : new Failure("thrown " + e.getCause().getClass().getSimpleName(), trace(e));
    }
  }

  private Failure check(Object[] point) {
    statistics.points++;
    Interpreter interpreter = new Interpreter(program, single ? 1e15 : 1e120);
    Point at = new Point(real(point));
    Interpreter.Outcome expected = null;
    RuntimeException thrown = null;
    try {
      expected = interpreter.run(point, at.storage.length);
    } catch (Interpreter.TooLong e) {
      statistics.skipped++;
      return null;
    } catch (ArithmeticException
        | IndexOutOfBoundsException
        | NegativeArraySizeException
        | IllegalArgumentException
        | IllegalStateException
        | NullPointerException e) {
      thrown = e;
    }
    Members.Outcome actual;
    try {
      actual = members.original(at.point);
    } catch (AssertionError e) {
      Throwable cause = e.getCause();
      return thrown != null && cause != null && thrown.getClass() == cause.getClass()
          ? checkThrown(at, cause)
          : new Failure("oracle", "the original throws " + cause + ", the oracle " + thrown);
    }
    if (thrown != null) {
      return new Failure("oracle", "the oracle throws " + thrown);
    }
    String left = Vectors.text(actual.arguments());
    String wanted = Vectors.text(plain(expected.arguments().toArray(), point));
    if (!wanted.equals(left)) {
      return new Failure("oracle", "leaves " + left + ", oracle " + wanted);
    }
    if (interpreter.isWild()) {
      statistics.wild++;
    }
    return at.compare(results(expected), interpreter.isWild());
  }

  /** What the oracle left, as the program's own types. */
  private static Object plain(Object value, Object like) {
    if (value instanceof Object[] elements) {
      Object[] plain = new Object[elements.length];
      for (int i = 0; i < plain.length; i++) {
        boolean rows = like instanceof Object[] known && i < known.length;
        plain[i] = plain(elements[i], rows ? ((Object[]) like)[i] : null);
      }
      return plain;
    }
    if (value instanceof Instance record) {
      return record.type() + Vectors.text(record.with((i, x) -> plain(x, null)).components());
    }
    if (value instanceof HyperDual x) {
      return like instanceof Float ? (Object) (float) x.value : (Object) x.value;
    }
    return value;
  }

  private List<HyperDual> results(Interpreter.Outcome outcome) {
    List<HyperDual> results = new ArrayList<>();
    if (program.main.result == Type.VOID) {
      members.written().forEach(i -> collect(outcome.arguments().get(i), results));
    } else {
      collect(outcome.result(), results);
    }
    return results;
  }

  private static void collect(Object value, List<HyperDual> results) {
    if (value instanceof Object[] elements) {
      Arrays.stream(elements).forEach(e -> collect(e, results));
    } else if (value instanceof Instance record) {
      for (int i = 0; i < record.components().length; i++) {
        if (!record.isConstant(i)) {
          collect(record.components()[i], results);
        }
      }
    } else if (value != null) {
      results.add((HyperDual) value);
    }
  }

  private static String trace(Throwable e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    List<String> frames =
        Arrays.stream(cause.getStackTrace()).limit(4).map(s -> "\n    " + s).toList();
    return e + frames.toString();
  }

  /** The arguments as the program's own classes; what is the same array stays one. */
  private Object[] real(Object[] point) {
    Map<Object, Object> known = new IdentityHashMap<>();
    return Arrays.stream(point).map(x -> real(x, known)).toArray();
  }

  private Object real(Object value, Map<Object, Object> known) {
    if (value instanceof Instance record) {
      Object made = known.get(record.identity);
      if (made == null) {
        Object[] components = Arrays.stream(record.components()).map(x -> real(x, known)).toArray();
        made = RecordValues.make(type(record.type()), components);
        known.put(record.identity, made);
      }
      return made;
    } else if (value instanceof Instance[] records) {
      Object array = known.get(value);
      if (array == null) {
        array = Array.newInstance(type(Type.PAIR), records.length);
        known.put(value, array);
        for (int i = 0; i < records.length; i++) {
          Array.set(array, i, real(records[i], known));
        }
      }
      return array;
    }
    return value;
  }

  private Class<?> type(Type record) {
    try {
      return loader.loadClass("random." + program.className + "$" + record);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isSame(Throwable actual, Throwable expected) {
    // The text of a null pointer names locals, which are others.
    return expected instanceof NullPointerException
        ? actual instanceof NullPointerException
        : actual != null && actual.toString().equals(expected.toString());
  }

  private static boolean different(double[] a, double[] b) {
    return !Arrays.equals(a, b);
  }

  /** Every derivative throws what the original throws. */
  private Failure checkThrown(Point at, Throwable expected) {
    statistics.thrown++;
    for (String member : at.names()) {
      Throwable actual = null;
      try {
        members.argumentsAfter(member, at.point);
      } catch (AssertionError e) {
        actual = e.getCause();
      }
      if (!isSame(actual, expected)) {
        return new Failure("exception", member + " throws " + actual + " instead of " + expected);
      }
    }
    return null;
  }

  /** Arguments of the program. */
  private final class Point {
    private final Object[] point;
    private final int[] storage;
    private final double[] direction;
    private final Random random = new Random(program.seed);
    private double[] value;
    private Failure failure;

    Point(Object[] point) {
      this.point = point;
      this.storage = Vectors.storage(point, members.active());
      this.direction = random.doubles(storage.length, -1, 1).toArray();
      for (int i = 0; i < direction.length; i++) {
        direction[i] = single ? (float) direction[i] : direction[i];
        direction[i] = direction[storage[i]];
      }
    }

    List<String> names() {
      return members.isScalar()
          ? List.of("Gradient", "Jvp", "Hvp", "Hessian", "Taylor")
          : List.of("Jvp", "Vjp", "Pullback", "Jacobian", "Taylor");
    }

    Failure compare(List<HyperDual> expected, boolean wild) {
      value = members.value(point);
      double[] wanted = expected.stream().mapToDouble(x -> x.value).toArray();
      if (different(wanted, value)) {
        String texts = Arrays.toString(value) + ", oracle " + Arrays.toString(wanted);
        return new Failure("oracle", "value " + texts);
      }
      if (members.isScalar()) {
        scalar(expected.get(0), wild);
      } else {
        vector(expected, wild);
      }
      argumentsAfter();
      return failure;
    }

    private void argumentsAfter() {
      if (failure == null && program.toString().contains("] ")) {
        String wanted = Vectors.text(members.original(point).arguments());
        for (String name : names()) {
          String left = Vectors.text(members.argumentsAfter(name, point));
          if (!left.equals(wanted)) {
            fail("arguments", name + " leaves " + left + " instead of " + wanted);
          }
        }
      }
    }

    private void fail(String kind, String details) {
      failure = failure == null ? new Failure(kind, details) : failure;
    }

    private void sameValue(String member, double[] actual) {
      if (different(value, actual)) {
        String texts = Arrays.toString(actual) + " instead of " + Arrays.toString(value);
        fail("value", member + ": " + texts);
      }
    }

    private void keep(Comparison comparison) {
      failure = failure == null ? comparison.failure() : failure;
    }

    /** The fields of an adjoint that was added to: once, and twice, and again after clear. */
    private double[][] accumulated(double[] cotangent) {
      Object adjoint = members.adjoint();
      members.accumulate(adjoint, point, cotangent);
      double[] once = members.fields(adjoint);
      members.accumulate(adjoint, point, cotangent);
      double[] half = Arrays.stream(members.fields(adjoint)).map(x -> x / 2).toArray();
      members.clear(adjoint);
      members.accumulate(adjoint, point, cotangent);
      double[] again = members.fields(adjoint);
      if (different(once, again)) {
        String texts = Arrays.toString(again) + ", first " + Arrays.toString(once);
        fail("adjoint", "after clear " + texts);
      }
      return new double[][] {once, half};
    }

    private void scalar(HyperDual expected, boolean wild) {
      Members.Valued gradient = members.gradient(point);
      Members.Valued jvp = members.jvp(point, direction);
      List<Members.Valued> hvp = members.hvp(point, direction);
      Members.Matrix hessian = members.hessian(point);
      double[][] series = members.taylor(point, direction, 2);
      double[][] sums = accumulated(new double[0]);
      sameValue("taylor", series[0]);
      sameValue("gradient", gradient.value());
      sameValue("jvp", jvp.value());
      sameValue("hvp", hvp.get(0).value());
      sameValue("hessian", hessian.value());
      if (wild) {
        return;
      }
      keep(
          new Comparison(expected, storage, single)
              .gradient("gradient", gradient.derivative())
              .gradient("adjoint", sums[0])
              .gradient("adjoint twice", sums[1])
              .gradient("hvp gradient", hvp.get(0).derivative())
              .gradient("hessian gradient", hessian.gradient())
              .along("jvp", direction, jvp.derivative()[0])
              .series(direction, series[1][0], series[2][0])
              .along("hvp value", direction, hvp.get(1).value()[0])
              .forwardIsReverse(direction, jvp.derivative()[0], gradient.derivative())
              .product(direction, hvp.get(1).derivative())
              .hessian(hessian.matrix()));
    }

    private void vector(List<HyperDual> expected, boolean wild) {
      double[] cotangent = random.doubles(value.length, -1, 1).toArray();
      Members.Valued jvp = members.jvp(point, direction);
      Members.Valued vjp = members.vjp(point, cotangent);
      Members.Matrix jacobian = members.jacobian(point);
      Members.Pullback pullback = members.new Pullback(point);
      double[] first = pullback.apply(cotangent);
      double[] second = pullback.apply(cotangent);
      double[][] series = members.taylor(point, direction, 2);
      double[][] sums = accumulated(cotangent);
      sameValue("taylor", series[0]);
      sameValue("jvp", jvp.value());
      sameValue("vjp", vjp.value());
      sameValue("jacobian", jacobian.value());
      sameValue("pullback", pullback.value());
      if (different(first, second)) {
        fail("pullback twice", Arrays.toString(first) + " and " + Arrays.toString(second));
      }
      if (wild) {
        return;
      }
      HyperDual sum = HyperDual.constant(0);
      for (int i = 0; i < cotangent.length; i++) {
        HyperDual weight = HyperDual.constant(cotangent[i]);
        Object term = Arithmetic.binary("*", weight, expected.get(i), Type.DOUBLE);
        sum = (HyperDual) Arithmetic.binary("+", sum, term, Type.DOUBLE);
        keep(
            new Comparison(expected.get(i), storage, single)
                .along("jvp", direction, jvp.derivative()[i])
                .series(direction, series[1][i], series[2][i])
                .gradient("jacobian", jacobian.matrix()[i]));
      }
      keep(
          new Comparison(sum, storage, single)
              .gradient("vjp", vjp.derivative())
              .gradient("pullback", first)
              .gradient("vjp adjoint", sums[0])
              .gradient("vjp adjoint twice", sums[1])
              .forwardIsReverse(
                  direction, Vectors.dot(cotangent, jvp.derivative()), vjp.derivative()));
    }
  }
}
