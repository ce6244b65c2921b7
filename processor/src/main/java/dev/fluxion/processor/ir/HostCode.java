package dev.fluxion.processor.ir;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Java code around a program, called by reflection. */
final class HostCode {
  private final ClassLoader loader;
  private final Map<Method, MethodHandle> methods = new HashMap<>();
  private final Map<ExternalMember, MethodHandle> members = new HashMap<>();

  /**
   * Code.
   *
   * @param loader where its classes are found
   */
  HostCode(ClassLoader loader) {
    this.loader = loader;
  }

  @Nullable Object call(Method method, @Nullable Object[] arguments) {
    return invoke(methods.computeIfAbsent(method, this::find), arguments);
  }

  /** The same for a method of an object, a constructor, or a field that is read. */
  @Nullable Object call(ExternalMember member, @Nullable Object[] arguments) {
    return invoke(members.computeIfAbsent(member, this::find), arguments);
  }

  private static @Nullable Object invoke(MethodHandle handle, @Nullable Object[] arguments) {
    try {
      return (@Nullable Object) handle.invokeExact(arguments);
    } catch (Throwable exception) {
      throw sneaky(exception);
    }
  }

  /** Throws the exception although it may be checked. */
  @SuppressWarnings("unchecked")
  static <T extends Throwable> RuntimeException sneaky(Throwable exception) throws T {
    throw (T) exception;
  }

  private MethodHandle find(Method method) {
    try {
      return spread(
          MethodHandles.publicLookup()
              .findStatic(
                  classNamed(method.owner()),
                  method.name(),
                  MethodType.methodType(
                      classOf(method.result()),
                      method.parameters().stream().<Class<?>>map(this::classOf).toList())));
    } catch (ReflectiveOperationException exception) {
      throw new IllegalStateException(method.toString(), exception);
    }
  }

  private MethodHandle find(ExternalMember member) {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    Class<?> owner = classNamed(member.owner());
    List<Class<?>> parameters =
        new ArrayList<>(member.parameters().stream().<Class<?>>map(this::classOf).toList());
    try {
      return spread(
          switch (member.kind()) {
            case STATIC_METHOD -> lookup.unreflect(method(owner, member.name(), parameters));
            case INSTANCE_METHOD ->
                parameters.get(0).isArray()
                    ? MethodHandles.publicLookup()
                        .findVirtual(
                            parameters.get(0), member.name(), MethodType.methodType(Object.class))
                    : lookup.unreflect(
                        method(owner, member.name(), parameters.subList(1, parameters.size())));
            case CONSTRUCTOR -> {
              Constructor<?> constructor =
                  owner.getDeclaredConstructor(parameters.toArray(new Class<?>[0]));
              open(constructor);
              yield lookup.unreflectConstructor(constructor);
            }
            case STATIC_FIELD, INSTANCE_FIELD, HIDDEN_STATIC_FIELD, HIDDEN_INSTANCE_FIELD -> {
              java.lang.reflect.Field field = owner.getDeclaredField(member.name());
              open(field);
              yield lookup.unreflectGetter(field);
            }
            case CLASS_ASSERTIONS, IDENTITY ->
                throw new IllegalArgumentException(member.toString());
          });
    } catch (ReflectiveOperationException exception) {
      throw new IllegalStateException(member.toString(), exception);
    }
  }

  /** The method of that name and parameters, declared by the class or by one above it. */
  private static java.lang.reflect.Method method(
      Class<?> owner, String name, List<Class<?>> parameters) throws NoSuchMethodException {
    Class<?>[] array = parameters.toArray(new Class<?>[0]);
    for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
      try {
        java.lang.reflect.Method method = type.getDeclaredMethod(name, array);
        open(method);
        return method;
      } catch (NoSuchMethodException exception) {
        // It is inherited, then.
      }
    }
    for (java.lang.reflect.Method method : owner.getMethods()) {
      if (method.getName().equals(name) && accepts(method.getParameterTypes(), array)) {
        return method;
      }
    }
    throw new NoSuchMethodException(owner + "." + name);
  }

  /** Whether arguments of these types fit: {@code double[][]} is an {@code Object[]}, too. */
  private static boolean accepts(Class<?>[] parameters, Class<?>[] arguments) {
    boolean fits = parameters.length == arguments.length;
    for (int i = 0; fits && i < parameters.length; i++) {
      fits = parameters[i].isAssignableFrom(arguments[i]);
    }
    return fits;
  }

  /** Access to what is not public; the JDK's own members are, and would refuse. */
  private static void open(java.lang.reflect.AccessibleObject member) {
    member.trySetAccessible();
  }

  private static MethodHandle spread(MethodHandle handle) {
    int arity = handle.type().parameterCount();
    return handle
        .asFixedArity()
        .asType(MethodType.genericMethodType(arity))
        .asSpreader(Object[].class, arity);
  }

  /** The class of what stands for values of the type. */
  Class<?> classOf(Type type) {
    if (type instanceof Scalar scalar) {
      return switch (scalar) {
        case BOOLEAN -> boolean.class;
        case BYTE -> byte.class;
        case SHORT -> short.class;
        case CHAR -> char.class;
        case INT -> int.class;
        case LONG -> long.class;
        case FLOAT -> float.class;
        case DOUBLE -> double.class;
      };
    }
    if (type instanceof ArrayType array) {
      return classOf(array.element()).arrayType();
    }
    return type instanceof ObjectType object ? classNamed(object.className()) : Object.class;
  }

  /** The class of that canonical name, in which nested classes are separated by dots, too. */
  Class<?> classNamed(String canonicalName) {
    String name = canonicalName;
    while (true) {
      try {
        return Class.forName(name, true, loader);
      } catch (ClassNotFoundException exception) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
          throw new IllegalStateException("no class " + canonicalName, exception);
        }
        name = name.substring(0, dot) + "$" + name.substring(dot + 1);
      }
    }
  }
}
