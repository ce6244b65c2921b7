package dev.fluxion.processor.tensor;

import dev.fluxion.Tensor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The members of a compiled method, called by reflection with numbers, arrays and tensors. */
final class Companion {
  private final Class<?> source;
  private final Class<?> companion;
  private final String method;

  Companion(ClassLoader loader, String source, String method) {
    try {
      this.source = loader.loadClass(source);
      this.companion = loader.loadClass(source + "Gradients");
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
    this.method = method;
  }

  Object primal(List<Object> arguments) {
    return call(source, method, arguments);
  }

  boolean has(String suffix) {
    return Arrays.stream(companion.getDeclaredMethods())
        .anyMatch(m -> m.getName().equals(method + suffix));
  }

  Object member(String suffix, List<Object> arguments) {
    return call(companion, method + suffix, arguments);
  }

  /** An adjoint of the method, new. */
  Object adjoint() {
    String type = method.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + method.substring(1);
    for (Class<?> nested : companion.getDeclaredClasses()) {
      if (nested.getSimpleName().equals(type + "Adjoint")) {
        try {
          var constructor = nested.getDeclaredConstructor();
          constructor.setAccessible(true);
          return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
          throw new AssertionError(e);
        }
      }
    }
    throw new AssertionError("no adjoint of " + method);
  }

  private static Object call(Class<?> type, String name, List<Object> arguments) {
    Method found =
        Arrays.stream(type.getDeclaredMethods())
            .filter(m -> m.getName().equals(name) && m.getParameterCount() == arguments.size())
            .findFirst()
            .orElseThrow(() -> new AssertionError(type.getSimpleName() + " has no " + name));
    found.setAccessible(true);
    try {
      return found.invoke(null, arguments.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** What a component, field or accessor of a result holds. */
  static Object get(Object result, String component) {
    try {
      Method accessor = result.getClass().getDeclaredMethod(component);
      accessor.setAccessible(true);
      return accessor.invoke(result);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** What a pullback makes of a cotangent. */
  static Object apply(Object pullback, Object cotangent) {
    Method apply =
        Arrays.stream(pullback.getClass().getDeclaredMethods())
            .filter(m -> m.getName().equals("apply"))
            .findFirst()
            .orElseThrow();
    apply.setAccessible(true);
    try {
      return apply.invoke(pullback, cotangent);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** All numbers of these, in order. */
  static double[] flat(List<Object> parts) {
    return parts.stream()
        .flatMapToDouble(
            part ->
                part instanceof Tensor t
                    ? Arrays.stream(t.toArray())
                    : part instanceof double[] a
                        ? Arrays.stream(a)
                        : Arrays.stream(new double[] {(double) part}))
        .toArray();
  }

  /** Numbers in the shapes of {@code like}. */
  static List<Object> shaped(double[] numbers, List<Object> like) {
    List<Object> parts = new ArrayList<>();
    int next = 0;
    for (Object part : like) {
      int size = flat(List.of(part)).length;
      double[] own = Arrays.copyOfRange(numbers, next, next + size);
      next += size;
      parts.add(
          part instanceof Tensor t
              ? Tensor.of(own, t.shape())
              : part instanceof double[] ? own : (Object) own[0]);
    }
    return parts;
  }
}
