package dev.fluxion.processor.corpus;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A method and its generated members, called by reflection, with vectors for all derivatives. Every
 * call gets its own copy of the arguments.
 */
public final class Members {
  /** A value and a derivative of it. */
  public record Valued(double[] value, double[] derivative) {}

  /** A Jacobian or Hessian with what comes with it. */
  public record Matrix(double[] value, double[] gradient, double[][] matrix) {}

  /** What a call returned, and what it left in its arguments. */
  public record Outcome(Object result, Object[] arguments) {}

  /** What a call threw instead, and what it left in its arguments. */
  static final class Thrown extends AssertionError {
    private static final long serialVersionUID = 1;
    private final transient Object[] arguments;

    Thrown(String message, Throwable cause, Object[] arguments) {
      super(message, cause);
      this.arguments = arguments;
    }

    Object[] arguments() {
      return arguments;
    }
  }

  private final Method method;
  private final Class<?> companion;
  private final String base;
  private final List<Integer> active;
  private final List<Integer> written;

  public Members(ClassLoader loader, Method method, String base)
      throws ReflectiveOperationException {
    this.method = method;
    this.base = base;
    this.companion = loader.loadClass(method.getDeclaringClass().getName() + "Gradients");
    method.setAccessible(true);
    List<String> names = Arrays.stream(method.getParameters()).map(Parameter::getName).toList();
    Parameter[] all = member("Jvp", m -> true).getParameters();
    this.active =
        Arrays.stream(all)
            .skip(names.size())
            .map(p -> names.indexOf(p.getName().replaceFirst("Tangent_*$", "")))
            .toList();
    this.written = isVoid() ? written(names) : List.of();
  }

  /** Every other component of what the forward mode returns is the tangent of the one before. */
  private List<Integer> written(List<String> names) {
    RecordComponent[] components = nested("Jvp").getRecordComponents();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < components.length; i += 2) {
      numbers.add(names.indexOf(components[i].getName()));
    }
    return numbers;
  }

  public boolean isScalar() {
    return method.getReturnType() == double.class || method.getReturnType() == float.class;
  }

  private boolean isVoid() {
    return method.getReturnType() == void.class;
  }

  /** The numbers of the parameters that a void method writes its results into. */
  public List<Integer> written() {
    return written;
  }

  /** The numbers of the differentiated parameters. */
  public List<Integer> active() {
    return active;
  }

  public List<Object> inputs(Object[] arguments) {
    return active.stream().map(i -> arguments[i]).toList();
  }

  /** The original. */
  public Outcome original(Object[] arguments) {
    return invoke(method, arguments);
  }

  /** The results of the original, of the types that it has. */
  List<?> results(Outcome outcome) {
    return isVoid()
        ? written.stream().map(i -> outcome.arguments()[i]).toList()
        : Arrays.asList(outcome.result());
  }

  /** The original's result. */
  public double[] value(Object[] arguments) {
    return Vectors.flatten(results(original(arguments)));
  }

  /** What the member leaves in its arguments. */
  public Object[] argumentsAfter(String member, Object[] arguments) {
    int arity = arguments.length;
    Object[] all = arguments;
    if (member.equals("Jvp") || member.equals("Hvp")) {
      all = with(arguments, Vectors.flatten(inputs(arguments)), inputs(arguments));
    } else if (member.equals("Taylor")) {
      List<Object> inputs = inputs(arguments);
      all = append(with(arguments, Vectors.flatten(inputs), inputs), 2);
    } else if (member.equals("Vjp")) {
      List<?> results = results(original(arguments));
      all = with(arguments, Vectors.flatten(results), results);
    }
    return Arrays.copyOf(call(member, all).arguments(), arity);
  }

  private static Object[] append(Object[] arguments, Object last) {
    Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = last;
    return all;
  }

  private static Object[] with(Object[] arguments, double[] vector, List<?> like) {
    List<Object> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(Vectors.unflatten(vector, like));
    return all.toArray();
  }

  /** The gradient of a scalar method. */
  public Valued gradient(Object[] arguments) {
    return split(parts(call("Gradient", arguments).result()), 1);
  }

  /** The vector-Jacobian product of any other. */
  public Valued vjp(Object[] arguments, double[] cotangent) {
    List<?> like = results(original(arguments));
    Outcome outcome = call("Vjp", with(arguments, cotangent, like));
    return split(parts(outcome.result()), isVoid() ? written.size() : 1);
  }

  private static Valued split(List<Object> parts, int values) {
    return new Valued(
        Vectors.flatten(parts.subList(0, values)),
        Vectors.flatten(parts.subList(values, parts.size())));
  }

  public Object adjoint() {
    try {
      Constructor<?> constructor = nested("Adjoint").getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** Adds to the adjoint; the cotangent is not for scalar methods. */
  public void accumulate(Object adjoint, Object[] arguments, double[] cotangent) {
    List<Object> all = new ArrayList<>(Arrays.asList(arguments));
    if (!isScalar()) {
      all.addAll(Vectors.unflatten(cotangent, results(original(arguments))));
    }
    all.add(adjoint);
    call(isScalar() ? "Gradient" : "Vjp", all.toArray());
  }

  public double[] fields(Object adjoint) {
    List<Object> values = new ArrayList<>();
    for (int i : active) {
      try {
        Field field = adjoint.getClass().getField(method.getParameters()[i].getName());
        field.setAccessible(true);
        values.add(field.get(adjoint));
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }
    return Vectors.flatten(values);
  }

  public void clear(Object adjoint) {
    callOn(adjoint, "clear");
  }

  public Valued jvp(Object[] arguments, double[] direction) {
    Outcome outcome = call("Jvp", with(arguments, direction, inputs(arguments)));
    List<Object> parts = parts(outcome.result());
    List<Object> values = new ArrayList<>();
    List<Object> tangents = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      (i % 2 == 0 ? values : tangents).add(parts.get(i));
    }
    return new Valued(Vectors.flatten(values), Vectors.flatten(tangents));
  }

  /** A row for each order, as long as there are numbers in the result. */
  public double[][] taylor(Object[] arguments, double[] direction, int order) {
    Object[] all = append(with(arguments, direction, inputs(arguments)), order);
    Object result = call("Taylor", all).result();
    return result instanceof double[] numbers
        ? Arrays.stream(numbers).mapToObj(c -> new double[] {c}).toArray(double[][]::new)
        : (double[][]) result;
  }

  /** The gradient, and that times the Hessian: value and derivative of each. */
  public List<Valued> hvp(Object[] arguments, double[] direction) {
    Outcome outcome = call("Hvp", with(arguments, direction, inputs(arguments)));
    return parts(outcome.result()).stream().map(g -> split(parts(g), 1)).toList();
  }

  public Matrix hessian(Object[] arguments) {
    List<Object> parts = parts(call("Hessian", arguments).result());
    double[] value = Vectors.flatten(parts.subList(0, 1));
    return new Matrix(value, (double[]) parts.get(1), (double[][]) parts.get(2));
  }

  public Matrix jacobian(Object[] arguments) {
    List<Object> parts = parts(call("Jacobian", arguments).result());
    int last = parts.size() - 1;
    double[] value = Vectors.flatten(parts.subList(0, last));
    return new Matrix(value, new double[0], (double[][]) parts.get(last));
  }

  /** One run of the original, whose arguments and results are then overwritten. */
  public final class Pullback {
    private final Object pullback;
    private final List<?> like;
    private final double[] value;

    public Pullback(Object[] arguments) {
      this.like = results(original(arguments));
      Outcome outcome = call("Pullback", arguments);
      this.pullback = outcome.result();
      List<Object> values = new ArrayList<>();
      if (isVoid()) {
        written.forEach(i -> values.add(callOn(pullback, method.getParameters()[i].getName())));
      } else {
        values.add(callOn(pullback, "value"));
      }
      this.value = Vectors.flatten(values);
      active.forEach(i -> spoil(outcome.arguments()[i]));
      written.forEach(i -> spoil(outcome.arguments()[i]));
      values.forEach(Members::spoil);
    }

    public double[] value() {
      return value;
    }

    public double[] apply(double[] cotangent) {
      Object[] cotangents = Vectors.unflatten(cotangent, like).toArray();
      return Vectors.flatten(parts(callOn(pullback, "apply", cotangents)));
    }
  }

  private static void spoil(Object array) {
    if (array instanceof Object[] rows) {
      Arrays.stream(rows).forEach(Members::spoil);
    } else if (array instanceof double[] numbers) {
      Arrays.fill(numbers, 1e9);
    } else if (array instanceof float[] numbers) {
      Arrays.fill(numbers, 1e9f);
    }
  }

  /** Calls a member with these arguments. */
  Outcome call(String suffix, Object[] arguments) {
    return invoke(member(suffix, m -> m.getParameterCount() == arguments.length), arguments);
  }

  private Method member(String suffix, Predicate<Method> condition) {
    for (Method candidate : companion.getDeclaredMethods()) {
      if (candidate.getName().equals(base + suffix) && condition.test(candidate)) {
        candidate.setAccessible(true);
        return candidate;
      }
    }
    throw new AssertionError(companion.getName() + " has no such " + base + suffix);
  }

  private static Outcome invoke(Method method, Object[] arguments) {
    Object[] own = Vectors.copy(arguments);
    try {
      return new Outcome(method.invoke(null, own), own);
    } catch (InvocationTargetException e) {
      throw new Thrown(method.getName() + " threw " + e.getCause(), e.getCause(), own);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static Object callOn(Object target, String name, Object... arguments) {
    try {
      for (Method candidate : target.getClass().getDeclaredMethods()) {
        if (candidate.getName().equals(name)) {
          candidate.setAccessible(true);
          return candidate.invoke(target, arguments);
        }
      }
      throw new AssertionError(target.getClass() + " has no " + name);
    } catch (InvocationTargetException e) {
      throw new AssertionError(name + " threw " + e.getCause(), e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private Class<?> nested(String suffix) {
    String name = base.substring(0, 1).toUpperCase(Locale.ROOT) + base.substring(1) + suffix;
    return Arrays.stream(companion.getDeclaredClasses())
        .filter(type -> type.getSimpleName().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(companion.getName() + " has no " + name));
  }

  private static List<Object> parts(Object instance) {
    List<Object> parts = new ArrayList<>();
    for (RecordComponent component : instance.getClass().getRecordComponents()) {
      parts.add(callOn(instance, component.getName()));
    }
    return parts;
  }
}
