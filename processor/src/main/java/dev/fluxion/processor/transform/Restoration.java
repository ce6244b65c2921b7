package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.LoopShape;
import dev.fluxion.processor.analysis.RecordingPlan;
import dev.fluxion.processor.analysis.Stride;
import dev.fluxion.processor.analysis.Strides;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The reverse sweep's side of a {@link RecordingPlan}: how primal values are read back, at the
 * start of the mirror image of the block that defines them, from tapes or by computing them again.
 */
final class Restoration {
  private final RecordingPlan plan;
  private final Map<Value, Recording.Slot> slots;
  private final Deque<Substitution> scopes = new ArrayDeque<>();

  Restoration(RecordingPlan plan, Map<Value, Recording.Slot> slots) {
    this(plan, slots, new Substitution());
  }

  private Restoration(
      RecordingPlan plan, Map<Value, Recording.Slot> slots, Substitution substitution) {
    this.plan = plan;
    this.slots = slots;
    scopes.push(substitution);
  }

  /** A restoration by another plan, of what is inside; what is outside is read as here. */
  Restoration nested(RecordingPlan other, Map<Value, Recording.Slot> otherSlots) {
    return new Restoration(other, otherSlots, scope().inner());
  }

  /**
   * A restoration that restores nothing: the sweep then reads the primal's values themselves,
   * wherever they are.
   */
  static Restoration none() {
    return new Restoration(RecordingPlan.NONE, Map.of());
  }

  private Substitution scope() {
    return scopes.element();
  }

  Atom available(Atom atom) {
    return scope().apply(atom);
  }

  Operation available(Operation operation) {
    return scope().apply(operation);
  }

  /** From now on {@code value} is read as {@code atom}. */
  void put(Value value, Atom atom) {
    scope().put(value, atom);
  }

  /** The sweep begins the mirror image of {@code block}. */
  void enter(Block block, BlockBuilder out) {
    scopes.push(scope().inner());
    restore(block, out);
  }

  /** The sweep comes to the end of a loop, whose trips may have entries of their own on stacks. */
  void release(Statement.Loop loop, LoopShape shape, BlockBuilder out) {
    Value counter = Objects.requireNonNull(shape.counter());
    Set<Value> reserved = new LinkedHashSet<>();
    for (Recording.Slot slot : slots.values()) {
      if (slot.first() != null && counter.equals(slot.counter())) {
        reserved.add(slot.first());
      }
    }
    for (Value first : reserved) {
      Atom trips = TripCount.of(loop, shape, this::available, out);
      List<Atom> stacks = Recording.stacksOf(first, slots);
      put(first, out.let(first.name(), new TapeOperation.Release(available(stacks.get(0)), trips)));
      stacks.stream().skip(1).forEach(s -> out.let(new TapeOperation.Release(available(s), trips)));
    }
  }

  /** The values that trips of the loop hand on, and that are not restored otherwise. */
  Map<Value, RecordingPlan.HandedOn> handedOn(Statement.Loop loop) {
    Map<Value, RecordingPlan.HandedOn> own = new LinkedHashMap<>();
    plan.handedOn()
        .forEach(
            (value, handed) -> {
              if (loop.parameters().contains(handed.parameter())) {
                own.put(value, handed);
              }
            });
    return own;
  }

  /**
   * The sweep begins the mirror image of a loop's body, with {@code index} in place of the loop's
   * counter.
   *
   * @param handedOn what stands for the values that the trip has handed on
   */
  void enterLoop(
      Statement.Loop loop,
      LoopShape shape,
      Value index,
      Map<Value, Value> handedOn,
      BlockBuilder out) {
    scopes.push(scope().inner());
    Value counter = Objects.requireNonNull(shape.counter());
    put(counter, index);
    handedOn.forEach(this::put);
    for (Value parameter : loop.parameters()) {
      if (plan.saved().contains(parameter)) {
        load(parameter, loop.origin(), out);
      } else if (plan.recomputed().contains(parameter)) {
        out.at(loop.origin().asAdjoint());
        put(parameter, out.name(induction(loop, shape, parameter, out), parameter.name()));
      }
    }
    restore(loop.body(), out);
  }

  void leave() {
    scopes.pop();
  }

  /** Restores what the plan says of the values that {@code block} itself defines. */
  void restore(Block block, BlockBuilder out) {
    Cloner cloner = new Cloner(out.values(), scope(), Origin::asRecomputed);
    for (Statement statement : block.statements()) {
      if (statement.results().stream().anyMatch(plan.recomputed()::contains)) {
        recompute(statement, cloner, out);
      }
      for (Value result : statement.results()) {
        if (plan.saved().contains(result)) {
          load(result, statement.origin(), out);
        }
      }
      if (statement instanceof Statement.Store store
          && store.value() instanceof Value value
          && store.equals(plan.reread().get(value))) {
        reread(value, store, out);
      }
    }
  }

  private void reread(Value value, Statement.Store store, BlockBuilder out) {
    out.at(store.origin().asRecomputed());
    Operation read = new Operation.Load(available(store.array()), available(store.index()), true);
    put(value, out.let(value.name(), read));
  }

  private void recompute(Statement statement, Cloner cloner, BlockBuilder out) {
    if (!(statement instanceof Statement.Loop loop)) {
      out.append(cloner.statement(statement));
      return;
    }
    out.at(loop.origin().asAdjoint());
    for (int i = 0; i < loop.results().size(); i++) {
      if (plan.recomputed().contains(loop.results().get(i))) {
        Atom trips = TripCount.of(loop, LoopShape.of(loop), this::available, out);
        Value result = loop.results().get(i);
        put(result, out.name(after(trips, loop, i, out), result.name()));
      }
    }
  }

  /**
   * Appends the statements of {@code block} once more; from now on what they define is read as what
   * the copies define.
   */
  void runAgain(Block block, BlockBuilder out) {
    Cloner cloner = new Cloner(out.values(), scope(), Origin::asRecomputed);
    block.statements().forEach(statement -> out.append(cloner.statement(statement)));
  }

  /** Appends a copy of {@code loop}, whose values nobody else reads. */
  Statement.Loop runAgain(Statement.Loop loop, BlockBuilder out) {
    Cloner cloner = new Cloner(out.values(), scope().inner(), Origin::asRecomputed);
    Statement.Loop copy = (Statement.Loop) cloner.statement(loop);
    out.append(copy);
    return copy;
  }

  private void load(Value value, Origin origin, BlockBuilder out) {
    Recording.Slot slot = Objects.requireNonNull(slots.get(value));
    if (!slot.isTape()) {
      put(value, available(slot.location()));
      return;
    }
    out.at(origin.asAdjoint());
    Atom tape = available(slot.location());
    Operation read =
        slot.counter() == null
            ? new TapeOperation.Pop(tape)
            : new TapeOperation.TapeRead(tape, slot.index(out, scope()));
    put(value, out.let(value.name(), read));
  }

  /** The parameter at the start of the trip that the counter tells. */
  private Atom induction(Statement.Loop loop, LoopShape shape, Value parameter, BlockBuilder out) {
    Value counter = Objects.requireNonNull(shape.counter());
    Atom first = available(loop.initial().get(loop.parameters().indexOf(counter)));
    Atom now = available(counter);
    Atom trips = TripCount.distance(first, now, shape.direction() > 0, out);
    return after(trips, loop, loop.parameters().indexOf(parameter), out);
  }

  private Atom after(Atom trips, Statement.Loop loop, int number, BlockBuilder out) {
    Stride stride = Strides.of(loop, number).orElseThrow();
    return new Induction(this::available, out)
        .after(trips, available(loop.initial().get(number)), stride);
  }
}
