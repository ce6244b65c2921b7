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
    body.append(new Statement.Store(array, place(base), tangent, body.origin()));
    hasEffects = true;
  }

  Value readTape(Atom tape, Atom base) {
    return body.let(new Operation.TapeRead(tape, place(base)));
  }

  void writeTape(Atom tape, Atom base, Atom tangent) {
    body.append(new Statement.TapeWrite(tape, place(base), tangent, body.origin()));
    hasEffects = true;
  }

  /** Appends the loop, for directions from {@code first} to {@code end}, exclusive. */
  void appendTo(BlockBuilder out, Atom first, Atom end) {
    if (!hasEffects) {
      return;
    }
    Origin origin = out.origin().asTangent();
    Set<Value> inside = new HashSet<>(Set.of(lane));
    List<Statement> statements = new ArrayList<>();
    for (Statement statement : body.build(List.of()).statements()) {
      if (statement instanceof Statement.Let let
          && let.operation().isPure()
          && let.operation().operands().stream().noneMatch(inside::contains)) {
        out.append(let);
      } else {
        inside.addAll(statement.results());
        statements.add(statement);
      }
    }
    BlockBuilder condition = new BlockBuilder(values).at(origin);
    Value isOne = condition.operator(Operator.Kind.LESS, lane, end);
    BlockBuilder trip = new BlockBuilder(values).at(origin);
    statements.forEach(trip::append);
    Block next = trip.build(List.of(trip.operator(Operator.Kind.PLUS, lane, Constant.of(1))));
    out.append(
        new Statement.Loop(
            List.of(values.temporary(Scalar.INT)),
            List.of(lane),
            List.of(first),
            condition.build(List.of(isOne)),
            next,
            origin));
  }
}
