package dev.fluxion.processor.ir;

/**
 * Java's operators and casts on boxed operands. A pass that folds constants gets the values that
 * the user's program would compute.
 */
public final class Arithmetic {
  private Arithmetic() {}

  /**
   * The value of the operator.
   *
   * @param left of the box of the operator's operand type
   * @param right the same, of a shift an {@link Integer}; of a unary operator ignored
   * @throws ArithmeticException if an integer is divided by zero
   */
  public static Object apply(Operator operator, Object left, Object right) {
    if (operator.kind().isShift()) {
      return shift(operator, left, (Integer) right);
    }
    return switch (operator.operand()) {
      case BOOLEAN -> apply(operator.kind(), (boolean) (Boolean) left, (boolean) (Boolean) right);
      case INT -> apply(operator.kind(), (int) (Integer) left, (int) (Integer) right);
      case LONG -> apply(operator.kind(), (long) (Long) left, (long) (Long) right);
      case FLOAT -> apply(operator.kind(), (float) (Float) left, (float) (Float) right);
      case DOUBLE -> apply(operator.kind(), (double) (Double) left, (double) (Double) right);
      case BYTE, SHORT, CHAR ->
          throw new IllegalArgumentException("operands are promoted before " + operator);
    };
  }

  private static Object shift(Operator operator, Object left, int distance) {
    if (left instanceof Integer integer) {
      int a = integer;
      return switch (operator.kind()) {
        case SHIFT_LEFT -> a << distance;
        case SHIFT_RIGHT -> a >> distance;
        default -> a >>> distance;
      };
    }
    long a = (Long) left;
    return switch (operator.kind()) {
      case SHIFT_LEFT -> a << distance;
      case SHIFT_RIGHT -> a >> distance;
      default -> a >>> distance;
    };
  }

  private static Object apply(Operator.Kind kind, boolean a, boolean b) {
    return switch (kind) {
      case NOT -> !a;
      case AND -> a & b;
      case OR -> a | b;
      case XOR, NOT_EQUAL -> a ^ b;
      case EQUAL -> a == b;
      default -> throw new IllegalArgumentException("no operator of booleans: " + kind);
    };
  }

  private static Object apply(Operator.Kind kind, int a, int b) {
    return switch (kind) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      case NEGATE -> -a;
      case COMPLEMENT -> ~a;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case LESS -> a < b;
      case LESS_OR_EQUAL -> a <= b;
      case GREATER -> a > b;
      case GREATER_OR_EQUAL -> a >= b;
      case EQUAL -> a == b;
      case NOT_EQUAL -> a != b;
      default -> throw new IllegalArgumentException("no operator of integers: " + kind);
    };
  }

  private static Object apply(Operator.Kind kind, long a, long b) {
    return switch (kind) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      case NEGATE -> -a;
      case COMPLEMENT -> ~a;
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case LESS -> a < b;
      case LESS_OR_EQUAL -> a <= b;
      case GREATER -> a > b;
      case GREATER_OR_EQUAL -> a >= b;
      case EQUAL -> a == b;
      case NOT_EQUAL -> a != b;
      default -> throw new IllegalArgumentException("no operator of integers: " + kind);
    };
  }

  private static Object apply(Operator.Kind kind, float a, float b) {
    return switch (kind) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      case NEGATE -> -a;
      case LESS -> a < b;
      case LESS_OR_EQUAL -> a <= b;
      case GREATER -> a > b;
      case GREATER_OR_EQUAL -> a >= b;
      case EQUAL -> a == b;
      case NOT_EQUAL -> a != b;
      case STRONG_TIMES -> a == 0 ? 0f : a * b;
      case STRONG_DIVIDE -> a == 0 ? 0f : a / b;
      default -> throw new IllegalArgumentException("no operator of real numbers: " + kind);
    };
  }

  private static Object apply(Operator.Kind kind, double a, double b) {
    return switch (kind) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      case NEGATE -> -a;
      case LESS -> a < b;
      case LESS_OR_EQUAL -> a <= b;
      case GREATER -> a > b;
      case GREATER_OR_EQUAL -> a >= b;
      case EQUAL -> a == b;
      case NOT_EQUAL -> a != b;
      case STRONG_TIMES -> a == 0 ? 0.0 : a * b;
      case STRONG_DIVIDE -> a == 0 ? 0.0 : a / b;
      default -> throw new IllegalArgumentException("no operator of real numbers: " + kind);
    };
  }

  /** The boxed number, converted as Java's cast to {@code type} does. */
  public static Object cast(Object number, Scalar type) {
    if (number instanceof Boolean) {
      return number;
    }
    if (number instanceof Double real) {
      double x = real;
      return switch (type) {
        case DOUBLE -> x;
        case FLOAT -> (float) x;
        case LONG -> (long) x;
        default -> cast((int) x, type);
      };
    }
    if (number instanceof Float real) {
      float x = real;
      return switch (type) {
        case DOUBLE -> (double) x;
        case FLOAT -> x;
        case LONG -> (long) x;
        default -> cast((int) x, type);
      };
    }
    long x = number instanceof Character character ? character : ((Number) number).longValue();
    return cast(x, type);
  }

  private static Object cast(long x, Scalar type) {
    return switch (type) {
      case DOUBLE -> (double) x;
      case FLOAT -> (float) x;
      case LONG -> x;
      case INT -> (int) x;
      case SHORT -> (short) x;
      case BYTE -> (byte) x;
      case CHAR -> (char) x;
      case BOOLEAN -> throw new IllegalArgumentException("boolean is no number");
    };
  }
}
