package dev.fluxion.processor.fuzz;

import dev.fluxion.processor.fuzz.HyperDual.Partials;

/** Java's operators on boxed integers, booleans and hyper-dual numbers. */
final class Arithmetic {

  private Arithmetic() {}

  static Object convert(Object value, Type to) {
    if (value instanceof HyperDual x) {
      return switch (to) {
        case DOUBLE -> x;
        case FLOAT -> (float) x.value == x.value ? x : x.withValue((float) x.value);
        case INT -> (int) x.value;
        case LONG -> (long) x.value;
        default -> throw new IllegalArgumentException("to " + to);
      };
    } else if (value instanceof Number n && to != Type.BOOLEAN) {
      return switch (to) {
        case DOUBLE -> HyperDual.constant(n.doubleValue());
        case FLOAT -> HyperDual.constant(n.floatValue());
        case INT -> n.intValue();
        case LONG -> n.longValue();
        default -> throw new IllegalArgumentException("to " + to);
      };
    }
    return value;
  }

  static Object negate(Object x, Type type) {
    return switch (type) {
      case INT -> -(Integer) x;
      case LONG -> -(Long) x;
      default -> ((HyperDual) x).apply(-((HyperDual) x).value, Partials.of(-1, 0));
    };
  }

  /** The operands are converted to their promoted type already. */
  static Object binary(String operator, Object x, Object y, Type type) {
    return switch (type) {
      case BOOLEAN -> logical(operator, (Boolean) x, (Boolean) y);
      case INT -> integer(operator, (Integer) x, (Integer) y);
      case LONG -> integer(operator, (Long) x, (Long) y);
      default -> real(operator, (HyperDual) x, (HyperDual) y, type == Type.FLOAT);
    };
  }

  private static Object logical(String operator, boolean x, boolean y) {
    return switch (operator) {
      case "&" -> x & y;
      case "|" -> x | y;
      case "^", "!=" -> x != y;
      case "==" -> x == y;
      default -> throw new IllegalArgumentException(operator);
    };
  }

  private static Object integer(String operator, int x, int y) {
    return switch (operator) {
      case "+" -> x + y;
      case "-" -> x - y;
      case "*" -> x * y;
      case "/" -> x / y;
      case "%" -> x % y;
      case "&" -> x & y;
      case "|" -> x | y;
      case "^" -> x ^ y;
      default -> compare(operator, Integer.compare(x, y), false);
    };
  }

  private static Object integer(String operator, long x, long y) {
    return switch (operator) {
      case "+" -> x + y;
      case "-" -> x - y;
      case "*" -> x * y;
      case "/" -> x / y;
      case "%" -> x % y;
      case "&" -> x & y;
      case "|" -> x | y;
      case "^" -> x ^ y;
      default -> compare(operator, Long.compare(x, y), false);
    };
  }

  private static Object real(String operator, HyperDual x, HyperDual y, boolean isFloat) {
    double a = x.value;
    double b = y.value;
    switch (operator) {
      case "+":
        return HyperDual.apply(round(a + b, isFloat), x, y, Partials.of(1, 1, 0, 0, 0));
      case "-":
        return HyperDual.apply(round(a - b, isFloat), x, y, Partials.of(1, -1, 0, 0, 0));
      case "*":
        return HyperDual.apply(round(a * b, isFloat), x, y, Partials.of(b, a, 0, 1, 0));
      case "/":
        return HyperDual.apply(
            round(a / b, isFloat),
            x,
            y,
            Partials.of(1 / b, -a / b / b, 0, -1 / b / b, 2 * a / b / b / b));
      case "%":
        double rest = a % b;
        return HyperDual.apply(rest, x, y, Partials.of(1, -Math.rint((a - rest) / b), 0, 0, 0));
      default:
        return compare(operator, a < b ? -1 : a > b ? 1 : 0, Double.isNaN(a) || Double.isNaN(b));
    }
  }

  private static double round(double value, boolean isFloat) {
    // Twice 24 bits and two more fit into 53: rounding twice is rounding once.
    return isFloat ? (float) value : value;
  }

  private static boolean compare(String operator, int order, boolean unordered) {
    return switch (operator) {
      case "<" -> !unordered && order < 0;
      case "<=" -> !unordered && order <= 0;
      case ">" -> !unordered && order > 0;
      case ">=" -> !unordered && order >= 0;
      case "==" -> !unordered && order == 0;
      case "!=" -> unordered || order != 0;
      default -> throw new IllegalArgumentException(operator);
    };
  }
}
