package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Numbers times something that is not differentiated. Their products with the numbers are squares
 * but for a factor: of {@code 0.5 * x * x} and {@code -x * x}, Java multiplies the factor first.
 * The derivative of {@code u * x}, where {@code u = c * x}, is {@code 2 * u}.
 */
final class Multiples {

  /**
   * {@code multiple * root}.
   *
   * @param multiple a passive factor times the root, or the root itself
   */
  record Square(Value root, Atom multiple) {}

  private final Map<Value, Operation.Apply> definitions = new HashMap<>();

  /** Remembers what may be a multiple. */
  void note(Statement.Let let) {
    if (let.operation() instanceof Operation.Apply apply) {
      note(let.value(), apply);
    }
  }

  /** Remembers what may be a multiple. */
  void note(Value value, Operation.Apply apply) {
    Operator.Kind kind = kind(apply);
    if (kind == Operator.Kind.NEGATE
        || kind == Operator.Kind.TIMES
        || kind == Operator.Kind.DIVIDE) {
      definitions.put(value, apply);
    }
  }

  /** What {@code product} is a multiple of the square of; null if of nothing. */
  @Nullable Square square(Operation.Apply product, Predicate<Atom> isActive) {
    if (kind(product) != Operator.Kind.TIMES) {
      return null;
    }
    Atom a = product.operands().get(0);
    Atom b = product.operands().get(1);
    if (isMultiple(a, b, isActive)) {
      return new Square((Value) b, a);
    }
    return isMultiple(b, a, isActive) ? new Square((Value) a, b) : null;
  }

  private boolean isMultiple(Atom multiple, Atom root, Predicate<Atom> isActive) {
    if (!(root instanceof Value) || !isActive.test(root)) {
      return false;
    }
    if (multiple.equals(root)) {
      return true;
    }
    Operation.Apply definition = multiple instanceof Value value ? definitions.get(value) : null;
    if (definition == null) {
      return false;
    }
    List<Atom> operands = definition.operands();
    return switch (((Operator) definition.primitive()).kind()) {
      case NEGATE -> operands.get(0).equals(root);
      case DIVIDE -> operands.get(0).equals(root) && !isActive.test(operands.get(1));
      default ->
          operands.contains(root)
              && !isActive.test(operands.get(operands.get(0).equals(root) ? 1 : 0));
    };
  }

  private static Operator.@Nullable Kind kind(Operation.Apply apply) {
    return apply.primitive() instanceof Operator operator
            && operator.operand().isReal()
            && operator.operand() == operator.result()
        ? operator.kind()
        : null;
  }
}
