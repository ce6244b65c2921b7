package dev.fluxion.processor.fuzz;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** The derivatives of one method, called by reflection. Components are found by their position. */
public final class Companion {
  private final Method original;
  private final Class<?> companion;
  private final String base;

  /** Positions of the differentiated parameters. */
  private final List<Integer> active;

  /** A value with first derivatives. */
  public record Gradient(double value, double[] partials) {}

  /** A value, a derivative along a direction. */
  public record Jvp(double value, double tangent) {}

  /** A gradient, and the derivative of value and gradient along a direction. */
  public record Hvp(Gradient gradient, Gradient product) {}

  /** All derivatives up to the second. */
  public record Hessian(double value, double[] gradient, double[][] hessian) {}

  public Companion(ClassLoader loader, Method original, String base, List<Integer> active)
      throws ReflectiveOperationException {
    this.original = original;
    this.base = base;
    this.active = active;
    this.companion = loader.loadClass(original.getDeclaringClass().getName() + "Gradients");
    original.setAccessible(true);
  }

  /** The original method's value. */
  public double value(Object... arguments) {
    return number(invoke(original, arguments));
  }

  public Gradient gradient(Object... arguments) {
    return gradientOf(call("Gradient", arguments.length, arguments));
  }

  /** A new adjoint. */
  public Object adjoint() {
    try {
      var constructor = nested("Adjoint").getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** Adds the gradient to the adjoint's fields; returns the value. */
  public double accumulate(Object adjoint, Object... arguments) {
    Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = adjoint;
    return number(call("Gradient", all.length, all));
  }

  /** The adjoint's fields, in the order of the parameters. */
  public double[] fields(Object adjoint) {
    try {
      double[] values = new double[active.size()];
      for (int i = 0; i < values.length; i++) {
        Field field =
            adjoint.getClass().getField(original.getParameters()[active.get(i)].getName());
        field.setAccessible(true);
        values[i] = number(field.get(adjoint));
      }
      return values;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  public void clear(Object adjoint) {
    try {
      Method clear = adjoint.getClass().getMethod("clear");
      clear.setAccessible(true);
      clear.invoke(adjoint);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  public Jvp jvp(Object[] arguments, double... tangents) {
    Object[] all = withTangents(arguments, tangents);
    Object[] parts = parts(call("Jvp", all.length, all));
    return new Jvp(number(parts[0]), number(parts[1]));
  }

  public Hvp hvp(Object[] arguments, double... tangents) {
    Object[] all = withTangents(arguments, tangents);
    Object[] parts = parts(call("Hvp", all.length, all));
    return new Hvp(gradientOf(parts[0]), gradientOf(parts[1]));
  }

  public Hessian hessian(Object... arguments) {
    Object[] parts = parts(call("Hessian", arguments.length, arguments));
    return new Hessian(number(parts[0]), (double[]) parts[1], (double[][]) parts[2]);
  }

  private Object[] withTangents(Object[] arguments, double[] tangents) {
    Object[] all = Arrays.copyOf(arguments, arguments.length + tangents.length);
    for (int i = 0; i < tangents.length; i++) {
      boolean isFloat = original.getParameterTypes()[active.get(i)] == float.class;
      all[arguments.length + i] = isFloat ? (Object) (float) tangents[i] : (Object) tangents[i];
    }
    return all;
  }

  private Object call(String member, int arity, Object... arguments) {
    String name = base + member;
    for (Method method : companion.getDeclaredMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == arity) {
        method.setAccessible(true);
        return invoke(method, arguments);
      }
    }
    throw new AssertionError(companion.getName() + " has no " + name + " of " + arity);
  }

  private static Object invoke(Method method, Object... arguments) {
    try {
      return method.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      Companion.<RuntimeException>rethrow(e.getCause());
      throw new AssertionError(e);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void rethrow(Throwable e) throws E {
    throw (E) e;
  }

  private Class<?> nested(String suffix) {
    String name = base.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + base.substring(1);
    for (Class<?> type : companion.getDeclaredClasses()) {
      if (type.getSimpleName().equals(name + suffix)) {
        return type;
      }
    }
    throw new AssertionError(companion.getName() + " has no " + name + suffix);
  }

  private Gradient gradientOf(Object gradient) {
    Object[] parts = parts(gradient);
    double[] partials = new double[parts.length - 1];
    for (int i = 0; i < partials.length; i++) {
      partials[i] = number(parts[i + 1]);
    }
    return new Gradient(number(parts[0]), partials);
  }

  private static Object[] parts(Object instance) {
    try {
      RecordComponent[] components = instance.getClass().getRecordComponents();
      Object[] parts = new Object[components.length];
      for (int i = 0; i < parts.length; i++) {
        Method accessor = components[i].getAccessor();
        accessor.setAccessible(true);
        parts[i] = accessor.invoke(instance);
      }
      return parts;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static double number(Object boxed) {
    return ((Number) boxed).doubleValue();
  }
}
