package dev.fluxion.processor.ir;

import java.util.Collections;
import java.util.List;

/**
 * One of Java's operators at one operand type, after numeric promotion.
 *
 * @param operand the type of the (left) operand: for a shift, the right one is an {@code int}
 */
public record Operator(Kind kind, Scalar operand) implements Primitive {

  /** The operators, with their sign in Java. */
  public enum Kind {
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    DIVIDE("/"),
    REMAINDER("%"),
    NEGATE("-"),
    NOT("!"),
    COMPLEMENT("~"),
    /** On integers bitwise, on booleans logical without short circuit. */
    AND("&"),
    OR("|"),
    XOR("^"),
    SHIFT_LEFT("<<"),
    SHIFT_RIGHT(">>"),
    SHIFT_RIGHT_UNSIGNED(">>>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    EQUAL("=="),
    NOT_EQUAL("!="),
    /**
     * {@code a == 0 ? 0 : a * b}: the product of a tangent or cotangent {@code a} with a partial
     * {@code b} that may be infinite or NaN. A derivative of exactly zero contributes exactly zero.
     */
    STRONG_TIMES("⊛"),
    /**
     * {@code a == 0 ? 0 : a / b}: the same for the quotient, where the partial is {@code 1 / b}.
     */
    STRONG_DIVIDE("⊘");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }

    public boolean isUnary() {
      return this == NEGATE || this == NOT || this == COMPLEMENT;
    }

    public boolean isComparison() {
      return compareTo(LESS) >= 0 && compareTo(NOT_EQUAL) <= 0;
    }

    public boolean isShift() {
      return compareTo(SHIFT_LEFT) >= 0 && compareTo(SHIFT_RIGHT_UNSIGNED) <= 0;
    }
  }

  @Override
  public List<Scalar> parameters() {
    if (kind.isShift()) {
      return List.of(operand, Scalar.INT);
    }
    return Collections.nCopies(kind.isUnary() ? 1 : 2, operand);
  }

  @Override
  public Scalar result() {
    return kind.isComparison() ? Scalar.BOOLEAN : operand;
  }

  @Override
  public boolean mayThrow() {
    return (kind == Kind.DIVIDE || kind == Kind.REMAINDER) && !operand.isReal();
  }

  @Override
  public String toString() {
    return kind.sign() + operand;
  }
}
