package dev.fluxion.processor.fuzz;

/** A parameter, local or constant. Two variables of one name are two variables. */
final class Variable {
  final String name;
  final Type type;
  final Role role;

  /** What a constant of the class holds: a number or a {@code double[]}. */
  final Object constant;

  enum Role {
    /** A parameter with {@code @Constant}. */
    CONSTANT_PARAMETER,
    PARAMETER,
    LOCAL,
    FINAL_LOCAL,
    /** Counts a loop: read everywhere, written only with care. */
    COUNTER,
    /** {@code private static final}. */
    CLASS_CONSTANT
  }

  Variable(String name, Type type, Role role) {
    this(name, type, role, null);
  }

  Variable(String name, Type type, Role role, Object constant) {
    this.name = name;
    this.type = type;
    this.role = role;
    this.constant = constant;
  }

  /** Whether a number or boolean may be assigned. */
  boolean isAssignable() {
    return !type.isReference()
        && (role == Role.LOCAL || role == Role.PARAMETER || role == Role.CONSTANT_PARAMETER);
  }

  /** Whether it is an array that may have other names, and be written. */
  boolean isFreeArray(Type wanted) {
    return type == wanted && role != Role.CLASS_CONSTANT;
  }

  @Override
  public String toString() {
    return name;
  }
}
