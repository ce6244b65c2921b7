package dev.fluxion.processor.companion;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a user sees of a compiled companion, as sorted lines of text. */
final class Signatures {
  private Signatures() {}

  /** What only companions of other files call. */
  private static boolean isForCallers(String name) {
    return name.endsWith("Jets") || name.endsWith("Along");
  }

  /** The members that other classes of the package can see, but for what only companions call. */
  static List<String> of(Class<?> type) {
    List<String> lines = new ArrayList<>();
    for (Method method : type.getDeclaredMethods()) {
      if (isVisible(method.getModifiers())
          && !method.isSynthetic()
          && !isForCallers(method.getName())) {
        lines.add(
            modifiers(method)
                + typeParameters(method)
                + name(method.getGenericReturnType())
                + " "
                + method.getName()
                + parameters(method));
      }
    }
    for (Class<?> inner : type.getDeclaredClasses()) {
      if (isVisible(inner.getModifiers()) && !isForCallers(inner.getSimpleName())) {
        lines.add(header(inner));
      }
    }
    lines.sort(null);
    return lines;
  }

  /** The fields, constructors and methods of a class, apart from what a record has by itself. */
  static List<String> all(Class<?> type) {
    List<String> lines = of(type);
    for (Field field : type.getDeclaredFields()) {
      if (isVisible(field.getModifiers())) {
        lines.add(
            Modifier.toString(field.getModifiers())
                + " "
                + name(field.getGenericType())
                + " "
                + field.getName());
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      lines.add(modifiers(constructor) + "new" + parameters(constructor));
    }
    return lines;
  }

  static String header(Class<?> type) {
    String modifiers = Modifier.toString(type.getModifiers());
    String header = (modifiers.isEmpty() ? "" : modifiers + " ") + type.getSimpleName();
    return type.isRecord()
        ? header
            + Arrays.stream(type.getRecordComponents())
                .map(Signatures::component)
                .collect(Collectors.joining(", ", "(", ")"))
        : header;
  }

  private static String component(RecordComponent component) {
    return name(component.getGenericType()) + " " + component.getName();
  }

  private static boolean isVisible(int modifiers) {
    return !Modifier.isPrivate(modifiers);
  }

  private static String modifiers(Executable method) {
    String modifiers = Modifier.toString(method.getModifiers() & ~Modifier.TRANSIENT);
    return modifiers.isEmpty() ? "" : modifiers + " ";
  }

  private static String typeParameters(Method method) {
    if (method.getTypeParameters().length == 0) {
      return "";
    }
    return Arrays.stream(method.getTypeParameters())
        .map(Signatures::typeParameter)
        .collect(Collectors.joining(", ", "<", "> "));
  }

  private static String typeParameter(TypeVariable<Method> variable) {
    String bounds =
        Arrays.stream(variable.getBounds())
            .filter(bound -> bound != Object.class)
            .map(Signatures::name)
            .collect(Collectors.joining(" & "));
    return variable.getName() + (bounds.isEmpty() ? "" : " extends " + bounds);
  }

  private static String parameters(Executable method) {
    Type[] types = method.getGenericParameterTypes();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      String name = name(types[i]);
      boolean isLast = i == types.length - 1;
      names.add(method.isVarArgs() && isLast ? name.substring(0, name.length() - 2) + "..." : name);
    }
    String thrown =
        Arrays.stream(method.getGenericExceptionTypes())
            .map(Signatures::name)
            .collect(Collectors.joining(", "));
    return "(" + String.join(", ", names) + ")" + (thrown.isEmpty() ? "" : " throws " + thrown);
  }

  /** Without packages and enclosing classes. */
  private static String name(Type type) {
    return type.getTypeName().replaceAll("[\\w.]+[.$](?=\\w)", "");
  }
}
