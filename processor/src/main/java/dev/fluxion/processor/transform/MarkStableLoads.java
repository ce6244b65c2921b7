package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.ArrayClasses;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.List;

/** Marks the reads of arrays that nothing writes to: these may be repeated, moved and shared. */
public final class MarkStableLoads extends BlockPass {
  private final ArrayClasses classes;

  private MarkStableLoads(Function function, Program program, ArrayClasses.Exposure exposure) {
    this.classes = ArrayClasses.of(function, program, exposure);
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
      boolean isStable = !(load.array() instanceof Value array) || !classes.isWritten(array);
      Operation marked = new Operation.Load(load.array(), load.index(), isStable);
      out.add(new Statement.Let(let.value(), marked, let.origin()));
    } else {
      out.add(let);
    }
  }
}
