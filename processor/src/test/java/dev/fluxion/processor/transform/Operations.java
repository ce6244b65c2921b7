package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Values;

/** Counts operations, where a claim is about work. */
final class Operations {
  private Operations() {}

  static long count(Program program, Class<? extends Operation> kind) {
    return program.functions().stream().mapToLong(f -> count(f.body(), kind)).sum();
  }

  static long count(Block block, Class<? extends Operation> kind) {
    long count = 0;
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let && kind.isInstance(let.operation())) {
        count++;
      }
      for (Block inner : Values.blocks(statement)) {
        count += count(inner, kind);
      }
    }
    return count;
  }
}
