package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Scalar;
import java.util.Objects;

/** Constants as Java writes them, exact to the bit. */
final class Literals {
  private Literals() {}

  static Expression of(Constant constant) {
    Object value = constant.value();
    if (value == null) {
      return Expression.primary(Code.of("null"));
    }
    if (value instanceof String string) {
      return Expression.primary(Code.of("$L", quoted(string)));
    }
    if (value instanceof Boolean) {
      return Expression.primary(Code.of("$L", value));
    }
    if (value instanceof Double || value instanceof Float) {
      return real((Scalar) constant.type(), (Number) value);
    }
    return integer((Scalar) constant.type(), value);
  }

  private static String quoted(String string) {
    StringBuilder text = new StringBuilder("\"");
    for (char c : string.toCharArray()) {
      text.append(c == '"' ? "\\\"" : escaped(c));
    }
    return text.append('"').toString();
  }

  private static String escaped(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\\' -> "\\\\";
      default -> isPrintable(c) ? String.valueOf(c) : String.format("\\u%04x", (int) c);
    };
  }

  /** Whether the character can be seen, and breaks no line for whoever looks for line ends. */
  private static boolean isPrintable(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  private static Expression real(Scalar type, Number value) {
    double number = value.doubleValue();
    Class<?> box = type == Scalar.FLOAT ? Float.class : Double.class;
    if (Double.isNaN(number)) {
      return Expression.primary(Code.of("$T.NaN", box));
    }
    if (Double.isInfinite(number)) {
      String name = number > 0 ? "POSITIVE_INFINITY" : "NEGATIVE_INFINITY";
      return Expression.primary(Code.of("$T.$L", box, name));
    }
    return signed(value + (type == Scalar.FLOAT ? "f" : ""));
  }

  private static Expression integer(Scalar type, Object value) {
    return switch (type) {
      case CHAR -> Expression.primary(Code.of("$L", quoted((Character) value)));
      case BYTE, SHORT ->
          new Expression(Code.of("($L) $L", type.keyword(), value), Expression.UNARY, false);
      case LONG -> signed(value + "L");
      default -> signed(Objects.toString(value));
    };
  }

  private static String quoted(char c) {
    return '\'' + (c == '\'' ? "\\'" : escaped(c)) + '\'';
  }

  private static Expression signed(String text) {
    boolean isNegative = text.startsWith("-");
    int precedence = isNegative ? Expression.UNARY : Expression.PRIMARY;
    return new Expression(Code.of("$L", text), precedence, isNegative);
  }
}
