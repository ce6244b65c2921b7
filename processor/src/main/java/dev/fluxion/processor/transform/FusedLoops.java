package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.IndependentTrips;
import dev.fluxion.processor.analysis.KnownIndices;
import dev.fluxion.processor.analysis.RecordingPlan;
import dev.fluxion.processor.analysis.Regions;
import dev.fluxion.processor.analysis.SettledLoads;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.rule.RuleTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reverses the trips of loops as soon as they are made, where {@linkplain IndependentTrips nothing
 * but sums} connects them and the cotangents of the sums are known before. What a trip has computed
 * is still there then, and no tape grows with the number of trips.
 *
 * <pre>
 * for (i …) { t = x[i] - m; s += t * t; }          for (i …) {
 * …                                                  t = x[i] - m; s += t * t;
 * for (i …) { t = x[i] - m;                   ─▶     tBar = 2 * sBar * t; xBar[i] += tBar; …
 *             tBar = 2 * sBar * t; … }             }
 * </pre>
 */
final class FusedLoops {
  private final Program program;
  private final ShadowedFunction shadowed;
  private final Set<Value> active;
  private final RuleTable rules;
  private final ReverseSweep.SplitCalls calls;
  private final ValueSupply values;

  /** The cotangents of the function's results, where they are known before it runs. */
  private final Map<Atom, Atom> resultBars;

  /** The arrays whose length has been read. */
  private final Set<Value> measured = new HashSet<>();

  private final KnownIndices elements = new KnownIndices();
  private final List<Statement> statements = new ArrayList<>();
  private final Map<Statement.Loop, Map<Value, Value>> fused = new IdentityHashMap<>();

  private FusedLoops(
      Program program,
      ShadowedFunction shadowed,
      Set<Value> active,
      RuleTable rules,
      ReverseSweep.SplitCalls calls,
      ValueSupply values,
      Map<Atom, Atom> resultBars) {
    this.program = program;
    this.shadowed = shadowed;
    this.active = active;
    this.rules = rules;
    this.calls = calls;
    this.values = values;
    this.resultBars = resultBars;
  }

  /**
   * A function, of whose result the cotangent is 1, with loops fused where that is possible.
   *
   * @param active the values of the function that have cotangents
   */
  static ShadowedFunction fuse(
      Program program,
      ShadowedFunction shadowed,
      Set<Value> active,
      RuleTable rules,
      ReverseSweep.SplitCalls calls,
      ValueSupply values) {
    Map<Atom, Atom> resultBars = new LinkedHashMap<>();
    shadowed.function().body().results().stream()
        .filter(result -> result.type().isReal())
        .forEach(result -> resultBars.put(result, Constant.of((Scalar) result.type(), 1)));
    FusedLoops loops = new FusedLoops(program, shadowed, active, rules, calls, values, resultBars);
    return loops.fuse(new IndependentTrips(program, program.entry(), loops::isActive));
  }

  /**
   * @param trips of the function as it was before it got shadows
   */
  private ShadowedFunction fuse(IndependentTrips trips) {
    Function function = shadowed.function();
    Block body = function.body();
    if (body.isAbrupt()) {
      return shadowed;
    }
    LinearTail tail = new LinearTail(body.statements(), resultBars);
    Set<Value> known = new HashSet<>(function.parameters());
    resultBars.values().forEach(bar -> addValue(bar, known));
    for (int i = 0; i < body.statements().size(); i++) {
      Statement statement = body.statements().get(i);
      measure(statement);
      if (!(statement instanceof Statement.Loop loop)
          || !trips.are(loop)
          || !fuse(loop, tail, known, trips)) {
        statements.add(statement);
      }
      known.addAll(statement.results());
      elements.pass(statement);
    }
    return fused.isEmpty()
        ? shadowed
        : shadowed.with(function.withBody(new Block(statements, body.results())), fused);
  }

  /** The condition of a loop is evaluated before anything else of it. */
  private void measure(Statement statement) {
    if (statement instanceof Statement.Loop loop) {
      loop.condition().statements().forEach(this::measure);
    } else if (statement instanceof Statement.Let let
        && let.operation() instanceof Operation.Length length) {
      addValue(length.array(), measured);
    }
  }

  private static void addValue(Atom atom, Set<Value> to) {
    if (atom instanceof Value value) {
      to.add(value);
    }
  }

  private boolean isActive(Value value) {
    return (value.type().hasCotangent() && active.contains(value))
        || shadowed.shadows().containsKey(value);
  }

  /** Appends the fused loop; false if the cotangents of its sums are not known before it. */
  private boolean fuse(
      Statement.Loop loop, LinearTail tail, Set<Value> known, IndependentTrips trips) {
    BlockBuilder before = new BlockBuilder(values).at(loop.origin().asAdjoint());
    Map<Value, Atom> sums = sumBars(loop, tail, known, before);
    statements.addAll(before.build(List.of()).statements());
    if (sums == null || sums.values().stream().allMatch(BlockBuilder::isZero)) {
      return false;
    }
    Map<Value, Value> outer = new LinkedHashMap<>();
    for (Value value : ReverseLoops.outerActive(loop, new Cotangents(active))) {
      outer.put(value, values.fresh(Cotangents.nameOf(value), value.type()));
    }
    SettledLoads settled = trips.settled(loop);
    Block primal = MarkStableLoads.mark(loop.body(), settled.reads(), settled.writes());
    Trip trip = new Trip(shadowed, loop, primal, sums, outer);
    ScratchRows rows = ScratchRows.of(loop, primal, trip.needed(), known, trips, values);
    if (rows.isEmpty()) {
      trip = trip.withLoopsFused(trips.inside(loop));
    } else {
      statements.addAll(rows.made());
      ShadowedFunction withRows = shadowed.withShadows(rows.shadows(shadowed.shadows()));
      trip = new Trip(withRows, loop.withBody(rows.body()), rows.body(), sums, outer);
    }
    Statement.Loop whole = trip.fused();
    Map<Value, Value> gathered = new LinkedHashMap<>();
    int next = loop.results().size();
    for (Value value : outer.keySet()) {
      gathered.put(value, whole.results().get(next++));
    }
    for (Statement statement :
        CarriedNeighbours.carry(whole, elements, a -> !trips.areWritten(loop, a), values)) {
      statements.add(statement);
      if (statement instanceof Statement.Loop carrying) {
        fused.put(carrying, gathered);
      }
    }
    return true;
  }

  /**
   * The cotangents of what the loop's trips pass on, by what they pass on; null if one is not known
   * before the loop.
   */
  private @Nullable Map<Value, Atom> sumBars(
      Statement.Loop loop, LinearTail tail, Set<Value> known, BlockBuilder out) {
    List<Value> results = new ArrayList<>();
    List<Value> sums = new ArrayList<>();
    for (int i = 0; i < loop.parameters().size(); i++) {
      if (isActive(loop.parameters().get(i))) {
        results.add(loop.results().get(i));
        sums.add((Value) loop.body().results().get(i));
      }
    }
    List<Atom> bars = tail.compute(results, known, measured, out);
    if (bars == null) {
      return null;
    }
    Map<Value, Atom> sumBars = new LinkedHashMap<>();
    for (int i = 0; i < sums.size(); i++) {
      sumBars.put(sums.get(i), bars.get(i));
    }
    return sumBars;
  }

  /** A trip, made and reversed. */
  private final class Trip {
    private final Statement.Loop loop;
    private final ShadowedFunction trip;
    private final Map<Value, Atom> sums;
    private final Map<Value, Value> outer;

    /**
     * @param sums what the trip passes on, with its cotangent
     * @param outer the active values from outside, with the cotangents gathered so far
     */
    Trip(
        ShadowedFunction shadowed,
        Statement.Loop loop,
        Block primal,
        Map<Value, Atom> sums,
        Map<Value, Value> outer) {
      this(
          loop, shadowed.with(IndependentTrips.trip(loop.withBody(primal)), Map.of()), sums, outer);
    }

    private Trip(
        Statement.Loop loop,
        ShadowedFunction trip,
        Map<Value, Atom> sums,
        Map<Value, Value> outer) {
      this.loop = loop;
      this.trip = trip;
      this.sums = sums;
      this.outer = outer;
    }

    /** The same with loops inside the trip fused, too. */
    Trip withLoopsFused(IndependentTrips inside) {
      FusedLoops loops =
          new FusedLoops(program, trip, active, rules, calls, values, new LinkedHashMap<>(sums));
      return new Trip(loop, loops.fuse(inside), sums, outer);
    }

    /** What its reverse reads. */
    Set<Value> needed() {
      BlockBuilder dry = new BlockBuilder(values);
      List<Atom> passedOn = reverse(Restoration.none(), dry);
      return new Regions(trip.function()).readBy(DropDeadCode.drop(dry.build(passedOn)));
    }

    Statement.Loop fused() {
      Regions regions = new Regions(trip.function());
      Set<Value> remade = RemadeShadows.of(trip.function());
      RecordingPlan plan = RecordingPlan.of(regions, needed(), true, remade);
      Recording recording = Recording.ofTrip(regions, plan, values);
      BlockBuilder body = new BlockBuilder(values);
      for (Statement statement : recording.forward(trip.function()).statements()) {
        // Empty again after each trip, a tape serves for all of them.
        if (statement instanceof Statement.Let let
            && let.operation() instanceof TapeOperation.NewTape) {
          statements.add(statement);
        } else {
          body.append(statement);
        }
      }
      List<Atom> next = new ArrayList<>(loop.body().results());
      next.addAll(reverse(new Restoration(plan, recording.slots()), body));
      List<Value> results = new ArrayList<>(loop.results());
      List<Value> parameters = new ArrayList<>(loop.parameters());
      List<Atom> initial = new ArrayList<>(loop.initial());
      BlockBuilder before = new BlockBuilder(values).at(loop.origin().asAdjoint());
      outer.forEach(
          (value, bar) -> {
            results.add(values.fresh(bar.name(), bar.type()));
            parameters.add(bar);
            initial.add(Cotangents.zero(value, before));
          });
      statements.addAll(before.build(List.of()).statements());
      return new Statement.Loop(
          results, parameters, initial, loop.condition(), body.build(next), loop.origin());
    }

    /** Appends the reverse of the trip; returns the cotangents of {@link #outer} after it. */
    private List<Atom> reverse(Restoration restoration, BlockBuilder out) {
      Cotangents bars = new Cotangents(active);
      outer.forEach(bars::put);
      sums.forEach((sum, bar) -> bars.add(sum, bar, out));
      new ReverseSweep(rules, calls, restoration, trip).sweep(trip.function().body(), out, bars);
      return outer.keySet().stream().map(v -> bars.orZero(v, restoration, out)).toList();
    }
  }
}
