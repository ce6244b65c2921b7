package dev.fluxion.processor.corpus;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** Makes of an {@link At} the arguments of its method. */
final class Arguments {
  private static final double[] DATA = {0.5, -1.25, 2, 0.75, 1.5};

  private Arguments() {}

  static Object[] of(Method method, At at) {
    Class<?>[] types = method.getParameterTypes();
    Object[] arguments = new Object[types.length];
    int nextNumber = 0;
    int nextArray = 0;
    for (int i = 0; i < types.length; i++) {
      if (!types[i].isArray()) {
        arguments[i] = number(types[i], at.value()[nextNumber++]);
      } else if (nextArray == at.arrays().length) {
        arguments[i] = data(types[i]);
      } else {
        String text = at.arrays()[nextArray++].replaceAll("\\s", "");
        arguments[i] =
            text.startsWith("=")
                ? arguments[Integer.parseInt(text.substring(1))]
                : array(types[i], text);
      }
    }
    return arguments;
  }

  private static Object number(Class<?> type, double x) {
    if (type == int.class) {
      return (int) x;
    }
    if (type == long.class) {
      return (long) x;
    }
    return type == float.class ? (Object) (float) x : (Object) x;
  }

  private static Object data(Class<?> type) {
    if (type != double[].class) {
      throw new AssertionError("say what a " + type.getSimpleName() + " is");
    }
    return DATA.clone();
  }

  private static Object array(Class<?> type, String text) {
    if (text.equals("null")) {
      return null;
    }
    Class<?> element = type.getComponentType();
    List<String> parts = parts(text.substring(1, text.length() - 1));
    Object array = Array.newInstance(element, parts.size());
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      Object value =
          part.startsWith("=")
              ? Array.get(array, Integer.parseInt(part.substring(1)))
              : element.isArray()
                  ? array(element, part)
                  : element == boolean.class
                      ? (Object) Boolean.valueOf(part)
                      : number(element, Double.parseDouble(part));
      Array.set(array, i, value);
    }
    return array;
  }

  /** Splits at commas outside braces. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      boolean isEnd = i == text.length();
      if (isEnd ? i > start : depth == 0 && text.charAt(i) == ',') {
        parts.add(text.substring(start, i));
        start = i + 1;
      } else if (!isEnd) {
        depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      }
    }
    return parts;
  }
}
