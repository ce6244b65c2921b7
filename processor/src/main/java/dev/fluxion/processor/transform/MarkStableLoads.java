package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.ArrayClasses;
import dev.fluxion.processor.analysis.SettledLoads;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.List;
import java.util.Set;

/**
 * Marks the reads of arrays that nothing writes to any more: what comes later may repeat them, and
 * share them. And the writes of what stays: what comes later may read it there.
 */
public final class MarkStableLoads extends BlockPass {
  private final Set<Value> reads;
  private final Set<Value> writes;

  /** Whether what is marked stays so. */
  private final boolean isMore;

  private MarkStableLoads(Set<Value> reads, Set<Value> writes) {
    this.reads = reads;
    this.writes = writes;
    this.isMore = true;
  }

  /**
   * @param reads values of reads to be marked besides those that are
   * @param writes values of which the writes are to be marked besides those that are
   */
  static Block mark(Block block, Set<Value> reads, Set<Value> writes) {
    return new MarkStableLoads(reads, writes).block(block);
  }

  private MarkStableLoads(Function function, Program program, ArrayClasses.Exposure exposure) {
    Function prepared = PrepareLoops.prepare(function);
    ArrayClasses classes = ArrayClasses.of(prepared, program, exposure);
    SettledLoads settled =
        SettledLoads.of(prepared, program, classes, isAlone(function, program, exposure));
    this.reads = settled.reads();
    this.writes = settled.writes();
    this.isMore = false;
  }

  /** Whether the reverse sweep follows before anybody else writes to arrays from outside. */
  static boolean isAlone(Function function, Program program, ArrayClasses.Exposure exposure) {
    return exposure == ArrayClasses.Exposure.NONE
        && function.name().equals(program.entry().name())
        && program.functions().stream()
            .noneMatch(f -> DropUnreachable.references(f).contains(function.name()));
  }

  public static Program mark(Program program) {
    return mark(program, ArrayClasses.Exposure.NONE);
  }

  /**
   * @param exposure which arrays somebody may write to between the two sweeps
   */
  static Program mark(Program program, ArrayClasses.Exposure exposure) {
    return onEachFunction(program, f -> new MarkStableLoads(f, program, exposure));
  }

  @Override
  protected void let(Statement.Let let, List<Statement> out) {
    if (let.operation() instanceof Operation.Load load) {
      boolean isStable = (isMore && load.isStable()) || reads.contains(let.value());
      Operation marked = new Operation.Load(load.array(), load.index(), isStable);
      out.add(new Statement.Let(let.value(), marked, let.origin()));
    } else {
      out.add(let);
    }
  }

  @Override
  protected void simple(Statement statement, List<Statement> out) {
    if (statement instanceof Statement.Store store) {
      boolean isSettled =
          (isMore && store.isSettled())
              || (store.value() instanceof Value value && writes.contains(value));
      out.add(
          new Statement.Store(
              store.array(), store.index(), store.value(), isSettled, store.origin()));
    } else {
      out.add(statement);
    }
  }
}
