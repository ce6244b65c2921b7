package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.TapeOperation;
import org.jspecify.annotations.Nullable;

/** What the emitter asks about operators. */
final class Operators {
  private Operators() {}

  /** The operator that the operation applies; null if it is anything else. */
  static @Nullable Operator of(@Nullable Operation operation) {
    return operation instanceof Operation.Apply apply && apply.primitive() instanceof Operator o
        ? o
        : null;
  }

  static boolean is(@Nullable Operation operation, Operator.Kind kind) {
    Operator operator = of(operation);
    return operator != null && operator.kind() == kind;
  }

  /** Whether the first operand, if zero, wins. */
  static boolean isStrong(Operation operation) {
    return is(operation, Operator.Kind.STRONG_TIMES) || is(operation, Operator.Kind.STRONG_DIVIDE);
  }

  /** Whether it is the sign of a real number that has, or can get, a name. */
  static boolean isSign(Operation operation) {
    return operation instanceof Operation.Apply apply
        && apply.primitive() instanceof Method method
        && method.name().equals("signum")
        && method.owner().equals("java.lang.Math")
        && !(apply.operands().get(0) instanceof Constant);
  }

  /** Whether evaluating it may throw or be noticed; dividing by a constant is no risk. */
  static boolean hasEffect(Operation operation) {
    boolean isSafeDivision =
        (is(operation, Operator.Kind.DIVIDE) || is(operation, Operator.Kind.REMAINDER))
            && operation.operands().get(1) instanceof Constant divisor
            && divisor.value() instanceof Number number
            && number.longValue() != 0;
    return !operation.isPure() && !isSafeDivision;
  }

  /** Whether Java makes this conversion by itself where the wider type is expected. */
  static boolean isWidening(@Nullable Operation operation) {
    return operation instanceof Operation.Apply apply
        && apply.primitive() instanceof Cast cast
        && cast.from() != Scalar.BOOLEAN
        && cast.to().compareTo(Scalar.INT) > 0
        && cast.from().compareTo(cast.to()) < 0;
  }

  /**
   * The comparison that is true exactly where this one is false; null if there is none, as for
   * {@code <} of real numbers.
   */
  static Operator.@Nullable Kind opposite(Operator comparison) {
    boolean isOrdered = comparison.operand().isIntegral();
    return switch (comparison.kind()) {
      case EQUAL -> Operator.Kind.NOT_EQUAL;
      case NOT_EQUAL -> Operator.Kind.EQUAL;
      case LESS -> isOrdered ? Operator.Kind.GREATER_OR_EQUAL : null;
      case LESS_OR_EQUAL -> isOrdered ? Operator.Kind.GREATER : null;
      case GREATER -> isOrdered ? Operator.Kind.LESS_OR_EQUAL : null;
      case GREATER_OR_EQUAL -> isOrdered ? Operator.Kind.LESS : null;
      default -> null;
    };
  }

  /** The positive number that this is the negative of; null if it is none. */
  static @Nullable Constant negativeOf(Constant constant) {
    Object value = constant.value();
    if (value instanceof Integer i && i < 0 && i != Integer.MIN_VALUE) {
      return new Constant(constant.type(), -i);
    }
    if (value instanceof Long l && l < 0 && l != Long.MIN_VALUE) {
      return new Constant(constant.type(), -l);
    }
    if (value instanceof Double d && d < 0 && !d.isInfinite()) {
      return new Constant(constant.type(), -d);
    }
    return value instanceof Float f && f < 0 && !f.isInfinite()
        ? new Constant(constant.type(), -f)
        : null;
  }

  /** Whether Java takes the expression for a statement. */
  static boolean standsAlone(Operation operation) {
    if (operation instanceof Operation.Extern extern) {
      ExternalMember.Kind kind = extern.member().kind();
      return kind == ExternalMember.Kind.STATIC_METHOD
          || kind == ExternalMember.Kind.INSTANCE_METHOD
          || kind == ExternalMember.Kind.CONSTRUCTOR;
    }
    return operation instanceof TapeOperation.Pop
        || operation instanceof TapeOperation.Reserve
        || operation instanceof TapeOperation.Release
        || (operation instanceof Operation.Apply apply && apply.primitive() instanceof Method);
  }
}
