package dev.fluxion.processor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;

/** What methods return or throw, for comparison. */
public final class Outcomes {
  private Outcomes() {}

  /** The result, or the exception. */
  public static Object of(Method method, Object self, Object... arguments) {
    try {
      return method.invoke(self, arguments);
    } catch (InvocationTargetException e) {
      return e.getCause();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /** Component number {@code i} of a record; anything else, an exception above all, as it is. */
  public static Object component(Object outcome, int i) {
    if (!(outcome instanceof Record)) {
      return outcome;
    }
    RecordComponent component = outcome.getClass().getRecordComponents()[i];
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(outcome);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All bits of a number; of exceptions that the JVM words, the class only. */
  public static String text(Object value) {
    if (value instanceof Double d) {
      return d + " " + Long.toHexString(Double.doubleToLongBits(d));
    }
    boolean isWordedByJvm =
        value instanceof NullPointerException || value instanceof IndexOutOfBoundsException;
    return isWordedByJvm ? value.getClass().getName() : value.toString();
  }
}
