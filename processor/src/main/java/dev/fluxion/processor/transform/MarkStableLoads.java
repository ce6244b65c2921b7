package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.ArrayClasses;
import dev.fluxion.processor.analysis.SettledLoads;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Marks the reads of arrays that nothing writes to any more: what comes later may repeat them, and
 * share them.
 */
public final class MarkStableLoads extends BlockPass {
  private final Set<Value> settled;

  private MarkStableLoads(Set<Value> settled) {
    this.settled = settled;
  }

  /**
   * @param more reads to be marked besides those that are
   */
  static Block mark(Block block, Set<Value> more) {
    Set<Value> settled = new HashSet<>(more);
    collect(block, settled);
    return new MarkStableLoads(settled).block(block);
  }

  private static void collect(Block block, Set<Value> stable) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let
          && let.operation() instanceof Operation.Load load
          && load.isStable()) {
        stable.add(let.value());
      }
      Values.blocks(statement).forEach(inner -> collect(inner, stable));
    }
  }

  private MarkStableLoads(Function function, Program program, ArrayClasses.Exposure exposure) {
    Function prepared = PrepareLoops.prepare(function);
    ArrayClasses classes = ArrayClasses.of(prepared, program, exposure);
    this.settled =
        SettledLoads.of(prepared, program, classes, isAlone(function, program, exposure)).reads();
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
      Operation marked =
          new Operation.Load(load.array(), load.index(), settled.contains(let.value()));
      out.add(new Statement.Let(let.value(), marked, let.origin()));
    } else {
      out.add(let);
    }
  }
}
