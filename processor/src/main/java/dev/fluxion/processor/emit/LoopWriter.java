package dev.fluxion.processor.emit;

import dev.fluxion.processor.emit.ParallelCopy.Copy;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Statement;
import java.util.List;
import java.util.Objects;

/** Writes loops: {@code for} where something is counted, else {@code while}. */
final class LoopWriter {

  /** Writes inner blocks. */
  interface Blocks {
    Inner capture(Block block, Runnable atEnd);
  }

  /**
   * An inner block.
   *
   * @param completes whether control reaches its end
   */
  record Inner(JavaText.Part part, boolean completes) {}

  private final LoopCounters counters;
  private final Locals locals;
  private final ExpressionWriter expressions;
  private final Assignments assignments;
  private final JavaText text;
  private final Blocks blocks;

  LoopWriter(
      LoopCounters counters,
      Locals locals,
      ExpressionWriter expressions,
      Assignments assignments,
      JavaText text,
      Blocks blocks) {
    this.counters = counters;
    this.locals = locals;
    this.expressions = expressions;
    this.assignments = assignments;
    this.text = text;
    this.blocks = blocks;
  }

  /** Writes the loop; returns whether it can end. */
  boolean write(Statement.Loop loop) {
    int counter = counters.of(loop);
    assignments.write(without(counter, loop, loop.initial()));
    locals.open();
    boolean canEnd =
        counter >= 0
            ? counted(loop, counter)
            : counters.isHeader(loop.condition()) ? headed(loop) : tested(loop);
    locals.close();
    return canEnd;
  }

  /** The copies into the loop's parameters but the counter. */
  private List<Copy> without(int counter, Statement.Loop loop, List<Atom> sources) {
    List<Copy> copies = assignments.copies(loop.parameters(), sources);
    if (counter >= 0) {
      Variable variable = counters.variable(loop, counter);
      copies.removeIf(c -> c.target() == variable);
    }
    return copies;
  }

  private Code body(Statement.Loop loop, int counter) {
    return blocks
        .capture(
            loop.body(), () -> assignments.write(without(counter, loop, loop.body().results())))
        .part()
        .code();
  }

  private boolean counted(Statement.Loop loop, int counter) {
    Variable variable = counters.variable(loop, counter);
    Code first = expressions.assigned(loop.initial().get(counter)).code();
    Code start =
        Code.of("$T $L = $L", assignments.typeOf(variable), locals.declare(variable), first);
    Code update =
        Objects.requireNonNull(assignments.compound(variable, counters.step(loop, counter)));
    Atom condition = loop.condition().results().get(0);
    boolean isEndless = condition.equals(Constant.TRUE);
    Code header =
        isEndless
            ? Code.of("for ($L; ; $L)", start, update)
            : Code.of("for ($L; $L; $L)", start, expressions.of(condition).code(), update);
    add(header, body(loop, counter));
    return !isEndless;
  }

  private boolean headed(Statement.Loop loop) {
    Atom condition = loop.condition().results().get(0);
    add(Code.of("while ($L)", expressions.of(condition).code()), body(loop, -1));
    return !condition.equals(Constant.TRUE);
  }

  /** A condition of several statements is tested inside the loop. */
  private boolean tested(Statement.Loop loop) {
    Block condition = loop.condition();
    Code[] body = {Code.EMPTY};
    Inner trip =
        blocks.capture(
            condition,
            () -> {
              Code ends = expressions.not(condition.results().get(0)).code();
              text.addBranch(Code.of("if ($L) {\n$>break;\n$<}\n", ends));
              body[0] = body(loop, -1);
            });
    add(Code.of("while (true)"), Code.builder().add(trip.part().code()).add(body[0]).build());
    return trip.completes();
  }

  private void add(Code header, Code body) {
    text.add(Code.builder().add("$L {\n$>", header).add(body).add("$<}\n").build());
  }
}
