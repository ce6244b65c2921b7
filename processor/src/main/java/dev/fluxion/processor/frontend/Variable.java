package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Type;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A local variable or parameter of the user's, or one that the reader needs itself: a jump's flag,
 * the result of a conditional expression.
 */
final class Variable implements Comparable<Variable> {
  private final int number;
  private final String name;
  private final TypeMirror javaType;
  private final Type type;
  private final int depth;
  private @Nullable Operand constant;

  /**
   * A variable.
   *
   * @param number the how many-th of its function
   * @param depth how many branches are open where it is declared
   */
  Variable(int number, String name, TypeMirror javaType, Type type, int depth) {
    this.number = number;
    this.name = name;
    this.javaType = javaType;
    this.type = type;
    this.depth = depth;
  }

  String name() {
    return name;
  }

  TypeMirror javaType() {
    return javaType;
  }

  Type type() {
    return type;
  }

  int depth() {
    return depth;
  }

  /** Its value if it is a constant variable (JLS 4.12.4). */
  @Nullable Operand constant() {
    return constant;
  }

  void makeConstant(Operand value) {
    constant = value;
  }

  @Override
  public int compareTo(Variable other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return number;
  }
}
