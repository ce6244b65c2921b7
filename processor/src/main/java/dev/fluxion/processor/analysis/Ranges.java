package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Bounds of real values that follow from how they are computed: {@code 1 + x * x} is never less
 * than 1. NaN is in every range. What loops carry is unbounded.
 */
public final class Ranges {

  /** From {@code low} to {@code high}, both included. */
  public record Range(double low, double high) {
    static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    private static final Range POSITIVE = new Range(0, Double.POSITIVE_INFINITY);
    private static final Range UNIT = new Range(-1, 1);

    public boolean isFinite() {
      return low > Double.NEGATIVE_INFINITY && high < Double.POSITIVE_INFINITY;
    }

    public boolean excludesZero() {
      return low > 0 || high < 0;
    }

    private Range negated() {
      return new Range(-high, -low);
    }

    private static Range of(double... bounds) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (double bound : bounds) {
        if (Double.isNaN(bound)) {
          return ALL;
        }
        low = Math.min(low, bound);
        high = Math.max(high, bound);
      }
      return new Range(low, high);
    }
  }

  private final Map<Value, Range> ranges = new HashMap<>();
  private final Map<Value, Operation> definitions = new HashMap<>();

  /** Takes note of {@code value = operation}; definitions come in the order of execution. */
  public void define(Value value, Operation operation) {
    if (value.type().isReal()) {
      definitions.put(value, operation);
      Range range = of(operation);
      if (!range.equals(Range.ALL)) {
        ranges.put(value, range);
      }
    }
  }

  /** The range of a real atom. */
  public Range of(Atom atom) {
    if (atom instanceof Constant constant) {
      return constant.value() instanceof Number number ? Range.of(number.doubleValue()) : Range.ALL;
    }
    return ranges.getOrDefault((Value) atom, Range.ALL);
  }

  private Range of(Operation operation) {
    if (operation instanceof Operation.Select select) {
      Range left = of(select.whenTrue());
      Range right = of(select.whenFalse());
      return Range.of(left.low(), left.high(), right.low(), right.high());
    }
    if (!(operation instanceof Operation.Apply apply)) {
      return Range.ALL;
    }
    if (apply.primitive() instanceof Operator operator && operator.operand().isReal()) {
      return of(operator.kind(), apply.operands());
    }
    return apply.primitive() instanceof Method method
        ? of(method.name(), apply.operands())
        : Range.ALL;
  }

  private Range of(Operator.Kind kind, List<Atom> operands) {
    Range a = of(operands.get(0));
    Range b = of(operands.get(operands.size() - 1));
    return switch (kind) {
      case PLUS -> new Range(a.low() + b.low(), a.high() + b.high());
      case MINUS -> new Range(a.low() - b.high(), a.high() - b.low());
      case NEGATE -> a.negated();
      case TIMES -> product(operands.get(0), operands.get(1));
      case DIVIDE ->
          b.excludesZero()
              ? Range.of(
                  a.low() / b.low(), a.low() / b.high(), a.high() / b.low(), a.high() / b.high())
              : Range.ALL;
      default -> Range.ALL;
    };
  }

  private Range product(Atom left, Atom right) {
    Double factor = left.equals(right) ? Double.valueOf(1) : squareFactor(left, right);
    factor = factor == null ? squareFactor(right, left) : factor;
    Range a = of(left);
    Range b = of(right);
    Range product =
        Range.of(a.low() * b.low(), a.low() * b.high(), a.high() * b.low(), a.high() * b.high());
    if (factor == null) {
      return product;
    }
    return factor >= 0
        ? new Range(Math.max(0, product.low()), product.high())
        : new Range(product.low(), Math.min(0, product.high()));
  }

  /** The constant c where {@code product} is c · x; null if it is nothing of that kind. */
  private @org.jspecify.annotations.Nullable Double squareFactor(Atom product, Atom x) {
    if (product instanceof Value value
        && definitions.get(value) instanceof Operation.Apply apply
        && apply.primitive() instanceof Operator operator
        && operator.kind() == Operator.Kind.TIMES
        && apply.operands().contains(x)) {
      Atom other = apply.operands().get(apply.operands().get(0).equals(x) ? 1 : 0);
      return other instanceof Constant c && c.value() instanceof Number n ? n.doubleValue() : null;
    }
    return null;
  }

  private Range of(String method, List<Atom> operands) {
    return switch (method) {
      case "abs", "hypot" -> Range.POSITIVE;
      case "sqrt" -> monotone(of(operands.get(0)), Math::sqrt);
      // One unit in the last place is what Math promises.
      case "exp" -> widened(monotone(of(operands.get(0)), Math::exp));
      case "sin", "cos", "tanh", "signum" -> Range.UNIT;
      case "cosh" -> new Range(1, Double.POSITIVE_INFINITY);
      case "atan" -> new Range(-2, 2);
      default -> Range.ALL;
    };
  }

  private static Range monotone(Range range, java.util.function.DoubleUnaryOperator function) {
    double low = function.applyAsDouble(range.low());
    return new Range(Double.isNaN(low) ? 0 : low, function.applyAsDouble(range.high()));
  }

  private static Range widened(Range range) {
    return new Range(Math.nextDown(range.low()), Math.nextUp(range.high()));
  }
}
