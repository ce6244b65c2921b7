package dev.fluxion.processor.fuzz;

import java.util.Arrays;
import java.util.function.BiFunction;

/** A record of a random program: of plain values, or of those of the oracle. */
final class Instance {
  private final Type type;
  private final Object[] components;

  /** Equal for copies that stand for the same object. */
  final Object identity;

  Instance(Type type, Object... components) {
    this(type, components, new Object());
  }

  private Instance(Type type, Object[] components, Object identity) {
    this.type = type;
    this.components = components;
    this.identity = identity;
  }

  Type type() {
    return type;
  }

  Object[] components() {
    return components;
  }

  /** Whether that component has no derivative. */
  boolean isConstant(int number) {
    Type.Component component = type.components().get(number);
    return component.isConstant() || component.type().isInteger();
  }

  /** The same object with its components changed. */
  Instance with(BiFunction<Integer, Object, Object> change) {
    Object[] changed = new Object[components.length];
    Arrays.setAll(changed, i -> change.apply(i, components[i]));
    return new Instance(type, changed, identity);
  }

  @Override
  public String toString() {
    return type + Arrays.deepToString(components);
  }
}
