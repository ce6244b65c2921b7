package dev.fluxion.tape;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** How generated code reads fields that Java does not let it name. */
public final class Handles {
  private Handles() {}

  /**
   * A field of the objects of {@code owner}.
   *
   * @param reader of a class in the same module
   */
  public static VarHandle field(
      MethodHandles.Lookup reader, Class<?> owner, String name, Class<?> type) {
    try {
      return MethodHandles.privateLookupIn(owner, reader).findVarHandle(owner, name, type);
    } catch (ReflectiveOperationException e) {
      throw changed(owner, name, e);
    }
  }

  /**
   * A static field of {@code owner}.
   *
   * @param reader of a class in the same module
   */
  public static VarHandle staticField(
      MethodHandles.Lookup reader, Class<?> owner, String name, Class<?> type) {
    try {
      return MethodHandles.privateLookupIn(owner, reader).findStaticVarHandle(owner, name, type);
    } catch (ReflectiveOperationException e) {
      throw changed(owner, name, e);
    }
  }

  private static IllegalStateException changed(
      Class<?> owner, String name, ReflectiveOperationException cause) {
    return new IllegalStateException(
        owner.getName() + "." + name + " is not the field that the derivatives were made for",
        cause);
  }
}
