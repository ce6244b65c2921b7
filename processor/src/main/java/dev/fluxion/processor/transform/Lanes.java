package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.ArrayList;
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
  private final ValueSupply values;
  private final Value lane;
  private final BlockBuilder body;
  private final Map<Value, Atom> tangents = new HashMap<>();

  /** What was read in this loop where stores write, by those that change it. */
  private final Map<Statement, Atom> contents = new IdentityHashMap<>();

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
    return base.equals(Constant.of(0)) ? lane : body.operator(Operator.Kind.PLUS, base, lane);
  }

  Value load(Atom array, Atom base, String name) {
    return body.let(name, new Operation.Load(array, place(base), false));
  }

  void store(Atom array, Atom base, Atom tangent) {
    store(array, base, tangent, null);
  }

  /**
   * @param content the tangent that stands there so far, if this loop has read it
   */
  void store(Atom array, Atom base, Atom tangent, @Nullable Atom content) {
    Statement store = new Statement.Store(array, place(base), tangent, body.origin());
    body.append(store);
    hasEffects = true;
    if (content != null) {
      contents.put(store, content);
    }
  }

  Value readTape(Atom tape, Atom base) {
    return body.let(new Operation.TapeRead(tape, place(base)));
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
    out.append(reduced(reduced, range.first(), partial.first(), out));
    out.append(loop(lane, partial.first(), partial.end(), statements, out));
    out.append(reduced(reduced, partial.end(), range.end(), out));
    return true;
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

  private Statement reduced(ReducedLanes reduced, Atom first, Atom end, BlockBuilder out) {
    Value other = values.fresh("lane", Scalar.INT);
    BlockBuilder trip = new BlockBuilder(values);
    reduced.write(other, trip);
    return loop(other, first, end, trip.build(List.of()).statements(), out);
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
