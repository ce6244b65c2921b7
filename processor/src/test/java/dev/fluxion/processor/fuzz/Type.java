package dev.fluxion.processor.fuzz;

/** The types of the random programs, numeric ones in the order of widening. */
enum Type {
  BOOLEAN("boolean"),
  INT("int"),
  LONG("long"),
  FLOAT("float"),
  DOUBLE("double"),
  DOUBLES("double[]"),
  MATRIX("double[][]"),
  VOID("void");

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

  /** The type of an array's elements. */
  Type element() {
    return this == MATRIX ? DOUBLES : DOUBLE;
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
