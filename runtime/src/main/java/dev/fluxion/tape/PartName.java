package dev.fluxion.tape;

/**
 * What a message calls a part of an argument, such as {@code bodies[2].position}. It is put
 * together only where there is a message. For generated code.
 *
 * @param whole what the part is a part of: a text, or another of these
 * @param component of a record; empty for an element of an array
 * @param index of an element; -1 for a component
 */
public record PartName(Object whole, String component, int index) {

  /** A component of a record. */
  public static PartName of(Object record, String component) {
    return new PartName(record, component, -1);
  }

  /** An element of an array. */
  public static PartName of(Object array, int index) {
    return new PartName(array, "", index);
  }

  @Override
  public String toString() {
    return index < 0 ? whole + "." + component : whole + "[" + index + "]";
  }
}
