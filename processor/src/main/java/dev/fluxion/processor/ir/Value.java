package dev.fluxion.processor.ir;

/**
 * A value, assigned once.
 *
 * @param id unique within its function; two values of one function are the same exactly if their
 *     ids are
 * @param name what the user (or the transform that made it) calls it, a wish to the emitter, not
 *     unique; empty for a temporary
 */
public record Value(int id, String name, Type type) implements Atom {

  /** Whether this is a nameless intermediate result. */
  public boolean isTemporary() {
    return name.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Value value && value.id == id;
  }

  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public String toString() {
    return "%" + id + (name.isEmpty() ? "" : "." + name);
  }
}
