package dev.fluxion.processor.ir;

/** A Java array of {@code element}s. */
public record ArrayType(Type element) implements Type {
  @Override
  public String toString() {
    return element + "[]";
  }
}
