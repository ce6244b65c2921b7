package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.IndependentTrips;
import dev.fluxion.processor.analysis.LoopShape;
import dev.fluxion.processor.analysis.SettledLoads;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.IntegerArithmetic;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Gives each trip of a loop inside a fused one a row of its own of what it uses as scratch: then
 * the row is still there when the trip is reversed, and its elements need not be recorded.
 *
 * <pre>
 * double[] y = new double[d];              double[][] ys = new double[n][d];
 * for (i …) {                              for (i …) {
 *   for (k < n) { y[0] = …; … y[j] … }  ─▶   for (k < n) { y = ys[k]; y[0] = …; … y[j] … }
 * </pre>
 *
 * Its shadow, which is zero before and after each trip's reverse, serves for all of them.
 */
final class ScratchRows {
  private final Set<Value> needed;
  private final Set<Value> known;
  private final ValueSupply values;

  /** Of the arrays that the function itself makes. */
  private final Map<Value, Atom> lengths;

  private final List<Statement> made = new ArrayList<>();

  /** The rows, and whose rows they are. */
  private final Map<Value, Value> rows = new LinkedHashMap<>();

  private Block body;

  private ScratchRows(
      Block body,
      Set<Value> needed,
      Set<Value> known,
      Map<Value, Atom> lengths,
      ValueSupply values) {
    this.body = body;
    this.needed = needed;
    this.known = known;
    this.lengths = lengths;
    this.values = values;
  }

  /**
   * @param loop whose trips will be reversed at once
   * @param trip its body, ready for that
   * @param needed what the reverse of a trip reads
   * @param known the values that exist before the loop
   */
  static ScratchRows of(
      Statement.Loop loop,
      Block trip,
      Set<Value> needed,
      Set<Value> known,
      IndependentTrips trips,
      ValueSupply values) {
    Map<Value, Atom> lengths = trips.lengthsOfScratch();
    ScratchRows rows = new ScratchRows(trip, needed, known, lengths, values);
    List<Statement> statements = new ArrayList<>();
    for (Statement statement : trip.statements()) {
      statements.add(
          statement instanceof Statement.Loop inner ? rows.rewrite(loop, inner, trips) : statement);
    }
    rows.body = new Block(statements, trip.results());
    return rows;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** What makes the arrays of rows, before the loop. */
  List<Statement> made() {
    return made;
  }

  /** The trip that uses them. */
  Block body() {
    return body;
  }

  /** The shadows of the rows, given those of the arrays that were scratch. */
  Map<Value, Atom> shadows(Map<Value, Atom> shadows) {
    Map<Value, Atom> found = new HashMap<>();
    rows.forEach(
        (row, array) -> {
          if (shadows.containsKey(array)) {
            found.put(row, shadows.get(array));
          }
        });
    return found;
  }

  private Statement rewrite(Statement.Loop loop, Statement.Loop inner, IndependentTrips trips) {
    LoopShape shape = LoopShape.of(inner);
    if (!countsFromZero(inner, shape)) {
      return inner;
    }
    Set<Value> recorded = new HashSet<>();
    inner.body().statements().stream()
        .filter(Statement.Loop.class::isInstance)
        .forEach(s -> Values.blocks(s).forEach(b -> collectRecorded(b, recorded)));
    recorded.retainAll(trips.filledByEachTrip(loop, inner));
    if (recorded.isEmpty()) {
      return inner;
    }
    return withRows(loop, inner, recorded, trips.settledInTrip(inner));
  }

  private Statement.Loop withRows(
      Statement.Loop loop, Statement.Loop inner, Set<Value> arrays, SettledLoads settled) {
    BlockBuilder before = new BlockBuilder(values).at(inner.origin());
    BlockBuilder trip = new BlockBuilder(values).at(inner.origin());
    LoopShape shape = LoopShape.of(inner);
    Atom count = rowsFor(loop, shape.bound().orElseThrow().limit(), before);
    Rename rename = new Rename();
    for (Value array : arrays) {
      Value all = allocate(array, count, before);
      Value row =
          trip.let(
              array.name(), new Operation.Load(all, Objects.requireNonNull(shape.counter()), true));
      rows.put(row, array);
      rename.put(array, row);
    }
    made.addAll(before.build(List.of()).statements());
    Block marked =
        MarkStableLoads.mark(
            inner.body(),
            elementsOf(arrays, settled.reads(), inner),
            writtenTo(arrays, settled.writes(), inner));
    Block body = rename.block(marked);
    body.statements().forEach(trip::append);
    return inner.withBody(trip.build(body.results()));
  }

  /** None where no trip will need them: there may be room for none of them. */
  private static Atom rowsFor(Statement.Loop loop, Atom limit, BlockBuilder out) {
    Atom count = out.apply(IntegerArithmetic.MAX, limit, Constant.of(0));
    LoopShape shape = LoopShape.of(loop);
    if (shape.bound().isEmpty() || limit instanceof Constant) {
      return count;
    }
    Atom trips = TripCount.of(loop, shape, atom -> atom, out);
    Atom isNeeded = out.operator(Operator.Kind.GREATER, trips, Constant.of(0));
    return out.select(isNeeded, count, Constant.of(0));
  }

  /** {@code new double[count][d]} where {@code array} is {@code new double[d]}. */
  private Value allocate(Value array, Atom count, BlockBuilder out) {
    Atom length = Objects.requireNonNull(lengths.get(array));
    return out.let(
        array.name(), new Operation.Allocate(new ArrayType(array.type()), List.of(count, length)));
  }

  /** The reads of these arrays among others. */
  private static Set<Value> elementsOf(Set<Value> arrays, Set<Value> loads, Statement.Loop loop) {
    Set<Value> found = new HashSet<>();
    collectElements(loop.body(), arrays, found);
    found.retainAll(loads);
    return found;
  }

  private static void collectElements(Block block, Set<Value> arrays, Set<Value> found) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let
          && let.operation() instanceof Operation.Load load
          && load.array() instanceof Value array
          && arrays.contains(array)) {
        found.add(let.value());
      }
      Values.blocks(statement).forEach(inner -> collectElements(inner, arrays, found));
    }
  }

  /** The values among others that are written to these arrays alone. */
  private static Set<Value> writtenTo(Set<Value> arrays, Set<Value> values, Statement.Loop loop) {
    Set<Value> found = new HashSet<>(values);
    dropOthers(loop.body(), arrays, found);
    return found;
  }

  private static void dropOthers(Block block, Set<Value> arrays, Set<Value> written) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Store store
          && !(store.array() instanceof Value array && arrays.contains(array))
          && store.value() instanceof Value value) {
        written.remove(value);
      }
      Values.blocks(statement).forEach(inner -> dropOthers(inner, arrays, written));
    }
  }

  private static final class Rename extends BlockPass {
    void put(Value old, Value fresh) {
      substitution.put(old, fresh);
    }
  }

  private boolean countsFromZero(Statement.Loop loop, LoopShape shape) {
    return shape.bound().isPresent()
        && shape.direction() > 0
        && shape.bound().get().offset() == -1
        && (shape.bound().get().limit() instanceof Constant
            || known.contains(shape.bound().get().limit()))
        && loop.initial().get(loop.parameters().indexOf(shape.counter())).equals(Constant.of(0));
  }

  /** The arrays of which elements are recorded in the block. */
  private void collectRecorded(Block block, Set<Value> found) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let
          && let.operation() instanceof Operation.Load load
          && !load.isStable()
          && load.array() instanceof Value array
          && needed.contains(let.value())) {
        found.add(array);
      }
      Values.blocks(statement).forEach(inner -> collectRecorded(inner, found));
    }
  }
}
