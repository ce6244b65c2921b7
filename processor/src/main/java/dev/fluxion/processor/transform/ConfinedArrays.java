package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of which {@link VectorForward} knows that their tangents are zeros but in some directions:
 * those that a function has just made, as long as nothing has written to them but what is confined
 * to these directions. One that has other names is forgotten as soon as anything is written to an
 * array that may be it.
 */
final class ConfinedArrays {
  /**
   * What is known of an array.
   *
   * @param range outside of which its tangents are zero
   * @param isShared whether it may have other names
   */
  private record Known(LaneRange range, boolean isShared) {}

  private final LaneRange none;
  private Map<Value, Known> arrays = new HashMap<>();

  /**
   * @param none no direction at all
   */
  ConfinedArrays(LaneRange none) {
    this.none = none;
  }

  /** Follows a statement that is neither a loop nor a branch, nor writes to a number. */
  void follow(Statement statement) {
    if (statement instanceof Statement.Let let) {
      follow(let);
    } else if (statement instanceof Statement.Store store) {
      share(store.value());
    } else {
      Values.operands(statement).forEach(this::forget);
      if (statement instanceof Statement.Call) {
        forgetShared();
      }
    }
  }

  private void follow(Statement.Let let) {
    Operation operation = let.operation();
    if (operation instanceof Operation.Load
        || operation instanceof Operation.Length
        || operation instanceof Operation.Apply) {
      return;
    }
    if (operation instanceof Operation.Select || operation instanceof Operation.NewArray) {
      share(operation.operands());
    } else {
      operation.operands().forEach(this::forget);
    }
    if (operation instanceof Operation.Extern) {
      forgetShared();
    }
    boolean isNew =
        operation instanceof Operation.Allocate || operation instanceof Operation.NewArray;
    if (isNew && let.value().type() instanceof ArrayType array && array.element().isReal()) {
      arrays.put(let.value(), new Known(none, false));
    }
  }

  /** Follows what puts a number into an element. */
  void write(Atom array, LaneSources sources) {
    Known known = array instanceof Value value ? arrays.get(value) : null;
    if (known == null || known.isShared()) {
      sources.refuse();
      forget(array);
      forgetShared();
    } else {
      sources.write((Value) array, known.range());
    }
  }

  /** Whether the array has no tangents yet, and no other name. */
  boolean isOfZeros(Value array) {
    Known known = arrays.get(array);
    return known != null && known.range().equals(none) && !known.isShared();
  }

  /** Where an array can have tangents; null if that is not known. */
  @Nullable LaneRange range(Atom array) {
    Known known = array instanceof Value value ? arrays.get(value) : null;
    return known == null ? null : known.range();
  }

  /**
   * What has been written to these arrays since they were looked at is confined to {@code range},
   * which holds what they had before; null: to none.
   */
  void settle(Set<Value> written, @Nullable LaneRange range) {
    for (Value array : written) {
      if (range == null) {
        arrays.remove(array);
      } else {
        arrays.computeIfPresent(array, (key, known) -> new Known(range, known.isShared()));
      }
    }
  }

  /** Nothing but a loop confined to {@code range} has written to these arrays of zeros. */
  void confine(Set<Value> filled, LaneRange range) {
    filled.forEach(array -> arrays.put(array, new Known(range, false)));
  }

  /** Of what the loop names nothing is known any more. */
  void forget(Statement.Loop loop) {
    forgetNamed(loop);
    forgetShared();
  }

  /** Nothing is known of the arrays that the loop hands on from trip to trip. */
  void forgetCarried(Statement.Loop loop) {
    loop.initial().forEach(this::forget);
    loop.body().results().forEach(this::forget);
  }

  private void forgetNamed(Statement statement) {
    Values.operands(statement).forEach(this::forget);
    for (Block block : Values.blocks(statement)) {
      block.statements().forEach(this::forgetNamed);
      block.results().forEach(this::forget);
    }
  }

  private void forget(Atom atom) {
    if (atom instanceof Value value) {
      arrays.remove(value);
    }
  }

  private void forgetShared() {
    arrays.values().removeIf(Known::isShared);
  }

  /** There will be other names of these. */
  void share(List<Atom> atoms) {
    atoms.forEach(this::share);
  }

  private void share(Atom atom) {
    if (atom instanceof Value value) {
      arrays.computeIfPresent(value, (key, known) -> new Known(known.range(), true));
    }
  }

  /** What is known now, to be returned to. */
  ConfinedArrays copy() {
    ConfinedArrays copy = new ConfinedArrays(none);
    copy.arrays.putAll(arrays);
    return copy;
  }

  void reset(ConfinedArrays to) {
    arrays = new HashMap<>(to.arrays);
  }

  /** What is known behind two branches: what is known, and the same, in both. */
  void join(ConfinedArrays other) {
    Map<Value, Known> joined = new HashMap<>();
    arrays.forEach(
        (array, known) -> {
          Known there = other.arrays.get(array);
          if (there != null && there.range().equals(known.range())) {
            boolean isShared = known.isShared() || there.isShared();
            joined.put(array, new Known(known.range(), isShared));
          }
        });
    arrays = joined;
  }

  /** Another name of arrays that are known. */
  void name(Value array, LaneRange range) {
    arrays.put(array, new Known(range, true));
  }
}
