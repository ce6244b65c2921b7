package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.HashSet;
import java.util.Set;

/**
 * Shadows that the reverse sweep makes for itself when it comes to the block that makes the array,
 * instead of finding them on a tape. The forward sweep must have no use for them at all: no second
 * name, which might be saved, and nobody whom it gives them to.
 *
 * <pre>
 * for (…) { z = new double[n]; zBar = new double[n]; zBarTape[i] = zBar; … }
 * for (…) { zBar = zBarTape[i]; … }
 *     ─▶
 * for (…) { z = new double[n]; … }
 * for (…) { zBar = new double[n]; … }
 * </pre>
 */
final class RemadeShadows {
  private RemadeShadows() {}

  /** Those in the blocks inside a function that has got shadows. */
  static Set<Value> of(Function shadowed) {
    Set<Value> made = new HashSet<>();
    shadowed
        .body()
        .statements()
        .forEach(s -> Values.blocks(s).forEach(inner -> collect(inner, made)));
    if (!made.isEmpty()) {
      Values.forEachUse(shadowed.body(), made::remove);
    }
    return made;
  }

  private static void collect(Block block, Set<Value> made) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let
          && let.origin().adjoint()
          && let.value().type() instanceof ArrayType type
          && type.element().isReal()
          && makesZeros(let.operation())) {
        made.add(let.value());
      }
      Values.blocks(statement).forEach(inner -> collect(inner, made));
    }
  }

  private static boolean makesZeros(Operation operation) {
    return operation instanceof Operation.Allocate
        || (operation instanceof Operation.Extern extern
            && ArrayMethod.of(extern.member()).filter(ArrayMethod::isOfZeros).isPresent());
  }
}
