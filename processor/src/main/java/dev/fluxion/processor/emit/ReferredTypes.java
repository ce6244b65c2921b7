package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.LinkedHashSet;
import java.util.Set;

/** The canonical names of the classes that a block refers to. */
final class ReferredTypes {
  private ReferredTypes() {}

  static Set<String> in(Block block) {
    Set<String> types = new LinkedHashSet<>();
    collect(block, types);
    return types;
  }

  private static void collect(Block block, Set<String> types) {
    for (Statement statement : block.statements()) {
      for (Value result : statement.results()) {
        if (result.type() instanceof ObjectType type) {
          types.add(type.className());
        }
      }
      if (statement instanceof Statement.Let let) {
        if (let.operation() instanceof Operation.Apply apply
            && apply.primitive() instanceof Method m) {
          types.add(m.owner());
        } else if (let.operation() instanceof Operation.Extern extern) {
          types.add(extern.member().owner());
        }
      }
      Values.blocks(statement).forEach(inner -> collect(inner, types));
    }
  }
}
