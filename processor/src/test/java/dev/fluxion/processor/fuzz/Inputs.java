package dev.fluxion.processor.fuzz;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes arguments with derivatives; an array that is passed twice is one array. */
final class Inputs {
  private final int size;
  private final Map<Object, Object> known = new IdentityHashMap<>();
  private int next;

  Inputs(int size) {
    this.size = size;
  }

  Object read(Object argument, boolean isActive) {
    if (argument instanceof Double || argument instanceof Float) {
      double x = ((Number) argument).doubleValue();
      return isActive ? HyperDual.parameter(x, next++, size) : HyperDual.constant(x);
    } else if (argument instanceof Instance record) {
      return record.with((i, x) -> read(x, isActive && !record.isConstant(i)));
    } else if (argument == null || !argument.getClass().isArray()) {
      return argument;
    }
    int length = Array.getLength(argument);
    Object[] elements = (Object[]) known.get(argument);
    if (elements == null) {
      elements = new Object[length];
      for (int i = 0; i < length; i++) {
        elements[i] = read(Array.get(argument, i), isActive);
      }
      known.put(argument, elements);
    } else if (isActive) {
      // The places of this use have the derivatives of the first.
      next += numbers(elements);
    }
    return elements;
  }

  private static int numbers(Object value) {
    if (value instanceof Object[] elements) {
      return Arrays.stream(elements).mapToInt(Inputs::numbers).sum();
    } else if (value instanceof Instance record) {
      return IntStream.range(0, record.components().length)
          .filter(i -> !record.isConstant(i))
          .map(i -> numbers(record.components()[i]))
          .sum();
    }
    return value == null ? 0 : 1;
  }
}
