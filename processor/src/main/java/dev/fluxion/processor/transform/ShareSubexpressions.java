package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  static Program share(Program program) {
    return onEachFunction(program, f -> new ShareSubexpressions());
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
      operation = byReciprocal(operation);
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

  /** In derivatives, a product with a reciprocal that is there already instead of a division. */
  private Operation byReciprocal(Operation operation) {
    if (!(operation instanceof Operation.Apply apply)
        || !(apply.primitive() instanceof Operator operator)) {
      return operation;
    }
    boolean isStrong = operator.kind() == Operator.Kind.STRONG_DIVIDE;
    if (!isStrong && operator.kind() != Operator.Kind.DIVIDE) {
      return operation;
    }
    Atom divisor = apply.operands().get(1);
    Constant one = BlockBuilder.real(divisor, 1);
    Operator divide = new Operator(Operator.Kind.DIVIDE, operator.operand());
    Value reciprocal = known.get(new Operation.Apply(divide, List.of(one, divisor)));
    Operator.Kind product = isStrong ? Operator.Kind.STRONG_TIMES : Operator.Kind.TIMES;
    return reciprocal == null || apply.operands().get(0).equals(one)
        ? operation
        : new Operation.Apply(
            new Operator(product, operator.operand()),
            List.of(apply.operands().get(0), reciprocal));
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
