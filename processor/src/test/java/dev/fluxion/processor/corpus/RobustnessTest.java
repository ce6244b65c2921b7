package dev.fluxion.processor.corpus;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every member of every method of the corpus: several threads, workspaces, bad and odd input. */
class RobustnessTest {
  private static final int ORDER = 2;

  @TestFactory
  Stream<DynamicNode> members() {
    ClassLoader loader = CorpusTest.compile(CorpusTest.THEMES);
    return CorpusTest.THEMES.stream()
        .map(
            theme ->
                DynamicContainer.dynamicContainer(
                    theme.getSimpleName(),
                    CorpusTest.methods(theme)
                        .map(m -> DynamicTest.dynamicTest(m.getName(), () -> check(loader, m)))));
  }

  private static void check(ClassLoader loader, Method template)
      throws ReflectiveOperationException {
    Method method =
        loader
            .loadClass(template.getDeclaringClass().getName())
            .getDeclaredMethod(template.getName(), template.getParameterTypes());
    String base = method.getName().equals("view") ? "renamed" : method.getName();
    List<Object[]> points = new ArrayList<>();
    for (At at : template.getAnnotationsByType(At.class)) {
      points.add(Arguments.of(method, at));
    }
    Subject subject = new Subject(new Members(loader, method, base), method);
    assertAll(
        () -> subject.threadsAgree(points.get(0)),
        () -> subject.oddArguments(points.get(0)),
        () -> subject.derivativesOfOtherShapes(points.get(0)),
        () -> subject.workspaceIsClean(points));
  }

  /** What is asked of the members of one method. */
  private record Subject(Members members, Method method) {

    /** All members by name. */
    Map<String, Function<Object[], List<double[]>>> all() {
      Map<String, Function<Object[], List<double[]>>> all = new LinkedHashMap<>();
      all.put("Jvp", a -> flat(members.jvp(a, ones(members.inputs(a)))));
      all.put("Taylor", a -> List.of(members.taylor(a, ones(members.inputs(a)), ORDER)));
      if (members.isScalar()) {
        all.put("Gradient", a -> flat(members.gradient(a)));
        all.put("Hvp", a -> flat(members.hvp(a, ones(members.inputs(a)))));
        all.put("Hessian", a -> flat(members.hessian(a)));
      } else {
        all.put("Vjp", a -> flat(members.vjp(a, members.value(a))));
        all.put("Pullback", a -> List.of(members.new Pullback(a).apply(members.value(a))));
        all.put("Jacobian", a -> flat(members.jacobian(a)));
      }
      all.put("adjoint", a -> List.of(accumulated(members.adjoint(), a)));
      return all;
    }

    private double[] accumulated(Object adjoint, Object[] arguments) {
      double[] cotangent = members.isScalar() ? new double[0] : members.value(arguments);
      members.accumulate(adjoint, arguments, cotangent);
      return members.fields(adjoint);
    }

    void threadsAgree(Object[] arguments) {
      List<List<double[]>> alone = everything(arguments);
      ExecutorService threads = Executors.newFixedThreadPool(2);
      try {
        Callable<List<List<double[]>>> run = () -> everything(arguments);
        for (Future<List<List<double[]>>> other : threads.invokeAll(List.of(run, run, run, run))) {
          assertEquals(text(alone), text(other.get()), "other threads");
        }
      } catch (InterruptedException | ExecutionException e) {
        throw new AssertionError(e);
      } finally {
        threads.shutdownNow();
      }
    }

    private List<List<double[]>> everything(Object[] arguments) {
      return all().values().stream().map(member -> member.apply(arguments)).toList();
    }

    /** The members return and throw what the original does. */
    void oddArguments(Object[] arguments) {
      for (Object[] odd : OddArguments.of(arguments)) {
        String expected = outcome(() -> List.of(members.value(odd)));
        boolean returns = expected.startsWith("[");
        all()
            .forEach(
                (name, member) -> {
                  boolean asksForValue = List.of("Vjp", "Pullback", "adjoint").contains(name);
                  if (returns || !asksForValue || members.isScalar()) {
                    String actual = outcome(() -> member.apply(odd));
                    agrees(name + " of " + Arrays.deepToString(odd), expected, actual);
                  }
                });
      }
    }

    private void agrees(String member, String expected, String actual) {
      boolean returns = expected.startsWith("[");
      boolean beginsWithValue = member.matches("(Jvp|Gradient|Vjp|Jacobian) .*");
      String start = expected.substring(0, expected.length() - 1);
      assertTrue(
          returns ? actual.startsWith(beginsWithValue ? start : "[") : expected.equals(actual),
          () -> member + ": " + actual + ", not " + expected);
    }

    private static String outcome(Supplier<List<double[]>> run) {
      try {
        return text(List.of(run.get()));
      } catch (AssertionError e) {
        Throwable cause = e.getCause();
        boolean isNull = cause instanceof NullPointerException;
        return cause == null ? "" + e : isNull ? cause.getClass().getName() : cause.toString();
      }
    }

    /** A derivative of another shape is refused by name, and nothing is done before. */
    void derivativesOfOtherShapes(Object[] arguments) {
      List<Object> inputs = members.inputs(arguments);
      for (int k = 0; k < inputs.size(); k++) {
        if (!OddArguments.isReal(inputs.get(k))) {
          continue;
        }
        String parameter = method.getParameters()[members.active().get(k)].getName();
        for (Object wrong : others(inputs.get(k))) {
          List<Object> tangents = new ArrayList<>(inputs);
          tangents.set(k, wrong);
          List<String> names =
              members.isScalar() ? List.of("Jvp", "Hvp", "Taylor") : List.of("Jvp", "Taylor");
          for (String name : names) {
            List<Object> all = new ArrayList<>(tangents);
            if (name.equals("Taylor")) {
              all.add(ORDER);
            }
            refused(name, arguments, all, parameter + "Tangent", true);
          }
          Object adjoint = members.adjoint();
          members.accumulate(adjoint, arguments, zeros(arguments));
          set(adjoint, parameter, wrong);
          String before = wrong == null ? "" : text(List.of(List.of(members.fields(adjoint))));
          if (wrong != null) {
            List<Object> last = new ArrayList<>(cotangents(arguments));
            last.add(adjoint);
            refused(
                members.isScalar() ? "Gradient" : "Vjp",
                arguments,
                last,
                "adjoint." + parameter,
                true);
            assertEquals(before, text(List.of(List.of(members.fields(adjoint)))), "half-written");
          }
        }
      }
      if (!members.isScalar()) {
        wrongCotangents(arguments);
      }
    }

    private void wrongCotangents(Object[] arguments) {
      List<Object> right = cotangents(arguments);
      for (int k = 0; k < right.size(); k++) {
        if (!OddArguments.isReal(right.get(k))) {
          continue;
        }
        for (Object wrong : others(right.get(k))) {
          List<Object> cotangents = new ArrayList<>(right);
          cotangents.set(k, wrong);
          refused("Vjp", arguments, cotangents, "otangent", false);
          Object adjoint = members.adjoint();
          members.accumulate(adjoint, arguments, members.value(arguments));
          String before = text(List.of(List.of(members.fields(adjoint))));
          cotangents.add(adjoint);
          refused("Vjp", arguments, cotangents, "otangent", false);
          assertEquals(before, text(List.of(List.of(members.fields(adjoint)))), "half-written");
        }
      }
    }

    private double[] zeros(Object[] arguments) {
      return members.isScalar() ? new double[0] : new double[members.value(arguments).length];
    }

    private List<Object> cotangents(Object[] arguments) {
      return members.isScalar()
          ? List.of()
          : new ArrayList<>(members.results(members.original(arguments)));
    }

    private static List<Object> others(Object array) {
      List<Object> others = new ArrayList<>();
      others.add(null);
      others.add(OddArguments.resized(array, Array.getLength(array) + 1));
      if (Array.getLength(array) > 0) {
        others.add(OddArguments.resized(array, 0));
      }
      return others;
    }

    private void refused(
        String name, Object[] arguments, List<?> more, String parameter, boolean isFirst) {
      List<Object> all = new ArrayList<>(Arrays.asList(arguments));
      all.addAll(more);
      Members.Thrown thrown = null;
      try {
        members.call(name, all.toArray());
      } catch (Members.Thrown e) {
        thrown = e;
      }
      assertTrue(thrown != null, name + " takes a wrong " + parameter);
      assertEquals(IllegalArgumentException.class, thrown.getCause().getClass(), name);
      String message = "" + thrown.getCause().getMessage();
      assertTrue(message.contains(parameter) && message.contains("shape"), name + ": " + message);
      if (isFirst) {
        Object[] left = Arrays.copyOf(thrown.arguments(), arguments.length);
        assertEquals(Arrays.deepToString(arguments), Arrays.deepToString(left), name);
      }
    }

    /** What an adjoint has seen before, even an exception, does not matter once it is cleared. */
    void workspaceIsClean(List<Object[]> points) throws ReflectiveOperationException {
      Object adjoint = members.adjoint();
      for (Object[] arguments : points) {
        for (Object[] odd : OddArguments.of(arguments)) {
          forget(adjoint);
          outcome(() -> List.of(accumulated(adjoint, odd)));
          members.clear(adjoint);
          forget(adjoint);
          double[] fresh = accumulated(members.adjoint(), arguments);
          double[] used = accumulated(adjoint, arguments);
          assertEquals(
              Arrays.toString(fresh),
              Arrays.toString(used),
              () -> "after " + Arrays.deepToString(odd));
        }
      }
    }

    private static void forget(Object adjoint) throws ReflectiveOperationException {
      for (Field field : adjoint.getClass().getFields()) {
        if (!field.getType().isPrimitive()) {
          field.setAccessible(true);
          field.set(adjoint, null);
        } else {
          set(adjoint, field.getName(), field.getType() == float.class ? (Object) 0f : 0.0);
        }
      }
    }

    private static void set(Object adjoint, String name, Object value) {
      try {
        Field field = adjoint.getClass().getField(name);
        field.setAccessible(true);
        field.set(adjoint, value);
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }

    private static double[] ones(List<Object> like) {
      double[] ones = new double[Vectors.flatten(like).length];
      Arrays.fill(ones, 1);
      return ones;
    }

    private static List<double[]> flat(Members.Valued valued) {
      return List.of(valued.value(), valued.derivative());
    }

    private static List<double[]> flat(List<Members.Valued> both) {
      return both.stream().flatMap(valued -> flat(valued).stream()).toList();
    }

    private static List<double[]> flat(Members.Matrix matrix) {
      return Stream.concat(
              Stream.of(matrix.value(), matrix.gradient()), Arrays.stream(matrix.matrix()))
          .toList();
    }

    private static String text(List<List<double[]>> numbers) {
      return numbers.stream().flatMap(List::stream).map(Arrays::toString).toList().toString();
    }
  }
}
