package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.IntegerArithmetic;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The loop over all directions that belongs to some statements of the primal, while it is made:
 * what becomes of the tangents of one direction. What is the same for all directions is computed
 * before it.
 */
final class Lanes {
  /** What a loop does for each tangent that is looked at, so that it is worth looking. */
  private static final int COSTLIER = 8;

  private final ValueSupply values;
  private final Value lane;
  private final BlockBuilder body;
  private final Map<Value, Atom> tangents = new HashMap<>();

  /** What was read in this loop where stores write, by those that change it. */
  private final Map<Statement, Atom> contents = new IdentityHashMap<>();

  /** The stores to arrays that have had zeros only, in all directions that matter. */
  private final Set<Statement> inZeros = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Set<Value> loads = new HashSet<>();
  private final Set<Value> confined = new HashSet<>();
  private boolean hasEffects;

  Lanes(ValueSupply values) {
    this.values = values;
    this.lane = values.fresh("lane", Scalar.INT);
    this.body = new BlockBuilder(values);
  }

  /** Where to compute tangents of one direction. */
  BlockBuilder body(Origin origin) {
    return body.at(origin.asTangent());
  }

  /** The tangent of a number, if it was computed or read in this loop. */
  @Nullable Atom tangent(Value value) {
    return tangents.get(value);
  }

  void put(Value value, Atom tangent) {
    tangents.put(value, tangent);
  }

  /** The place of this direction's number behind {@code base}. */
  Atom place(Atom base) {
    return new IntegerArithmetic(body).plus(base, lane);
  }

  Value load(Atom array, Atom base, String name) {
    Value load = body.let(name, new Operation.Load(array, place(base), false));
    loads.add(load);
    return load;
  }

  void store(Atom array, Atom base, Atom tangent) {
    store(array, base, tangent, null);
  }

  /**
   * @param content the tangent that stands there so far, if this loop has read it
   */
  void store(Atom array, Atom base, Atom tangent, @Nullable Atom content) {
    append(array, base, tangent, content);
  }

  /** The same where there are zeros in all directions but those of {@link #appendConfined}. */
  void storeInZeros(Atom array, Atom base, Atom tangent, @Nullable Atom content) {
    inZeros.add(append(array, base, tangent, content));
  }

  private Statement append(Atom array, Atom base, Atom tangent, @Nullable Atom content) {
    Statement store = new Statement.Store(array, place(base), tangent, body.origin());
    body.append(store);
    hasEffects = true;
    if (content != null) {
      contents.put(store, content);
    }
    return store;
  }

  Value readTape(Atom tape, Atom base) {
    return body.let(new TapeOperation.TapeRead(tape, place(base)));
  }

  void writeTape(Atom tape, Atom base, Atom tangent) {
    body.append(new Statement.TapeWrite(tape, place(base), tangent, body.origin()));
    hasEffects = true;
  }

  /** This tangent is zero outside of the directions that {@link #appendTo} is told. */
  void confine(Value tangent) {
    confined.add(tangent);
  }

  /**
   * Appends the loop.
   *
   * @param range its directions
   * @param partial those in which the confined tangents are not zero; null: any
   * @return whether the others got loops of their own
   */
  boolean appendTo(BlockBuilder out, LaneRange range, @Nullable LaneRange partial) {
    if (!hasEffects) {
      return false;
    }
    List<Statement> all = body.build(List.of()).statements();
    List<Statement> statements = hoisted(all, out);
    Value factor = CommonFactor.of(all, contents);
    if (factor != null) {
      out.append(unlessZero(factor, loop(lane, range.first(), range.end(), statements, out), out));
      return false;
    }
    ReducedLanes reduced = new ReducedLanes(statements, confined, contents, lane);
    if (partial == null || !reduced.isWorthIt(new BlockBuilder(values))) {
      out.append(loop(lane, range.first(), range.end(), statements, out));
      return false;
    }
    appendParts(out, statements, reduced, range, partial);
    return true;
  }

  private void appendParts(
      BlockBuilder out,
      List<Statement> statements,
      ReducedLanes reduced,
      LaneRange range,
      LaneRange partial) {
    reduced(reduced, range.first(), partial.first(), out);
    out.append(loop(lane, partial.first(), partial.end(), statements, out));
    reduced(reduced, partial.end(), range.end(), out);
  }

  /**
   * Whether less is to be done if it is known where the tangents are zero that it reads.
   *
   * @param looked how many tangents in each direction are to be looked at for that
   */
  boolean isWorthConfining(int looked) {
    List<Statement> all = body.build(List.of()).statements();
    return hasEffects
        && all.size() >= COSTLIER * looked
        && CommonFactor.of(all, contents) == null
        && new ReducedLanes(all, loads, zeros(), lane).isWorthIt(new BlockBuilder(values));
  }

  /** Appends the loop, with loops of their own where it reads zeros only. */
  void appendConfined(BlockBuilder out, LaneRange range, LaneRange confined) {
    List<Statement> statements = hoisted(body.build(List.of()).statements(), out);
    ReducedLanes reduced = new ReducedLanes(statements, loads, zeros(), lane);
    appendParts(out, statements, reduced, range, confined);
  }

  /** What is read where stores write, if all that the loop reads is zero. */
  private Map<Statement, Atom> zeros() {
    Map<Statement, Atom> zeros = new IdentityHashMap<>(contents);
    for (Statement store : inZeros) {
      zeros.put(store, Constant.zero(((Statement.Store) store).value().type()));
    }
    return zeros;
  }

  /** What is different in each direction; the rest goes to {@code out}. */
  private List<Statement> hoisted(List<Statement> all, BlockBuilder out) {
    Set<Value> inside = new HashSet<>(Set.of(lane));
    List<Statement> statements = new ArrayList<>();
    for (Statement statement : all) {
      if (statement instanceof Statement.Let let
          && let.operation().isPure()
          && let.operation().operands().stream().noneMatch(inside::contains)) {
        out.append(let);
      } else {
        inside.addAll(statement.results());
        statements.add(statement);
      }
    }
    return statements;
  }

  private void reduced(ReducedLanes reduced, Atom first, Atom end, BlockBuilder out) {
    Value other = values.fresh("lane", Scalar.INT);
    BlockBuilder trip = new BlockBuilder(values);
    reduced.write(other, trip);
    List<Statement> statements = trip.build(List.of()).statements();
    if (statements.stream().anyMatch(s -> !(s instanceof Statement.Let))) {
      out.append(loop(other, first, end, statements, out));
    }
  }

  private Statement loop(
      Value lane, Atom first, Atom end, List<Statement> statements, BlockBuilder out) {
    Origin origin = out.origin().asTangent();
    BlockBuilder condition = new BlockBuilder(values).at(origin);
    Value isOne = condition.operator(Operator.Kind.LESS, lane, end);
    BlockBuilder trip = new BlockBuilder(values).at(origin);
    statements.forEach(trip::append);
    Block next = trip.build(List.of(trip.operator(Operator.Kind.PLUS, lane, Constant.of(1))));
    return new Statement.Loop(
        List.of(values.temporary(Scalar.INT)),
        List.of(lane),
        List.of(first),
        condition.build(List.of(isOne)),
        next,
        origin);
  }

  private static Statement unlessZero(Value factor, Statement loop, BlockBuilder out) {
    Value isOther = out.operator(Operator.Kind.NOT_EQUAL, factor, Constant.zero(factor.type()));
    Block nothing = new Block(List.of(), List.of());
    Block changes = new Block(List.of(loop), List.of());
    return new Statement.If(List.of(), isOther, changes, nothing, out.origin().asTangent());
  }
}
