package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.LoopShape;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes loops easy to run backwards: what a condition computes anew in each trip, always the same,
 * is computed once before the loop; and every loop has an {@code int} that counts its trips.
 *
 * <pre>
 * while (i &lt; x.length) { … }     →    n = x.length; while (i &lt; n) { …; trip = trip + 1 }
 * </pre>
 *
 * A trip counter that is not needed in the end is dead code.
 */
final class PrepareLoops extends BlockPass {
  private final ValueSupply values;

  private PrepareLoops(Function function) {
    this.values = ValueSupply.after(function);
  }

  static Function prepare(Function function) {
    return function.withBody(new PrepareLoops(function).block(function.body()));
  }

  @Override
  protected void loop(Statement.Loop loop, List<Statement> out) {
    Block condition = hoist(loop, out);
    Block body = block(loop.body());
    Statement.Loop prepared =
        new Statement.Loop(
            loop.results(),
            loop.parameters(),
            loop.initial(),
            condition,
            body,
            loop.snapshots(),
            loop.origin());
    out.add(LoopShape.of(prepared).counter() == null ? withCounter(prepared) : prepared);
  }

  /**
   * Moves invariant statements of the condition onto {@code out}: an exception among them must be
   * the first that the condition can throw.
   */
  private static Block hoist(Statement.Loop loop, List<Statement> out) {
    Set<Value> inside = LoopShape.definedIn(loop);
    List<Statement> kept = new ArrayList<>();
    boolean mayThrow = false;
    for (Statement statement : loop.condition().statements()) {
      boolean isInvariant =
          statement instanceof Statement.Let let
              && let.operation().isRepeatable()
              && (let.operation().isPure() || !mayThrow)
              && Values.operands(let).stream().noneMatch(a -> isIn(a, inside));
      if (isInvariant) {
        inside.removeAll(statement.results());
        out.add(statement);
      } else {
        kept.add(statement);
        mayThrow |= !(statement instanceof Statement.Let let && let.operation().isPure());
      }
    }
    return new Block(kept, loop.condition().results());
  }

  private static boolean isIn(Atom atom, Set<Value> inside) {
    return atom instanceof Value value && inside.contains(value);
  }

  private Statement.Loop withCounter(Statement.Loop loop) {
    if (loop.body().isAbrupt()) {
      return loop;
    }
    Value trip = values.fresh("trip", Scalar.INT);
    Value next = values.temporary(Scalar.INT);
    List<Statement> body = new ArrayList<>(loop.body().statements());
    body.add(
        new Statement.Let(
            next,
            new Operation.Apply(
                new Operator(Operator.Kind.PLUS, Scalar.INT), List.of(trip, Constant.of(1))),
            loop.origin()));
    return new Statement.Loop(
        append(loop.results(), values.fresh("trips", Scalar.INT)),
        append(loop.parameters(), trip),
        append(loop.initial(), Constant.of(0)),
        loop.condition(),
        new Block(body, append(loop.body().results(), next)),
        loop.snapshots(),
        loop.origin());
  }

  private static <T> List<T> append(List<? extends T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }
}
