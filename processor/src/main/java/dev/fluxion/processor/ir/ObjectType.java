package dev.fluxion.processor.ir;

/**
 * A reference to an object that the differentiation never looks into: a string, an enum constant,
 * an exception.
 *
 * @param className the canonical name of its class
 */
public record ObjectType(String className) implements Type {
  public static final ObjectType STRING = new ObjectType("java.lang.String");

  @Override
  public String toString() {
    return className;
  }
}
