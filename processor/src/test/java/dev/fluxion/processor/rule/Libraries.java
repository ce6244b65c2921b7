package dev.fluxion.processor.rule;

import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Scalar;
import java.util.List;

/** The classes whose functions the table knows by name. */
final class Libraries {
  static final List<String> OWNERS =
      List.of(
          "java.lang.Math",
          "java.lang.StrictMath",
          "net.jafama.FastMath",
          "net.jafama.StrictFastMath",
          "org.apache.commons.math3.util.FastMath",
          "org.apache.commons.math4.core.jdkmath.AccurateMath",
          "org.apache.commons.math4.core.jdkmath.JdkMath",
          "org.hipparchus.util.FastMath");

  private Libraries() {}

  static boolean has(Method method) {
    try {
      return scalar(find(method).getReturnType()).equals(method.result().keyword());
    } catch (ReflectiveOperationException exception) {
      return false;
    }
  }

  private static String scalar(Class<?> type) {
    return type.getName();
  }

  static java.lang.reflect.Method find(Method method) throws ReflectiveOperationException {
    java.lang.reflect.Method found =
        Class.forName(method.owner())
            .getMethod(
                method.name(),
                method.parameters().stream().map(Libraries::classOf).toArray(Class<?>[]::new));
    // Jafama's are inherited from a class that is not public.
    found.trySetAccessible();
    return found;
  }

  private static Class<?> classOf(Scalar type) {
    return switch (type) {
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
}
