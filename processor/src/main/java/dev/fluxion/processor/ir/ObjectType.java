package dev.fluxion.processor.ir;

/**
 * A reference to an object that the differentiation never looks into: a string, an enum constant,
 * an exception, a {@link #TENSOR}.
 *
 * @param className the canonical name of its class
 */
public record ObjectType(String className) implements Type {
  public static final ObjectType STRING = new ObjectType("java.lang.String");

  /** An immutable array of {@code double}s, whose operations have rules. */
  public static final ObjectType TENSOR = new ObjectType("dev.fluxion.Tensor");

  @Override
  public boolean hasCotangent() {
    return equals(TENSOR);
  }

  @Override
  public String toString() {
    return className;
  }
}
