package dev.fluxion.processor.corpus;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The records of test programs, as they are stored: accessors may tell something else. A component
 * that is called {@code constant} has no derivative, for the annotation is not there at run time.
 */
public final class RecordValues {
  private RecordValues() {}

  /** The components that have a derivative. */
  static List<Object> derived(Record record) {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (isDerived(component)) {
        values.add(value(record, component));
      }
    }
    return values;
  }

  static List<Object> all(Record record) {
    return Arrays.stream(record.getClass().getRecordComponents())
        .map(component -> value(record, component))
        .toList();
  }

  /** A record like this one with its derived components changed. */
  static Object with(Record record, UnaryOperator<Object> change) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    return make(
        record.getClass(),
        Arrays.stream(components)
            .map(c -> isDerived(c) ? change.apply(value(record, c)) : value(record, c))
            .toArray());
  }

  /** A record like this one with all components changed. */
  static Object copy(Record record, UnaryOperator<Object> change) {
    return make(record.getClass(), all(record).stream().map(change).toArray());
  }

  public static Object make(Class<?> type, Object... components) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(components);
    } catch (InvocationTargetException e) {
      throw new AssertionError(type + " threw " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isDerived(RecordComponent component) {
    Class<?> type = component.getType();
    while (type.isArray()) {
      type = type.getComponentType();
    }
    return !component.getName().equals("constant")
        && (type == double.class || type == float.class || type.isRecord());
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      Field field = record.getClass().getDeclaredField(component.getName());
      field.setAccessible(true);
      return field.get(record);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
