package dev.fluxion.processor.ir;

import java.util.List;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Appends arithmetic of indices and of counts, at {@code int} or {@code long}. It wraps around as
 * Java's does, and folds what needs no computation.
 */
public record IntegerArithmetic(BlockBuilder out) {
  public static final Method MAX = ofIntegers("max");
  public static final Method MIN = ofIntegers("min");

  private static Method ofIntegers(String name) {
    return new Method("java.lang.Math", name, List.of(Scalar.INT, Scalar.INT), Scalar.INT);
  }

  public Atom plus(Atom a, Atom b) {
    if (is(a, 0)) {
      return b;
    }
    return is(b, 0) ? a : apply(Operator.Kind.PLUS, a, b, Long::sum);
  }

  /** {@code a + distance}, as a difference where the distance is negative. */
  public Atom plus(Atom a, int distance) {
    boolean isBack = distance < 0 && distance != Integer.MIN_VALUE;
    return isBack ? minus(a, Constant.of(-distance)) : plus(a, Constant.of(distance));
  }

  public Atom minus(Atom a, Atom b) {
    return is(b, 0) ? a : apply(Operator.Kind.MINUS, a, b, (x, y) -> x - y);
  }

  public Atom times(Atom a, Atom b) {
    if (is(a, 0) || is(b, 1)) {
      return a;
    }
    return is(b, 0) || is(a, 1) ? b : apply(Operator.Kind.TIMES, a, b, (x, y) -> x * y);
  }

  /** Whether the atom is this integer. */
  public static boolean is(Atom atom, int number) {
    Long constant = number(atom);
    return constant != null && constant == number;
  }

  private Atom apply(Operator.Kind kind, Atom a, Atom b, LongBinaryOperator operator) {
    Long x = number(a);
    Long y = number(b);
    if (x == null || y == null) {
      return out.operator(kind, a, b);
    }
    long result = operator.applyAsLong(x, y);
    return a.type() == Scalar.LONG ? new Constant(Scalar.LONG, result) : Constant.of((int) result);
  }

  private static @Nullable Long number(Atom atom) {
    return atom instanceof Constant constant
            && (constant.value() instanceof Integer || constant.value() instanceof Long)
        ? Long.valueOf(((Number) constant.value()).longValue())
        : null;
  }
}
