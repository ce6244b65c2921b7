package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.BlockArrays;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.HashSet;
import java.util.Set;

/**
 * The arrays of numbers that each trip of a loop makes for itself. What stands beside them can be
 * made once, before all trips: nobody sees them when the trip has ended.
 *
 * <pre>
 * for (…) { double[] a = {x, y}; … }   ─▶   double[] aDot = new double[2 * directions];
 *                                           for (…) { Arrays.fill(aDot, 0); … }
 * </pre>
 */
final class TripArrays {
  private final BlockArrays inBlock;
  private final Set<Value> arrays = new HashSet<>();

  TripArrays(Function function) {
    inBlock = BlockArrays.of(function);
    collect(function.body(), false);
  }

  boolean contains(Value array) {
    return arrays.contains(array);
  }

  private void collect(Block block, boolean isInTrip) {
    for (Statement statement : block.statements()) {
      if (isInTrip && statement instanceof Statement.Let let && isMade(let)) {
        arrays.add(let.value());
      }
      boolean isTrip = isInTrip || statement instanceof Statement.Loop;
      Values.blocks(statement).forEach(inner -> collect(inner, isTrip));
    }
  }

  private boolean isMade(Statement.Let let) {
    boolean isNew =
        let.operation() instanceof Operation.Allocate
            || let.operation() instanceof Operation.NewArray;
    return isNew
        && let.value().type() instanceof ArrayType array
        && array.element().isReal()
        && inBlock.contains(let.value());
  }
}
