package dev.fluxion.processor.ir;

import org.jspecify.annotations.Nullable;

/**
 * A reference to an object that the differentiation never looks into: a string, an enum constant,
 * an exception, a {@link #TENSOR}.
 *
 * @param className the canonical name of its class
 * @param tangent the class of what holds the object's derivative along a direction, made by whoever
 *     made the object: so of the state that other code saved for its reverse sweep; else null
 */
public record ObjectType(String className, @Nullable ObjectType tangent) implements Type {
  public static final ObjectType STRING = new ObjectType("java.lang.String");

  /** An immutable array of {@code double}s, whose operations have rules. */
  public static final ObjectType TENSOR = new ObjectType("dev.fluxion.Tensor");

  /** The type of an object that carries no derivative. */
  public ObjectType(String className) {
    this(className, null);
  }

  @Override
  public boolean hasCotangent() {
    return equals(TENSOR);
  }

  @Override
  public String toString() {
    return className;
  }
}
