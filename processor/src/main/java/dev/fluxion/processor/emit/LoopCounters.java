package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.HashSet;
import java.util.Set;

/** Which of a loop's variables a {@code for} statement can declare and step. */
final class LoopCounters {
  private final Folding folding;
  private final Variables variables;
  private final Declarations declarations;

  LoopCounters(Folding folding, Variables variables, Declarations declarations) {
    this.folding = folding;
    this.variables = variables;
    this.declarations = declarations;
  }

  /** The number of the counter, one in the condition if possible; −1 if there is none. */
  int of(Statement.Loop loop) {
    if (!isHeader(loop.condition()) || loop.body().isAbrupt()) {
      return -1;
    }
    Set<Value> tested = new HashSet<>();
    Values.forEachUse(loop.condition(), tested::add);
    int found = -1;
    for (int i = 0; i < loop.parameters().size(); i++) {
      if (isCounter(loop, i)) {
        if (tested.contains(loop.parameters().get(i))) {
          return i;
        }
        found = found < 0 ? i : found;
      }
    }
    return found;
  }

  /** Whether the loop's condition can stand in its header. */
  boolean isHeader(Block condition) {
    return folding.isExpression(condition);
  }

  private boolean isCounter(Statement.Loop loop, int i) {
    Value parameter = loop.parameters().get(i);
    Atom next = loop.body().results().get(i);
    return folding.isFolded(next)
        && Steps.isStep(loop, i, folding.operation(next))
        && declarations.isConfined(variables.of(parameter), loop);
  }

  Statement step(Statement.Loop loop, int counter) {
    return folding.definition((Value) loop.body().results().get(counter));
  }

  Variable variable(Statement.Loop loop, int counter) {
    return variables.of(loop.parameters().get(counter));
  }
}
