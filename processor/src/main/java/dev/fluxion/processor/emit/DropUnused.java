package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.UseCounts;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Drops computations without effect, results of branches and variables of loops that nobody reads.
 */
final class DropUnused {
  private final UseCounts uses;

  private DropUnused(UseCounts uses) {
    this.uses = uses;
  }

  static Function in(Function function) {
    DropUnused drop = new DropUnused(UseCounts.in(function.body()));
    return function.withBody(drop.block(function.body()));
  }

  private boolean isUsed(Value value) {
    return uses.of(value) > 0;
  }

  private void forget(Atom atom) {
    if (atom instanceof Value value) {
      uses.add(value, -1);
    }
  }

  /** From last to first, so that what only a dropped statement reads is dropped as well. */
  private Block block(Block block) {
    List<Statement> kept = new ArrayList<>();
    for (int i = block.statements().size() - 1; i >= 0; i--) {
      Statement statement = block.statements().get(i);
      if (statement instanceof Statement.If branch) {
        Statement.If reduced = branch(branch);
        if (isIdle(reduced)) {
          forget(reduced.condition());
        } else {
          kept.add(reduced);
        }
      } else if (statement instanceof Statement.Loop loop) {
        kept.add(loop(loop));
      } else if (statement instanceof Statement.Let let
          && !Operators.hasEffect(let.operation())
          && !isUsed(let.value())) {
        let.operation().operands().forEach(this::forget);
      } else {
        kept.add(statement);
      }
    }
    Collections.reverse(kept);
    return new Block(kept, block.results());
  }

  private Statement.If branch(Statement.If branch) {
    List<Integer> used = new ArrayList<>();
    for (int i = 0; i < branch.results().size(); i++) {
      if (isUsed(branch.results().get(i))) {
        used.add(i);
      }
    }
    return new Statement.If(
        pick(branch.results(), used),
        branch.condition(),
        block(withResults(branch.then(), used)),
        block(withResults(branch.otherwise(), used)),
        branch.origin());
  }

  private static boolean isIdle(Statement.If branch) {
    return branch.results().isEmpty()
        && branch.then().statements().isEmpty()
        && branch.otherwise().statements().isEmpty();
  }

  private Statement loop(Statement.Loop original) {
    Statement.Loop loop = original;
    while (true) {
      List<Integer> used = new ArrayList<>();
      for (int i = 0; i < loop.parameters().size(); i++) {
        if (isUsed(loop.parameters().get(i)) || isUsed(loop.results().get(i))) {
          used.add(i);
        } else {
          forget(loop.initial().get(i));
        }
      }
      boolean isStable = used.size() == loop.parameters().size() && loop != original;
      if (isStable) {
        return loop;
      }
      loop =
          new Statement.Loop(
              pick(loop.results(), used),
              pick(loop.parameters(), used),
              pick(loop.initial(), used),
              block(loop.condition()),
              block(withResults(loop.body(), used)),
              loop.origin());
    }
  }

  /** The block with these of its results only. */
  private Block withResults(Block block, List<Integer> used) {
    if (block.isAbrupt()) {
      return block;
    }
    for (int i = 0; i < block.results().size(); i++) {
      if (!used.contains(i)) {
        forget(block.results().get(i));
      }
    }
    return new Block(block.statements(), pick(block.results(), used));
  }

  private static <T> List<T> pick(List<T> all, List<Integer> indices) {
    return indices.stream().map(all::get).toList();
  }
}
