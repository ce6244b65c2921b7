package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A pass that walks a function from top to bottom and rewrites statements as it goes. By default it
 * rewrites nothing.
 */
abstract class BlockPass {
  protected final Substitution substitution = new Substitution();

  /** The program with every function's body rewritten by a pass of its own. */
  static Program onEachFunction(
      Program program, java.util.function.Function<Function, BlockPass> pass) {
    return program.withBodies(f -> pass.apply(f).block(f.body()));
  }

  Block block(Block block) {
    List<Statement> out = new ArrayList<>(block.statements().size());
    statements(block, out);
    return finish(out, block);
  }

  protected final Block finish(List<Statement> out, Block block) {
    boolean isAbrupt = !out.isEmpty() && out.get(out.size() - 1).isAbrupt();
    return block.with(out, isAbrupt ? List.of() : substitution.apply(block.results()));
  }

  /**
   * Rewrites the statements of {@code block} onto the end of {@code out}; what follows an abrupt
   * one is unreachable.
   */
  protected final void statements(Block block, List<Statement> out) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.If branch) {
        branch(branch, out);
      } else if (statement instanceof Statement.Loop loop) {
        loop(loop, out);
      } else if (statement instanceof Statement.Let let) {
        let(let, out);
      } else {
        simple(statement, out);
      }
      if (!out.isEmpty() && out.get(out.size() - 1).isAbrupt()) {
        return;
      }
    }
  }

  protected void let(Statement.Let let, List<Statement> out) {
    out.add(substitution.applyToSimple(let));
  }

  protected void simple(Statement statement, List<Statement> out) {
    out.add(substitution.applyToSimple(statement));
  }

  protected void branch(Statement.If branch, List<Statement> out) {
    out.add(
        branch.with(
            substitution.apply(branch.condition()),
            block(branch.then()),
            block(branch.otherwise())));
  }

  protected void loop(Statement.Loop loop, List<Statement> out) {
    out.add(
        loop.with(substitution.apply(loop.initial()), block(loop.condition()), block(loop.body())));
  }
}
