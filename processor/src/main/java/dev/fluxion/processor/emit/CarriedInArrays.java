package dev.fluxion.processor.emit;

import dev.fluxion.processor.emit.KeptArrays.Slot;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A long loop that carries hundreds of values from trip to trip: they stay in arrays, where the
 * parts of its trips read and write them.
 *
 * <pre>
 * double a = 0;                          kept[7] = 0;
 * for (…) {                        ─▶    for (…) {
 *   double t = a + …;                      double a = kept[7]; double t = a + …;
 *   a = t;                                 kept[7] = t;
 * }                                      }
 * double b = a;                          double b = kept[7];
 * </pre>
 */
final class CarriedInArrays {
  private final Statement.Loop loop;
  private final FreeValues free;

  /** By the parameters that are in arrays. */
  private final Map<Value, Slot> slots = new LinkedHashMap<>();

  /**
   * How those get there that take another's value: that one may be overwritten before it is read.
   */
  private final Map<Value, KeptArrays.Move> moves = new LinkedHashMap<>();

  /** The numbers of the others. */
  private final List<Integer> others = new ArrayList<>();

  /**
   * Of a loop that may have a second trip.
   *
   * @param passed how many values its condition reads from variables; if more, all are in arrays
   */
  CarriedInArrays(Statement.Loop loop, int passed, KeptArrays arrays, FreeValues free) {
    this.loop = loop;
    this.free = free;
    Set<Value> parameters = new HashSet<>(loop.parameters());
    Set<Value> tested = new HashSet<>(free.of(loop.condition()));
    tested.retainAll(parameters);
    if (tested.size() > passed) {
      tested.clear();
    }
    for (int i = 0; i < loop.parameters().size(); i++) {
      Value parameter = loop.parameters().get(i);
      if (tested.contains(parameter)) {
        others.add(i);
        continue;
      }
      Slot slot = arrays.reusedSlot(parameter.type());
      slots.put(parameter, slot);
      Atom next = next(parameter);
      if (next instanceof Value v && parameters.contains(v) && !v.equals(parameter)) {
        moves.put(parameter, arrays.moveTo(slot, parameter.type()));
      }
    }
  }

  /** Whether the condition, too, has to read from the arrays. */
  boolean areTested() {
    return free.of(loop.condition()).stream().anyMatch(slots::containsKey);
  }

  /** Where parts of a trip find what is carried, until the trip's end. */
  Map<Value, Slot> slots() {
    return slots;
  }

  /** What comes before the loop. */
  List<Statement> before() {
    return slots.entrySet().stream()
        .map(e -> e.getValue().write(loop.initial().get(number(e.getKey()))))
        .toList();
  }

  /** Where what the loop computes is, from the statement on that writes or reads it. */
  Map<Value, Slot> places() {
    Map<Value, Slot> places = trip().places();
    slots.forEach((parameter, slot) -> places.put(loop.results().get(number(parameter)), slot));
    return places;
  }

  /** The body; what it reads of what is carried it does not define. */
  Block body() {
    Block trip = trip().block(pick(loop.body().results()));
    List<Statement> statements = new ArrayList<>(trip.statements());
    moves.values().forEach(move -> statements.addAll(move.statements()));
    return new Block(statements, trip.results());
  }

  private WrittenResults trip() {
    List<WrittenResults.Write> writes = new ArrayList<>();
    slots.forEach(
        (parameter, slot) -> {
          Atom next = next(parameter);
          KeptArrays.Move move = moves.get(parameter);
          if (move != null) {
            writes.add(new WrittenResults.Write(move.from(), next, null));
          } else if (!next.equals(parameter)) {
            writes.add(new WrittenResults.Write(slot, next, parameter));
          }
        });
    return new WrittenResults(loop.body(), writes);
  }

  private Atom next(Value parameter) {
    return loop.body().results().get(number(parameter));
  }

  /** The loop with its condition and its {@link #body} as they have become. */
  Statement.Loop loop(Block condition, Block body) {
    Set<Value> read = free.of(body);
    List<Statement> statements = new ArrayList<>();
    slots.forEach(
        (parameter, slot) -> {
          if (read.contains(parameter)) {
            statements.add(slot.read(parameter));
          }
        });
    statements.addAll(body.statements());
    return new Statement.Loop(
        pick(loop.results()),
        pick(loop.parameters()),
        pick(loop.initial()),
        condition,
        new Block(statements, body.results()),
        loop.origin());
  }

  /** What comes after the loop. */
  List<Statement> after() {
    return slots.entrySet().stream()
        .map(e -> e.getValue().read(loop.results().get(number(e.getKey()))))
        .toList();
  }

  private int number(Value parameter) {
    return loop.parameters().indexOf(parameter);
  }

  private <T> List<T> pick(List<T> all) {
    return others.stream().map(all::get).toList();
  }
}
