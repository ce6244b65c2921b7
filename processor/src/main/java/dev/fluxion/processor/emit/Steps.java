package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a loop counts. */
final class Steps {
  private Steps() {}

  /**
   * The next values of the loop's counters, where they are the counter plus or minus a constant.
   */
  static Set<Value> of(Statement.Loop loop) {
    Set<Value> steps = new HashSet<>();
    if (loop.body().isAbrupt()) {
      return steps;
    }
    Map<Value, Operation> operations = new HashMap<>();
    for (Statement statement : loop.body().statements()) {
      if (statement instanceof Statement.Let let) {
        operations.put(let.value(), let.operation());
      }
    }
    for (int i = 0; i < loop.parameters().size(); i++) {
      Atom next = loop.body().results().get(i);
      if (isStep(loop.parameters().get(i), operations.get(next))) {
        steps.add((Value) next);
      }
    }
    return steps;
  }

  static boolean isStep(Value counter, @Nullable Operation operation) {
    return (counter.type() == Scalar.INT || counter.type() == Scalar.LONG)
        && operation instanceof Operation.Apply apply
        && apply.primitive() instanceof Operator operator
        && (operator.kind() == Operator.Kind.PLUS || operator.kind() == Operator.Kind.MINUS)
        && apply.operands().get(0).equals(counter)
        && apply.operands().get(1) instanceof Constant;
  }
}
