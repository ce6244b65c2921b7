package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Operator;

/**
 * A Java expression.
 *
 * @param precedence how tightly its outermost operator binds: one of the constants here
 * @param startsWithMinus whether its text begins with a minus sign, which must not follow another
 *     one
 */
record Expression(Code code, int precedence, boolean startsWithMinus) {
  static final int PRIMARY = 16;

  /** Of arrays: {@code new double[n][i]} is no element of {@code new double[n]}. */
  static final int CREATION = 15;

  static final int UNARY = 14;
  static final int MULTIPLICATIVE = 12;
  static final int ADDITIVE = 11;
  static final int SHIFT = 10;
  static final int RELATIONAL = 9;
  static final int EQUALITY = 8;
  static final int AND = 7;
  static final int XOR = 6;
  static final int OR = 5;
  static final int CONDITIONAL_AND = 4;
  static final int CONDITIONAL_OR = 3;
  static final int CONDITIONAL = 2;

  static Expression primary(Code code) {
    return new Expression(code, PRIMARY, false);
  }

  static int precedence(Operator.Kind binary) {
    return switch (binary) {
      case TIMES, DIVIDE, REMAINDER -> MULTIPLICATIVE;
      case PLUS, MINUS -> ADDITIVE;
      case SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED -> SHIFT;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> RELATIONAL;
      case EQUAL, NOT_EQUAL -> EQUALITY;
      case AND -> AND;
      case XOR -> XOR;
      case OR -> OR;
      default -> throw new IllegalArgumentException("no binary operator of Java: " + binary);
    };
  }

  /** The code, in parentheses if it binds less tightly than {@code needed}. */
  Code in(int needed) {
    return precedence < needed ? Code.of("($L)", code) : code;
  }

  /** {@code left sign right}, left-associative. */
  static Expression binary(Expression left, String sign, int precedence, Expression right) {
    boolean associates = precedence == CONDITIONAL_AND || precedence == CONDITIONAL_OR;
    return new Expression(
        Code.of(
            "$L$W$L $L",
            left.in(precedence),
            sign,
            right.in(associates ? precedence : precedence + 1)),
        precedence,
        left.precedence >= precedence && left.startsWithMinus);
  }

  static Expression unary(String sign, Expression operand) {
    boolean clashes = operand.startsWithMinus && sign.equals("-");
    Code inner = clashes ? Code.of("($L)", operand.code) : operand.in(UNARY);
    return new Expression(Code.of("$L$L", sign, inner), UNARY, sign.equals("-"));
  }

  static Expression conditional(Expression condition, Expression left, Expression right) {
    return new Expression(
        Code.of(
            "$L ? $L : $L",
            condition.in(CONDITIONAL + 1),
            left.in(CONDITIONAL + 1),
            right.in(CONDITIONAL)),
        CONDITIONAL,
        condition.precedence > CONDITIONAL && condition.startsWithMinus);
  }
}
