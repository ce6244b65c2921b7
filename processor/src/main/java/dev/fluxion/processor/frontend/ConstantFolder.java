package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import org.jspecify.annotations.Nullable;

/** Computes constant expressions (JLS 15.29), exactly as Java does. */
final class ConstantFolder {
  private ConstantFolder() {}

  /** The value of {@code type}, a box of which {@code value} is, converted to {@code to}. */
  static Object cast(Object value, Scalar to) {
    if (to == Scalar.BOOLEAN) {
      return value;
    }
    Number number = value instanceof Character c ? Integer.valueOf(c) : (Number) value;
    boolean isReal = number instanceof Double || number instanceof Float;
    // From real numbers to the small types Java goes by way of int.
    int small = isReal ? (int) number.doubleValue() : number.intValue();
    return switch (to) {
      case DOUBLE -> number.doubleValue();
      case FLOAT -> number.floatValue();
      case LONG -> isReal ? (long) number.doubleValue() : number.longValue();
      case INT -> small;
      case SHORT -> (short) small;
      case BYTE -> (byte) small;
      case CHAR -> (char) small;
      case BOOLEAN -> throw new IllegalArgumentException("boolean is no number");
    };
  }

  static Object unary(Operator.Kind kind, Object operand) {
    if (operand instanceof Boolean b) {
      return !b;
    }
    if (kind == Operator.Kind.COMPLEMENT) {
      return operand instanceof Long l ? (Object) ~l : (Object) ~(Integer) operand;
    }
    if (operand instanceof Double d) {
      return -d;
    }
    if (operand instanceof Float f) {
      return -f;
    }
    return operand instanceof Long l ? (Object) (-l) : (Object) (-(Integer) operand);
  }

  /**
   * The value of {@code a kind b}.
   *
   * @param a of the same promoted type as {@code b}, but for shifts, where b is an int
   * @return null if it is no constant: integer division by zero
   */
  static @Nullable Object binary(Operator.Kind kind, Object a, Object b) {
    if (a instanceof Boolean x) {
      return logical(kind, x, (Boolean) b);
    }
    if (kind.isComparison()) {
      return comparison(kind, (Number) a, (Number) b);
    }
    if (a instanceof Double x) {
      return real(kind, x, (Double) b);
    }
    if (a instanceof Float x) {
      return real(kind, x, (Float) b);
    }
    return a instanceof Long x
        ? integral(kind, x, ((Number) b).longValue())
        : integral(kind, (Integer) a, (Integer) b);
  }

  private static @Nullable Object logical(Operator.Kind kind, boolean a, boolean b) {
    return switch (kind) {
      case AND -> a & b;
      case OR -> a | b;
      case XOR, NOT_EQUAL -> a ^ b;
      case EQUAL -> a == b;
      default -> null;
    };
  }

  private static @Nullable Object comparison(Operator.Kind kind, Number a, Number b) {
    if (a instanceof Double || a instanceof Float) {
      double x = a.doubleValue();
      double y = b.doubleValue();
      return compare(kind, x < y, x == y, x > y);
    }
    long x = a.longValue();
    long y = b.longValue();
    return compare(kind, x < y, x == y, x > y);
  }

  private static @Nullable Object compare(
      Operator.Kind kind, boolean less, boolean equal, boolean greater) {
    return switch (kind) {
      case LESS -> less;
      case LESS_OR_EQUAL -> less || equal;
      case GREATER -> greater;
      case GREATER_OR_EQUAL -> greater || equal;
      case EQUAL -> equal;
      case NOT_EQUAL -> !equal;
      default -> null;
    };
  }

  private static @Nullable Object real(Operator.Kind kind, double a, double b) {
    return switch (kind) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      default -> null;
    };
  }

  private static @Nullable Object real(Operator.Kind kind, float a, float b) {
    return switch (kind) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      default -> null;
    };
  }

  private static @Nullable Object integral(Operator.Kind kind, long a, long b) {
    return switch (kind) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case DIVIDE -> b == 0 ? null : (Object) (a / b);
      case REMAINDER -> b == 0 ? null : (Object) (a % b);
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case SHIFT_LEFT -> a << b;
      case SHIFT_RIGHT -> a >> b;
      case SHIFT_RIGHT_UNSIGNED -> a >>> b;
      default -> null;
    };
  }

  private static @Nullable Object integral(Operator.Kind kind, int a, int b) {
    return switch (kind) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case DIVIDE -> b == 0 ? null : (Object) (a / b);
      case REMAINDER -> b == 0 ? null : (Object) (a % b);
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case SHIFT_LEFT -> a << b;
      case SHIFT_RIGHT -> a >> b;
      case SHIFT_RIGHT_UNSIGNED -> a >>> b;
      default -> null;
    };
  }
}
