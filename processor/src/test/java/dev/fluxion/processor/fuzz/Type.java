package dev.fluxion.processor.fuzz;

import java.util.List;

/** The types of the random programs, numeric ones in the order of widening. */
enum Type {
  BOOLEAN("boolean"),
  INT("int"),
  LONG("long"),
  FLOAT("float"),
  DOUBLE("double"),
  DOUBLES("double[]"),
  MATRIX("double[][]"),
  PAIR("Pair"),
  /** A record with an array, a record, an integer and a constant. */
  PACK("Pack"),
  /** A record whose constructor changes what it is given. */
  UNIT("Unit"),
  PAIRS("Pair[]"),
  /** Of two elements. */
  TENSOR("Tensor"),
  TENSORS("Tensor[]"),
  VOID("void");

  /** A component of a record. */
  record Component(String name, Type type) {
    boolean isConstant() {
      return name.equals("constant");
    }

    @Override
    public String toString() {
      return (isConstant() ? "@Constant " : "") + type + " " + name;
    }
  }

  private final String java;

  Type(String java) {
    this.java = java;
  }

  boolean isReal() {
    return this == FLOAT || this == DOUBLE;
  }

  boolean isArray() {
    return this == DOUBLES || this == MATRIX;
  }

  boolean isRecord() {
    return this == PAIR || this == PACK || this == UNIT;
  }

  /** Whether its values are references, which may be null. */
  boolean isReference() {
    return isArray() || isRecord() || this == PAIRS || this == TENSOR || this == TENSORS;
  }

  /** The type of an array's elements. */
  Type element() {
    return switch (this) {
      case MATRIX -> DOUBLES;
      case PAIRS -> PAIR;
      case TENSORS -> TENSOR;
      default -> DOUBLE;
    };
  }

  List<Component> components() {
    return switch (this) {
      case PAIR -> List.of(new Component("x", DOUBLE), new Component("y", DOUBLE));
      case PACK ->
          List.of(
              new Component("v", DOUBLES),
              new Component("p", PAIR),
              new Component("n", INT),
              new Component("constant", DOUBLE));
      case UNIT -> List.of(new Component("u", DOUBLE), new Component("q", PAIR));
      default -> List.of();
    };
  }

  boolean isInteger() {
    return this == INT || this == LONG;
  }

  /** Java's binary numeric promotion. */
  static Type promote(Type a, Type b) {
    return a.ordinal() > b.ordinal() ? a : b;
  }

  @Override
  public String toString() {
    return java;
  }
}
