package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of which {@link VectorForward} knows that their tangents are zeros but in some directions:
 * those that a function has just made, as long as they have no other name, and nothing but a loop
 * confined to these directions has written to them.
 */
final class ConfinedArrays {
  /** Null: in all directions. */
  private final Map<Value, @Nullable LaneRange> ranges = new HashMap<>();

  /** Follows a statement that is no loop. */
  void follow(Statement statement) {
    if (statement instanceof Statement.Let let) {
      if (let.operation() instanceof Operation.Load
          || let.operation() instanceof Operation.Length) {
        return;
      }
      forget(statement);
      boolean isOfZeros =
          let.operation() instanceof Operation.Allocate
              && let.value().type() instanceof ArrayType array
              && array.element().isReal();
      if (isOfZeros) {
        ranges.put(let.value(), null);
      }
      return;
    }
    forget(statement);
  }

  /** The arrays that have zeros only. */
  boolean isOfZeros(Value array) {
    return ranges.containsKey(array) && ranges.get(array) == null;
  }

  /** Where an array can have tangents; null if that is not known. */
  @Nullable LaneRange range(Value array) {
    return ranges.get(array);
  }

  /** Nothing but a loop confined to {@code range} has written to these arrays of zeros. */
  void confine(Set<Value> arrays, LaneRange range) {
    arrays.forEach(array -> ranges.put(array, range));
  }

  /** Of what the statement names nothing is known any more. */
  void forget(Statement statement) {
    Values.operands(statement).forEach(this::forget);
    for (Block block : Values.blocks(statement)) {
      block.statements().forEach(this::forget);
      block.results().forEach(this::forget);
    }
  }

  private void forget(Atom atom) {
    if (atom instanceof Value value) {
      ranges.remove(value);
    }
  }
}
