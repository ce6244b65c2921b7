package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
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

  /** The next values of the loop's counters. */
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
      if (isStep(loop, i, operations.get(next))) {
        steps.add((Value) next);
      }
    }
    return steps;
  }

  /** Where counters of the block's loops start that have the name of the counter. */
  static Set<Value> starts(Block block) {
    Set<Value> starts = new HashSet<>();
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Loop loop) {
        Set<Value> steps = of(loop);
        for (int i = 0; i < loop.parameters().size() && !steps.isEmpty(); i++) {
          if (steps.contains(loop.body().results().get(i))
              && loop.initial().get(i) instanceof Value start
              && start.name().equals(loop.parameters().get(i).name())) {
            starts.add(start);
          }
        }
      }
    }
    return starts;
  }

  /**
   * Whether the operation moves the loop's {@code i}-th variable on, an integer, by what is the
   * same in all trips: {@code i++}, {@code i += stride}, {@code length <<= 1}.
   */
  static boolean isStep(Statement.Loop loop, int i, @Nullable Operation operation) {
    Value counter = loop.parameters().get(i);
    return (counter.type() == Scalar.INT || counter.type() == Scalar.LONG)
        && operation instanceof Operation.Apply apply
        && apply.primitive() instanceof Operator operator
        && moves(operator.kind())
        && apply.operands().get(0).equals(counter)
        && isInvariant(loop, apply.operands().get(1));
  }

  private static boolean moves(Operator.Kind kind) {
    return switch (kind) {
      case PLUS, MINUS, TIMES, SHIFT_LEFT, SHIFT_RIGHT, SHIFT_RIGHT_UNSIGNED -> true;
      default -> false;
    };
  }

  private static boolean isInvariant(Statement.Loop loop, Atom atom) {
    return atom instanceof Constant
        || (!loop.parameters().contains(atom)
            && isDefinedOutside(loop.condition(), atom)
            && isDefinedOutside(loop.body(), atom));
  }

  private static boolean isDefinedOutside(Block block, Atom atom) {
    return block.statements().stream().noneMatch(s -> s.results().contains(atom));
  }
}
