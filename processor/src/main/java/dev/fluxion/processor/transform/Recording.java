package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.LoopShape;
import dev.fluxion.processor.analysis.RecordingPlan;
import dev.fluxion.processor.analysis.Regions;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.DescriptiveNames;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.IntegerArithmetic;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The forward sweep's side of a {@link RecordingPlan}: the primal with tapes, pushes and writes. A
 * value outside loops is saved by handing it out of its branches; one in a loop of the function's
 * own block whose trip count is known on entry, in an array of that length, indexed by trip; any
 * other on a stack of its own, where an inner loop with such a trip count reserves its entries
 * before it starts.
 */
final class Recording extends BlockPass {

  private final Regions regions;
  private final RecordingPlan plan;
  private final boolean isRepeated;
  private final ValueSupply values;

  /**
   * Where each saved value can be found by the reverse sweep, once its statement has been passed.
   */
  private final Map<Value, Slot> slots = new LinkedHashMap<>();

  private final Map<Statement, List<Value>> tapesBefore = new IdentityHashMap<>();
  private final Map<Statement.Loop, Value> capacities = new IdentityHashMap<>();
  private final Map<Statement.Loop, Value> reserved = new IdentityHashMap<>();

  /**
   * A place for saved values.
   *
   * @param location a tape, or the value itself as it left its branches
   * @param counter where the trips of a loop have entries of their own, its counter
   * @param start the counter's first value
   * @param direction 1 if the counter counts up, −1 if down
   * @param first the index of the first trip's entry, where the loop reserved a part of a stack;
   *     null if it is 0
   */
  record Slot(
      Atom location,
      @Nullable Value counter,
      @Nullable Atom start,
      int direction,
      @Nullable Value first) {
    /** A stack, or no tape. */
    Slot(Atom location) {
      this(location, null, null, 0, null);
    }

    boolean isTape() {
      return location.type() instanceof TapeType;
    }

    /** The index on the tape of what this trip saves. */
    Atom index(BlockBuilder out, Substitution substitution) {
      Atom trip = trip(out, substitution);
      return first == null
          ? trip
          : new IntegerArithmetic(out).plus(substitution.apply(first), trip);
    }

    private Atom trip(BlockBuilder out, Substitution substitution) {
      Atom now = substitution.apply(Objects.requireNonNull(counter));
      Atom from = substitution.apply(Objects.requireNonNull(start));
      return TripCount.distance(from, now, direction > 0, out);
    }
  }

  Recording(Function function, Regions regions, RecordingPlan plan) {
    this(regions, plan, ValueSupply.after(function));
  }

  /**
   * Records a part of a function.
   *
   * @param values the supply of new values
   */
  Recording(Regions regions, RecordingPlan plan, ValueSupply values) {
    this(regions, plan, values, /* isRepeated= */ false);
  }

  /**
   * Records one trip of a loop after the other, each reversed before the next begins: on stacks
   * only, which are empty then.
   */
  static Recording ofTrip(Regions regions, RecordingPlan plan, ValueSupply values) {
    return new Recording(regions, plan, values, /* isRepeated= */ true);
  }

  private Recording(Regions regions, RecordingPlan plan, ValueSupply values, boolean isRepeated) {
    this.isRepeated = isRepeated;
    this.regions = regions;
    this.plan = plan;
    this.values = values;
    List<Value> saved = plan.saved().stream().sorted(Comparator.comparingInt(Value::id)).toList();
    DescriptiveNames names = new DescriptiveNames(regions.body());
    saved.stream()
        .filter(v -> regions.of(v).loops() > 0)
        .forEach(v -> makeTape(v, names.ofTape(v)));
  }

  ValueSupply values() {
    return values;
  }

  Map<Value, Slot> slots() {
    return slots;
  }

  private void makeTape(Value value, String name) {
    Regions.Region region = regions.of(value);
    Statement.Loop loop = Objects.requireNonNull(region.loop());
    LoopShape shape = LoopShape.of(loop);
    boolean isIndexed = !isRepeated && region.topLevel() == loop && shape.bound().isPresent();
    boolean isReserved = !isIndexed && shape.bound().isPresent() && value.type() instanceof Scalar;
    Value tape = values.fresh(name, new TapeType(value.type(), isIndexed));
    tapesBefore
        .computeIfAbsent(Objects.requireNonNull(region.topLevel()), s -> new ArrayList<>())
        .add(tape);
    if (isIndexed || isReserved) {
      Value counter = Objects.requireNonNull(shape.counter());
      Atom start = loop.initial().get(loop.parameters().indexOf(counter));
      Value first = isReserved ? reservedFor(loop) : null;
      slots.put(value, new Slot(tape, counter, start, shape.direction(), first));
    } else {
      slots.put(value, new Slot(tape));
    }
  }

  /** The index, on each of the stacks for the loop's values, of what its first trip saves. */
  private Value reservedFor(Statement.Loop loop) {
    return reserved.computeIfAbsent(loop, l -> values.fresh("saved", Scalar.INT));
  }

  /** Rewrites the function's body; its results stay the last thing it computes. */
  Block forward(Function function) {
    function.parameters().forEach(this::saveLocal);
    List<Statement> out = new ArrayList<>();
    for (Statement statement : function.body().statements()) {
      newTapes(statement, out);
      out.addAll(rewrite(statement));
    }
    return new Block(out, function.body().results());
  }

  private void saveLocal(Value value) {
    if (plan.saved().contains(value) && !slots.containsKey(value)) {
      slots.put(value, new Slot(value));
    }
  }

  private void newTapes(Statement statement, List<Statement> out) {
    for (Value tape : tapesBefore.getOrDefault(statement, List.of())) {
      TapeType type = (TapeType) tape.type();
      Atom capacity = type.indexed() ? capacity((Statement.Loop) statement, out) : null;
      out.add(
          new Statement.Let(tape, new TapeOperation.NewTape(type, capacity), statement.origin()));
    }
  }

  private Atom capacity(Statement.Loop loop, List<Statement> out) {
    return capacities.computeIfAbsent(
        loop,
        l -> {
          BlockBuilder builder = new BlockBuilder(values).at(loop.origin());
          Atom trips = TripCount.of(loop, LoopShape.of(loop), atom -> atom, builder);
          out.addAll(builder.build(List.of()).statements());
          return (Value) trips;
        });
  }

  private List<Statement> rewrite(Statement statement) {
    List<Statement> out = new ArrayList<>();
    if (statement instanceof Statement.If branch) {
      branch(branch, out);
    } else if (statement instanceof Statement.Loop loop) {
      loop(loop, out);
    } else {
      out.add(statement);
    }
    statement.results().forEach(r -> save(r, statement.origin(), out));
    return out;
  }

  @Override
  Block block(Block block) {
    List<Statement> out = new ArrayList<>();
    block.statements().forEach(s -> out.addAll(rewrite(s)));
    return new Block(out, block.results());
  }

  private void save(Value value, Origin origin, List<Statement> out) {
    if (!plan.saved().contains(value)) {
      return;
    }
    Slot slot = slots.get(value);
    if (slot == null) {
      saveLocal(value);
    } else if (slot.counter() == null) {
      out.add(new Statement.Push(slot.location(), value, origin));
    } else {
      BlockBuilder builder = new BlockBuilder(values).at(origin);
      Atom index = slot.index(builder, substitution);
      builder.append(new Statement.TapeWrite(slot.location(), index, value, origin));
      out.addAll(builder.build(List.of()).statements());
    }
  }

  @Override
  protected void loop(Statement.Loop loop, List<Statement> out) {
    reserve(loop, out);
    List<Statement> body = new ArrayList<>();
    loop.parameters().forEach(p -> save(p, loop.origin(), body));
    loop.body().statements().forEach(s -> body.addAll(rewrite(s)));
    out.add(
        new Statement.Loop(
            loop.results(),
            loop.parameters(),
            loop.initial(),
            loop.condition(),
            new Block(body, loop.body().results()),
            loop.origin()));
  }

  /** Makes room for what the loop's trips save. */
  private void reserve(Statement.Loop loop, List<Statement> out) {
    Value first = reserved.get(loop);
    if (first != null) {
      BlockBuilder builder = new BlockBuilder(values).at(loop.origin());
      Atom trips = TripCount.of(loop, LoopShape.of(loop), atom -> atom, builder);
      List<Atom> stacks = stacksOf(first, slots);
      builder.append(
          new Statement.Let(first, new TapeOperation.Reserve(stacks.get(0), trips), loop.origin()));
      stacks.stream().skip(1).forEach(s -> builder.let(new TapeOperation.Reserve(s, trips)));
      out.addAll(builder.build(List.of()).statements());
    }
  }

  /** The stacks on which entries from {@code first} on are reserved. */
  static List<Atom> stacksOf(Value first, Map<Value, Slot> slots) {
    return slots.values().stream()
        .filter(slot -> first.equals(slot.first()))
        .map(Slot::location)
        .toList();
  }

  /** Saved values that live in a branch outside loops leave it as further results. */
  @Override
  protected void branch(Statement.If branch, List<Statement> out) {
    Block then = block(branch.then());
    List<Value> inThen = locals(branch.then());
    Block otherwise = block(branch.otherwise());
    List<Value> inOther = locals(branch.otherwise());
    List<Value> results = new ArrayList<>(branch.results());
    List<Atom> thenResults = new ArrayList<>(then.results());
    List<Atom> otherResults = new ArrayList<>(otherwise.results());
    List<Value> leaving = new ArrayList<>(inThen);
    leaving.addAll(inOther);
    for (Value value : leaving) {
      Atom inside = Objects.requireNonNull(slots.get(value)).location();
      thenResults.add(inThen.contains(value) ? inside : Constant.zero(value.type()));
      otherResults.add(inThen.contains(value) ? Constant.zero(value.type()) : inside);
      Value outside = values.fresh(value.name(), value.type());
      results.add(outside);
      slots.put(value, new Slot(outside));
    }
    out.add(
        new Statement.If(
            results,
            branch.condition(),
            then.isAbrupt() ? then : new Block(then.statements(), thenResults),
            otherwise.isAbrupt() ? otherwise : new Block(otherwise.statements(), otherResults),
            branch.origin()));
  }

  /** The values saved without a tape that are defined in the block or in branches inside it. */
  private List<Value> locals(Block block) {
    List<Value> found = new ArrayList<>();
    for (Map.Entry<Value, Slot> entry : slots.entrySet()) {
      if (!entry.getValue().isTape() && isWithin(entry.getKey(), block)) {
        found.add(entry.getKey());
      }
    }
    return found;
  }

  private boolean isWithin(Value value, Block block) {
    for (Regions.Region r = regions.of(value); r != null; r = r.parent()) {
      if (r.block() == block) {
        return true;
      }
    }
    return false;
  }
}
