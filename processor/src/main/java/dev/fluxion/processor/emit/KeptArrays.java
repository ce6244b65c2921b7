package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The arrays by which parts of one function pass on what they compute. */
final class KeptArrays {
  /**
   * An element of one of the arrays.
   *
   * @param isReused whether one value after another is there
   */
  record Slot(Value array, Constant index, boolean isReused) {
    Statement read(Value value) {
      TapeOperation read = new TapeOperation.TapeRead(array, index);
      return new Statement.Let(isReused ? named(value) : value, read, Origin.NONE);
    }

    /** What is written where it is used would be read too late. */
    private static Value named(Value value) {
      return value.isTemporary() ? new Value(value.id(), "carried", value.type()) : value;
    }

    Statement write(Atom value) {
      return new Statement.TapeWrite(array, index, value, Origin.NONE);
    }
  }

  /** From one slot to another, by way of {@code value}. */
  record Move(Slot from, Slot to, Value value) {
    List<Statement> statements() {
      return List.of(from.read(value), to.write(value));
    }
  }

  private final ValueSupply values;

  /** By the type of their elements. */
  private final Map<Type, Value> arrays = new LinkedHashMap<>();

  private final Map<Type, Integer> lengths = new HashMap<>();

  /** Where a value is, from the statement on that writes it there, or reads it from there. */
  private final Map<Value, Slot> places = new HashMap<>();

  private final Set<Value> overwritten = new HashSet<>();

  KeptArrays(ValueSupply values) {
    this.values = values;
  }

  /** Those that there are by now. */
  Collection<Value> all() {
    return arrays.values();
  }

  /** Statements that make them. */
  List<Statement> allocations() {
    return arrays.entrySet().stream()
        .map(
            entry -> {
              Constant length = Constant.of(lengths.getOrDefault(entry.getKey(), 0));
              TapeType type = (TapeType) entry.getValue().type();
              TapeOperation allocation = new TapeOperation.NewTape(type, length);
              return (Statement) new Statement.Let(entry.getValue(), allocation, Origin.NONE);
            })
        .toList();
  }

  /** A slot for this value and no other. */
  Slot slot(Value value) {
    Slot slot = slot(value.type(), false);
    places.put(value, slot);
    return slot;
  }

  /** A slot for what a loop carries. */
  Slot reusedSlot(Type type) {
    return slot(type, true);
  }

  /** A value that nothing defines yet. */
  Value temporary(Type type) {
    return values.temporary(type);
  }

  /** From a slot of its own. */
  Move moveTo(Slot to, Type type) {
    return new Move(reusedSlot(type), to, values.fresh("carried", type));
  }

  private Slot slot(Type type, boolean isReused) {
    Value array = arrays.computeIfAbsent(type, t -> values.fresh("kept", new TapeType(t, true)));
    int index = lengths.merge(type, 1, Integer::sum) - 1;
    return new Slot(array, Constant.of(index), isReused);
  }

  /** Says where values are, from the statement on that writes them there or reads them. */
  void place(Map<Value, Slot> more) {
    places.putAll(more);
  }

  /** Says that values will not be where they are. */
  void overwrite(Set<Value> values) {
    overwritten.addAll(values);
  }

  /** What is in an array for a while only: another value is there when the trip ends. */
  Set<Value> overwritten() {
    return overwritten;
  }

  /** What is in its place from this statement on. */
  Map<Value, Slot> placedBy(Statement statement) {
    if (statement instanceof Statement.TapeWrite write && write.value() instanceof Value value) {
      return placed(value, write.tape(), write.index());
    }
    if (statement instanceof Statement.Let let
        && let.operation() instanceof TapeOperation.TapeRead read) {
      return placed(let.value(), read.tape(), read.index());
    }
    return Map.of();
  }

  private Map<Value, Slot> placed(Value value, Atom array, Atom index) {
    Slot place = places.get(value);
    return place != null && place.array().equals(array) && place.index().equals(index)
        ? Map.of(value, place)
        : Map.of();
  }
}
