package dev.fluxion.processor.rule;

import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.rule.Row.Family;
import java.util.Map;

/** The operators of Java, and two of our own. */
final class OperatorRows extends Rows {
  OperatorRows(Map<Object, Row> bySignature) {
    super(bySignature, Family.OPERATOR);
  }

  @Override
  void add() {
    reals();
    others();
  }

  private void reals() {
    operator(Operator.Kind.PLUS, "d", "d").by("plus");
    operator(Operator.Kind.MINUS, "d", "-d").by("minus");
    operator(Operator.Kind.TIMES, "d * y", "d * x").by("times");
    // The quotient d ⊘ y, which is ⊛-strong itself, serves both; so a reverse sweep divides once.
    operator(Operator.Kind.DIVIDE, "d ⊘ y", "-((d ⊘ y) ⊛ r)").on(-3, 3, 0.5, 3).by("divide");
    operator(Operator.Kind.REMAINDER, "d", "-(d ⊛ rint((x - r) / y))")
        .on(4.2, 4.8, 1.7, 2)
        .noting("as if the quotient, rounded towards zero, were constant")
        .piecewiseLinear();
    operator(Operator.Kind.NEGATE, "-d").by("negate");
    // These occur in derivatives. Left is a derivative itself, whose exact zero still wins when
    // the right one's tangent is infinite.
    operator(Operator.Kind.STRONG_TIMES, "d ⊛ y", "x ⊛ d").on(0.1, 3, -3, 3).by("times");
    operator(Operator.Kind.STRONG_DIVIDE, "d ⊘ y", "-((r ⊘ y) ⊛ d)")
        .on(0.1, 3, 0.5, 3)
        .by("divide");
  }

  /** All others of Java. */
  private void others() {
    for (Operator.Kind kind : Operator.Kind.values()) {
      for (Scalar operand : Scalar.values()) {
        Operator operator = new Operator(kind, operand);
        if (isJava(operator)) {
          zeroUnlessKnown(operator);
        }
      }
    }
  }

  /** Whether Java has the operator at this type, after numeric promotion. */
  private static boolean isJava(Operator operator) {
    Scalar type = operator.operand();
    boolean promoted =
        type == Scalar.INT || type == Scalar.LONG || type == Scalar.FLOAT || type == Scalar.DOUBLE;
    return switch (operator.kind()) {
      case PLUS, MINUS, TIMES, DIVIDE, REMAINDER, NEGATE -> promoted;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> promoted;
      case EQUAL, NOT_EQUAL -> promoted || type == Scalar.BOOLEAN;
      case NOT -> type == Scalar.BOOLEAN;
      case AND, OR, XOR -> type == Scalar.BOOLEAN || (promoted && type.isIntegral());
      case COMPLEMENT, SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED ->
          promoted && type.isIntegral();
      case STRONG_TIMES, STRONG_DIVIDE -> type.isReal();
    };
  }
}
