package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.LoopShape;
import dev.fluxion.processor.analysis.RecordingPlan;
import dev.fluxion.processor.analysis.Regions;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.IntegerArithmetic;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The primal's side of the reverse of a checkpointed loop, of which the forward sweep records
 * nothing. A stack holds snapshots of the loop's state, in the beginning the first one. For each
 * trip, from the last to the first, the loop runs again from the latest snapshot before it and
 * leaves further ones on its way, where they save most (Griewank and Walther, Algorithm 799:
 * revolve, ACM TOMS 26, 2000); then the trip itself is run with everything recorded that its
 * reverse reads.
 */
final class CheckpointedLoop {

  /**
   * An array that the loop reads, and that something writes to.
   *
   * @param array a loop parameter, or an array from outside the loop
   * @param first a copy from before the loop
   * @param isState whether its contents may be others from trip to trip
   */
  record Written(Value array, Atom first, boolean isState) {}

  private final Statement.Loop loop;
  private final LoopShape shape;
  private final List<Written> all;
  private final List<Written> changing;
  private final Map<Value, Atom> shadows;
  private final Restoration restoration;
  private final Value counter;
  private final List<Value> stateStacks = new ArrayList<>();
  private final List<Value> contentStacks = new ArrayList<>();
  private final List<Value> lastContents = new ArrayList<>();
  private final Atom capacity;

  /**
   * Appends what the sweep does before it comes to the last trip.
   *
   * @param last the counter's value in the last trip
   */
  CheckpointedLoop(
      Statement.Loop loop,
      LoopShape shape,
      List<Written> written,
      Map<Value, Atom> shadows,
      Restoration restoration,
      Atom last,
      BlockBuilder out) {
    this.loop = loop;
    this.shape = shape;
    this.changing = written.stream().filter(Written::isState).toList();
    this.all = written;
    this.shadows = shadows;
    this.restoration = restoration;
    this.counter = Objects.requireNonNull(shape.counter());
    for (int i = 0; i < loop.parameters().size(); i++) {
      Value parameter = loop.parameters().get(i);
      Value stack = stack(parameter, out);
      stateStacks.add(stack);
      push(stack, restoration.available(loop.initial().get(i)), out);
    }
    // Two of them may be one array: all are copied before any is changed.
    for (Written array : all) {
      lastContents.add(out.let(Snapshots.copy(before(array.array()))));
    }
    for (Written array : all) {
      Atom first = restoration.available(array.first());
      if (array.isState()) {
        Value stack = stack(array.array(), out);
        contentStacks.add(stack);
        push(stack, first, out);
      } else {
        out.let(Snapshots.restore(before(array.array()), first));
      }
    }
    this.capacity = capacity(last, out);
  }

  private static Value stack(Value of, BlockBuilder out) {
    String name = of.isTemporary() ? "snapshots" : of.name() + "Snapshots";
    return out.let(name, new TapeOperation.NewTape(new TapeType(of.type(), false), null));
  }

  private static void push(Value stack, Atom value, BlockBuilder out) {
    out.append(new Statement.Push(stack, value, out.origin()));
  }

  /** The array that the loop begins with. */
  private Atom before(Value array) {
    int i = loop.parameters().indexOf(array);
    return restoration.available(i < 0 ? array : loop.initial().get(i));
  }

  private Atom capacity(Atom last, BlockBuilder out) {
    if (loop.snapshots() > 0) {
      return Constant.of(loop.snapshots());
    }
    Atom first = restoration.available(loop.initial().get(loop.parameters().indexOf(counter)));
    String rule = shape.bound().isPresent() ? "logarithmic" : "squareRoot";
    return out.let("capacity", Snapshots.count(rule, trips(first, last, out)));
  }

  /** The number of trips from one to another, both counted. */
  private Atom trips(Atom from, Atom to, BlockBuilder out) {
    Atom distance = TripCount.distance(from, to, shape.direction() > 0, out);
    return new IntegerArithmetic(out).plus(distance, 1);
  }

  /** The shadows that go from trip to trip, each with the place of its array's parameter. */
  List<Value> carriedShadows() {
    List<Value> carried = new ArrayList<>();
    for (Value parameter : loop.parameters()) {
      if (shadows.get(parameter) instanceof Value shadow && loop.parameters().contains(shadow)) {
        carried.add(shadow);
      }
    }
    return carried;
  }

  /** The shadow that a trip passes on as {@code shadow} to the next. */
  private Atom passedOn(Value shadow) {
    return loop.body().results().get(loop.parameters().indexOf(shadow));
  }

  /** The shadow that the primal's own run of the loop ended with. */
  Atom finalShadow(Value shadow) {
    return restoration.available(loop.results().get(loop.parameters().indexOf(shadow)));
  }

  /**
   * Appends the run of trip {@code index} with everything recorded that its reverse reads.
   *
   * @param stored the number of snapshots on the stack
   * @param gathered for each of {@link #carriedShadows} the one in which the next trip's cotangents
   *     came together
   * @param dry sweeps the trip to see what it reads
   */
  Trip run(Value index, Value stored, List<Value> gathered, Dry dry, BlockBuilder out) {
    List<Value> state = seek(index, stored, out);
    Function trip = trip();
    Regions regions = new Regions(trip);
    RecordingPlan plan = RecordingPlan.of(regions, dry.reads(regions), true);
    Recording recording = new Recording(regions, plan, out.values());
    Block forward = recording.forward(trip);
    Restoration inner = restoration.nested(plan, recording.slots());
    for (int i = 0; i < loop.parameters().size(); i++) {
      Value parameter = loop.parameters().get(i);
      inner.put(parameter, parameter.equals(counter) ? index : state.get(i));
    }
    inner.runAgain(forward, out);
    List<Value> carried = carriedShadows();
    for (int i = 0; i < carried.size(); i++) {
      out.let(Shadows.move(gathered.get(i), inner.available(passedOn(carried.get(i)))));
    }
    List<Atom> shadowsNow = new ArrayList<>();
    carried.forEach(shadow -> shadowsNow.add(inner.available(shadow)));
    return new Trip(inner, shadowsNow, state.get(state.size() - 1));
  }

  /** Tells which values of a trip its reverse reads. */
  interface Dry {
    Set<Value> reads(Regions regions);
  }

  /**
   * A trip that was run again.
   *
   * @param restoration reads its values
   * @param shadows those of {@link #carriedShadows} that the trip began with
   * @param stored the number of snapshots that are left
   */
  record Trip(Restoration restoration, List<Atom> shadows, Atom stored) {}

  /** One trip as a function of its own. */
  private Function trip() {
    List<Type> types = loop.parameters().stream().map(Value::type).toList();
    List<String> names = loop.parameters().stream().map(Value::name).toList();
    return new Function("trip", List.copyOf(LoopShape.read(loop)), types, names, loop.body());
  }

  /**
   * Takes the latest snapshot off the stack and runs the loop from there to trip {@code index}.
   *
   * @return the state, and last the number of snapshots that are left
   */
  private List<Value> seek(Value index, Value stored, BlockBuilder out) {
    List<Atom> initial = new ArrayList<>();
    for (int i = 0; i < stateStacks.size(); i++) {
      initial.add(
          out.let(loop.parameters().get(i).name(), new TapeOperation.Pop(stateStacks.get(i))));
    }
    for (int i = 0; i < changing.size(); i++) {
      Value contents = out.let(new TapeOperation.Pop(contentStacks.get(i)));
      out.let(Snapshots.restore(now(changing.get(i).array(), initial), contents));
    }
    initial.add(out.operator(Operator.Kind.MINUS, stored, Constant.of(1)));
    List<Value> parameters = fresh(stored, out);
    List<Value> results = fresh(stored, out);
    Value position = parameters.get(loop.parameters().indexOf(counter));
    BlockBuilder condition = out.inner();
    Atom isBefore = condition.operator(Operator.Kind.NOT_EQUAL, position, index);
    BlockBuilder body = out.inner();
    List<Atom> next = advance(parameters, index, body);
    out.append(
        new Statement.Loop(
            results,
            parameters,
            initial,
            condition.build(List.of(isBefore)),
            body.build(next),
            out.origin()));
    return results;
  }

  private Atom now(Value array, List<? extends Atom> state) {
    int i = loop.parameters().indexOf(array);
    return i < 0 ? restoration.available(array) : state.get(i);
  }

  private List<Value> fresh(Value stored, BlockBuilder out) {
    List<Value> fresh = new ArrayList<>();
    loop.parameters().forEach(p -> fresh.add(out.values().fresh(p.name(), p.type())));
    fresh.add(out.values().fresh(stored.name(), Scalar.INT));
    return fresh;
  }

  /**
   * Keeps a snapshot of {@code state}, if there is room, and runs the loop to where the next is
   * due, or to trip {@code index}.
   */
  private List<Atom> advance(List<Value> state, Value index, BlockBuilder out) {
    Value stored = state.get(state.size() - 1);
    Value position = state.get(loop.parameters().indexOf(counter));
    Atom room = out.operator(Operator.Kind.MINUS, capacity, stored);
    Value steps = out.let("steps", Snapshots.steps(trips(position, index, out), room));
    boolean isUp = shape.direction() > 0;
    Atom target = out.operator(isUp ? Operator.Kind.PLUS : Operator.Kind.MINUS, position, steps);
    Atom isRoom = out.operator(Operator.Kind.GREATER, room, Constant.of(0));
    BlockBuilder keep = out.inner();
    for (int i = 0; i < stateStacks.size(); i++) {
      push(stateStacks.get(i), state.get(i), keep);
    }
    for (int i = 0; i < changing.size(); i++) {
      Value copy = keep.let(Snapshots.copy(now(changing.get(i).array(), state)));
      push(contentStacks.get(i), copy, keep);
    }
    Atom more = keep.operator(Operator.Kind.PLUS, stored, Constant.of(1));
    Value storedNow = out.values().fresh(stored.name(), Scalar.INT);
    out.append(
        new Statement.If(
            List.of(storedNow),
            isRoom,
            keep.build(List.of(more)),
            out.inner().build(List.of(stored)),
            out.origin()));
    List<Atom> next = new ArrayList<>(runTo(target, state, out));
    next.add(storedNow);
    return next;
  }

  /** The loop from {@code state} on until its counter is {@code target}, nothing recorded. */
  private List<Value> runTo(Atom target, List<Value> state, BlockBuilder out) {
    BlockBuilder condition = out.inner();
    Atom isBefore = condition.operator(Operator.Kind.NOT_EQUAL, counter, target);
    Statement.Loop part =
        new Statement.Loop(
            loop.results(),
            loop.parameters(),
            List.copyOf(state.subList(0, loop.parameters().size())),
            condition.build(List.of(isBefore)),
            loop.body(),
            loop.origin());
    return restoration.runAgain(part, out).results();
  }

  /** Appends what the sweep does after the first trip: arrays hold what the primal left in them. */
  void finish(BlockBuilder out) {
    for (int i = 0; i < all.size(); i++) {
      out.let(Snapshots.restore(before(all.get(i).array()), lastContents.get(i)));
    }
  }
}
