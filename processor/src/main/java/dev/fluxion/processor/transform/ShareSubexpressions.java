package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Common subexpression elimination: what was computed before, in this block or around it, is not
 * computed again. Reads of arrays count, as nothing writes to them.
 *
 * <pre>
 * t = sin(x); …; u = sin(x); y = u * a    →    t = sin(x); …; y = t * a
 * </pre>
 */
final class ShareSubexpressions extends BlockPass {
  private final Map<Operation, Value> known = new HashMap<>();

  /** The keys of {@link #known} in the order of the statements. */
  private final Deque<Operation> order = new ArrayDeque<>();

  private final ValueSupply values;

  private ShareSubexpressions(ValueSupply values) {
    this.values = values;
  }

  static Program share(Program program) {
    return onEachFunction(program, f -> new ShareSubexpressions(ValueSupply.after(f)));
  }

  @Override
  Block block(Block block) {
    int outer = order.size();
    Block result = super.block(block);
    while (order.size() > outer) {
      known.remove(order.pop());
    }
    return result;
  }

  @Override
  protected void let(Statement.Let let, List<Statement> out) {
    Operation operation = substitution.apply(let.operation());
    if (let.origin().derivative()) {
      operation = byReciprocal(let, operation, out);
    }
    if (!isShareable(operation)) {
      out.add(let.with(operation));
      return;
    }
    Operation key = canonical(operation);
    Value earlier = known.putIfAbsent(key, let.value());
    if (earlier == null) {
      order.push(key);
      out.add(let.with(operation));
    } else {
      substitution.put(let.value(), earlier);
    }
  }

  /**
   * In derivatives, a product with a reciprocal, or a negated one, that is there already instead of
   * a division.
   */
  private Operation byReciprocal(Statement.Let let, Operation operation, List<Statement> out) {
    if (!(operation instanceof Operation.Apply apply)
        || !(apply.primitive() instanceof Operator operator)
        || !operator.operand().isReal()) {
      return operation;
    }
    boolean isStrong = operator.kind() == Operator.Kind.STRONG_DIVIDE;
    if (!isStrong && operator.kind() != Operator.Kind.DIVIDE) {
      return operation;
    }
    Atom dividend = apply.operands().get(0);
    Atom divisor = apply.operands().get(1);
    Constant one = BlockBuilder.real(divisor, 1);
    Constant minusOne = BlockBuilder.real(divisor, -1);
    if (dividend.equals(one) || dividend.equals(minusOne)) {
      return operation;
    }
    Operator product =
        new Operator(
            isStrong ? Operator.Kind.STRONG_TIMES : Operator.Kind.TIMES, operator.operand());
    Value reciprocal = knownQuotient(one, divisor);
    if (reciprocal != null) {
      return new Operation.Apply(product, List.of(dividend, reciprocal));
    }
    Value negated = knownQuotient(minusOne, divisor);
    if (negated == null) {
      return operation;
    }
    Value opposite = values.temporary(operator.operand());
    out.add(
        new Statement.Let(
            opposite, new Operation.Apply(product, List.of(dividend, negated)), let.origin()));
    Operator negate = new Operator(Operator.Kind.NEGATE, operator.operand());
    return new Operation.Apply(negate, List.of(opposite));
  }

  private @Nullable Value knownQuotient(Constant dividend, Atom divisor) {
    Operator divide = new Operator(Operator.Kind.DIVIDE, (Scalar) divisor.type());
    return known.get(new Operation.Apply(divide, List.of(dividend, divisor)));
  }

  private static boolean isShareable(Operation operation) {
    return operation.isRepeatable() && !(operation instanceof Operation.Pack);
  }

  /** Sums and products of two are the same in either order, to the bit. */
  private static Operation canonical(Operation operation) {
    if (operation instanceof Operation.Apply apply
        && apply.primitive() instanceof Operator operator
        && (operator.kind() == Operator.Kind.PLUS || operator.kind() == Operator.Kind.TIMES)) {
      Atom left = apply.operands().get(0);
      Atom right = apply.operands().get(1);
      return id(left) <= id(right) ? apply : apply.withOperands(List.of(right, left));
    }
    return operation;
  }

  private static int id(Atom atom) {
    return atom instanceof Value value ? value.id() : -1;
  }
}
