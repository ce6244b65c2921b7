package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums that a loop gathers: what its trips carry on, only add to, and do not look at. */
public final class Reductions {
  private final Map<Value, Statement> definitions = new HashMap<>();
  private final Map<Value, Integer> uses = new HashMap<>();

  /** How often the chain from the old sum to the new one uses a value. */
  private final Map<Value, Integer> chained = new HashMap<>();

  private Reductions(Statement.Loop loop) {
    for (Block block : Values.blocks(loop)) {
      Values.forEachUse(block, v -> uses.merge(v, 1, Integer::sum));
      define(block);
    }
  }

  /** Whether parameter number {@code index} of the loop is one. */
  public static boolean isOne(Statement.Loop loop, int index) {
    Value sum = loop.parameters().get(index);
    Reductions reductions = new Reductions(loop);
    return !loop.body().isAbrupt()
        && reductions.isChain(loop.body().results().get(index), sum)
        && reductions.chained.entrySet().stream()
            .allMatch(use -> use.getValue().equals(reductions.uses.get(use.getKey())));
  }

  private void define(Block block) {
    for (Statement statement : block.statements()) {
      statement.results().forEach(r -> definitions.put(r, statement));
      Values.blocks(statement).forEach(this::define);
    }
  }

  /** Whether {@code atom} is {@code sum} with terms added to it, or subtracted. */
  private boolean isChain(Atom atom, Value sum) {
    if (!(atom instanceof Value value)) {
      return false;
    }
    Map<Value, Integer> before = Map.copyOf(chained);
    boolean isKnown = chained.containsKey(value);
    chained.merge(value, 1, Integer::sum);
    if (value.equals(sum) || isKnown) {
      return true;
    }
    boolean isChain = false;
    Statement definition = definitions.get(value);
    if (definition instanceof Statement.Let let) {
      isChain = let.operation() instanceof Operation.Apply apply && isChain(apply, sum);
    } else if (definition instanceof Statement.If branch) {
      int own = branch.results().indexOf(value);
      isChain =
          List.of(branch.then(), branch.otherwise()).stream()
              .allMatch(b -> b.isAbrupt() || isChain(b.results().get(own), sum));
    } else if (definition instanceof Statement.Loop inner && !inner.body().isAbrupt()) {
      int own = inner.results().indexOf(value);
      isChain =
          own >= 0
              && isChain(inner.initial().get(own), sum)
              && isChain(inner.body().results().get(own), inner.parameters().get(own));
    }
    if (!isChain) {
      chained.clear();
      chained.putAll(before);
    }
    return isChain;
  }

  private boolean isChain(Operation.Apply apply, Value sum) {
    if (!(apply.primitive() instanceof Operator operator)) {
      return false;
    }
    List<Atom> operands = apply.operands();
    return switch (operator.kind()) {
      case PLUS -> isChain(operands.get(0), sum) || isChain(operands.get(1), sum);
      case MINUS -> isChain(operands.get(0), sum);
      default -> false;
    };
  }
}
