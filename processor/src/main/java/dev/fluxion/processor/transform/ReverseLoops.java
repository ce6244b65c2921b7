package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.LoopShape;
import dev.fluxion.processor.analysis.Regions;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.IntegerArithmetic;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The reverse of loops: as many trips as the primal made, from the last to the first. */
final class ReverseLoops {
  private final ReverseSweep sweep;
  private final Restoration restoration;
  private final ReverseArrays arrays;
  private final HandedOnShadows handedOn;

  ReverseLoops(
      ReverseSweep sweep, Restoration restoration, ReverseArrays arrays, HandedOnShadows handedOn) {
    this.handedOn = handedOn;
    this.sweep = sweep;
    this.restoration = restoration;
    this.arrays = arrays;
  }

  /** The parts of a reversed loop: what it carries from trip to trip, each with its first value. */
  static final class Carried {
    private final List<Value> parameters = new ArrayList<>();
    private final List<Atom> initial = new ArrayList<>();
    private final List<Value> results = new ArrayList<>();

    Value add(String name, Type type, Atom first, BlockBuilder out) {
      Value parameter = out.values().fresh(name, type);
      parameters.add(parameter);
      initial.add(first);
      results.add(out.values().fresh(name, type));
      return parameter;
    }

    /** What the loop begins with in place of {@code parameter}. */
    Atom first(Value parameter) {
      return initial.get(parameters.indexOf(parameter));
    }

    /** What the loop ends with in place of {@code parameter}. */
    Value result(Value parameter) {
      return results.get(parameters.indexOf(parameter));
    }
  }

  /**
   * What the reverse of a trip begins with.
   *
   * @param index the counter
   * @param bars for each active parameter of the loop the cotangent of what the trip passes on
   * @param outer the active values from outside the loop
   * @param around all cotangents from outside, those of {@code outer} as carried
   */
  private record Start(
      Statement.Loop loop,
      LoopShape shape,
      Value index,
      Map<Value, Value> bars,
      Set<Value> outer,
      Cotangents around) {}

  /** Appends the reverse of {@code loop}. */
  void loop(Statement.Loop loop, BlockBuilder out, Cotangents bars) {
    Map<Value, Atom> ownBars = new LinkedHashMap<>();
    boolean isReached = false;
    for (int i = 0; i < loop.parameters().size(); i++) {
      Value parameter = loop.parameters().get(i);
      Atom bar = bars.take(loop.results().get(i));
      isReached |= bar != null;
      if (bars.isActive(parameter)) {
        Atom result = restoration.available(loop.results().get(i));
        ownBars.put(parameter, bar == null ? Cotangents.zero(result, out) : bar);
      }
    }
    if (!isReached && !arrays.touches(loop.body()) && handedOn.isEmpty(loop)) {
      return;
    }
    if (loop.body().isAbrupt()) {
      // It made no trip, or there would be nothing to reverse.
      passOn(loop, ownBars, out, bars);
      handedOn.passOn(loop, out);
      return;
    }
    reverse(loop, ownBars, out, bars);
  }

  private void reverse(
      Statement.Loop loop, Map<Value, Atom> ownBars, BlockBuilder out, Cotangents bars) {
    Origin origin = loop.origin().asAdjoint();
    LoopShape shape = LoopShape.of(loop);
    Value counter = Objects.requireNonNull(shape.counter());
    Atom first = restoration.available(loop.initial().get(loop.parameters().indexOf(counter)));
    Atom last = last(loop, shape, first, out);
    restoration.release(loop, shape, out);
    Carried carried = new Carried();
    Value index = carried.add(counter.name(), Scalar.INT, last, out);
    Map<Value, Value> parameterBars = new LinkedHashMap<>();
    ownBars.forEach(
        (value, bar) ->
            parameterBars.put(
                value, carried.add(Cotangents.nameOf(value), value.type(), bar, out)));
    Map<Value, Value> outerBars = new LinkedHashMap<>();
    for (Value value : outerActive(loop, bars)) {
      outerBars.put(
          value,
          carried.add(
              Cotangents.nameOf(value), value.type(), bars.orZero(value, restoration, out), out));
    }
    HandedOnShadows.Trips shadows = handedOn.trips(loop, carried, out);
    Map<Value, Value> values = new LinkedHashMap<>();
    restoration
        .handedOn(loop)
        .forEach(
            (value, handed) ->
                values.put(
                    value,
                    carried.add(
                        value.name(), value.type(), restoration.available(handed.result()), out)));
    Cotangents inner = bars.copy();
    outerBars.forEach(inner::put);
    Start start = new Start(loop, shape, index, parameterBars, outerBars.keySet(), inner);
    CheckpointedLoop checkpointed = null;
    Block body;
    if (loop.isCheckpointed()) {
      checkpointed = sweep.checkpointed(loop, shape, last, out);
      body = rerunBody(start, checkpointed, carried, out);
    } else {
      body = recordedBody(start, shadows, values, out);
    }
    BlockBuilder condition = out.inner();
    Atom goesOn = goesOn(shape, index, first, condition);
    out.at(origin)
        .append(
            new Statement.Loop(
                carried.results,
                carried.parameters,
                carried.initial,
                condition.build(List.of(goesOn)),
                body,
                origin));
    outerBars.forEach((value, bar) -> bars.put(value, carried.result(bar)));
    Map<Value, Atom> finished = new LinkedHashMap<>();
    parameterBars.forEach((value, bar) -> finished.put(value, carried.result(bar)));
    passOn(loop, finished, out, bars);
    shadows.finish(carried, out);
    if (checkpointed != null) {
      checkpointed.finish(out);
    }
  }

  /** Adds the finished cotangents of parameters to those of their first values. */
  private static void passOn(
      Statement.Loop loop, Map<Value, Atom> finished, BlockBuilder out, Cotangents bars) {
    finished.forEach(
        (value, bar) -> bars.add(loop.initial().get(loop.parameters().indexOf(value)), bar, out));
  }

  /**
   * Whether the reversed loop has another trip to make. A counter without a bound may have wrapped
   * around, unless it began at 0, and nothing is less than the least integer; so it runs until it
   * has passed its first value.
   */
  private static Atom goesOn(LoopShape shape, Value index, Atom start, BlockBuilder out) {
    boolean isUp = shape.direction() > 0;
    boolean isBounded = shape.bound().isPresent() && !start.equals(least(shape));
    return isBounded || start.equals(Constant.of(0))
        ? out.operator(
            isUp ? Operator.Kind.GREATER_OR_EQUAL : Operator.Kind.LESS_OR_EQUAL, index, start)
        : out.operator(
            Operator.Kind.NOT_EQUAL,
            index,
            new IntegerArithmetic(out).plus(start, -shape.direction()));
  }

  /** What no counter can be before, in the direction of the loop. */
  private static Constant least(LoopShape shape) {
    return Constant.of(shape.direction() > 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE);
  }

  /** The value of the loop's counter in the last trip. */
  private Atom last(Statement.Loop loop, LoopShape shape, Atom start, BlockBuilder out) {
    if (shape.bound().isPresent()) {
      LoopShape.Bound bound = shape.bound().get();
      Atom limit = restoration.available(bound.limit());
      boolean mayBeLeast = limit instanceof Value || limit.equals(least(shape));
      if (bound.offset() != 0 && !sweep.isLength(bound.limit()) && mayBeLeast) {
        // The limit may be the least integer: one less would be the greatest.
        limit = out.apply(TripCount.farther(shape.direction() > 0), limit, start);
      }
      return new IntegerArithmetic(out).plus(limit, bound.offset());
    }
    Value counter = Objects.requireNonNull(shape.counter());
    Value end = loop.results().get(loop.parameters().indexOf(counter));
    return new IntegerArithmetic(out).plus(restoration.available(end), -shape.direction());
  }

  /**
   * The body of the reversed loop where the trips were recorded.
   *
   * @param values what stands for the values that the trip has handed on
   */
  private Block recordedBody(
      Start start, HandedOnShadows.Trips shadows, Map<Value, Value> values, BlockBuilder out) {
    BlockBuilder body = out.inner();
    restoration.enterLoop(start.loop(), start.shape(), start.index(), values, body);
    shadows.enter(body);
    List<Atom> next = new ArrayList<>(sweepTrip(start, sweep, body));
    next.addAll(shadows.next());
    restoration
        .handedOn(start.loop())
        .values()
        .forEach(handed -> next.add(restoration.available(handed.parameter())));
    restoration.leave();
    return body.build(next);
  }

  /** The body of the reversed loop where each trip is run once more. */
  private Block rerunBody(
      Start start, CheckpointedLoop checkpointed, Carried carried, BlockBuilder out) {
    Value stored = carried.add("stored", Scalar.INT, Constant.of(1), out);
    List<Value> gathered = new ArrayList<>();
    for (Value shadow : checkpointed.carriedShadows()) {
      gathered.add(
          carried.add(shadow.name(), shadow.type(), checkpointed.finalShadow(shadow), out));
    }
    BlockBuilder body = out.inner();
    CheckpointedLoop.Trip trip =
        checkpointed.run(
            start.index(), stored, gathered, regions -> reads(start, regions, out), body);
    List<Atom> next = new ArrayList<>(sweepTrip(start, sweep.reading(trip.restoration()), body));
    next.add(trip.stored());
    next.addAll(trip.shadows());
    return body.build(next);
  }

  /** The values of a trip that its reverse reads. */
  private Set<Value> reads(Start start, Regions regions, BlockBuilder out) {
    BlockBuilder body = out.inner();
    List<Atom> next = sweepTrip(start, sweep.reading(Restoration.none()), body);
    return regions.readBy(DropDeadCode.drop(body.build(next)));
  }

  /**
   * Appends the reverse of a trip; returns what it passes on: the old cotangents are consumed, the
   * new ones gathered under the same names.
   */
  private static List<Atom> sweepTrip(Start start, ReverseSweep sweep, BlockBuilder body) {
    Statement.Loop loop = start.loop();
    Cotangents bars = start.around().copy();
    start
        .bars()
        .forEach(
            (value, bar) ->
                bars.add(loop.body().results().get(loop.parameters().indexOf(value)), bar, body));
    sweep.sweep(loop.body(), body, bars);
    List<Atom> next = new ArrayList<>();
    body.at(loop.origin().asAdjoint());
    next.add(new IntegerArithmetic(body).plus(start.index(), -start.shape().direction()));
    start.bars().keySet().forEach(value -> next.add(sweep.cotangent(value, body, bars)));
    start.outer().forEach(value -> next.add(sweep.cotangent(value, body, bars)));
    return next;
  }

  /** The active values from outside that the loop's body reads. */
  static Set<Value> outerActive(Statement.Loop loop, Cotangents bars) {
    Set<Value> inside = LoopShape.definedIn(loop);
    Set<Value> outer = new LinkedHashSet<>();
    Values.forEachUse(
        loop.body(),
        v -> {
          if (bars.isActive(v) && !inside.contains(v)) {
            outer.add(v);
          }
        });
    return outer;
  }
}
