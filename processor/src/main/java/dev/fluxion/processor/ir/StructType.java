package dev.fluxion.processor.ir;

/**
 * A product type of the program itself, by name; {@link Program#structs()} lists its fields. The
 * saved state (frame) of a call in split form is one; it may refer to itself.
 */
public record StructType(String name) implements Type {
  @Override
  public String toString() {
    return name;
  }
}
