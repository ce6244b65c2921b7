package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.ArrayClasses;
import dev.fluxion.processor.analysis.KnownIndices;
import dev.fluxion.processor.analysis.LoopShape;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Computes before a loop what is the same in each of its trips. The reverse sweep then saves it
 * once, and gathers its cotangent in a local variable.
 *
 * <pre>
 * while (…) { y[b] = y[b] + f[p] * c[a] }    →    t = c[a]; while (…) { y[b] = y[b] + f[p] * t }
 * </pre>
 *
 * An element that may not exist is read only if the loop makes a trip.
 */
public final class HoistInvariants extends BlockPass {
  private final ValueSupply values;
  private final ArrayClasses classes;
  private KnownIndices known;

  private HoistInvariants(Function function, Program program) {
    this.values = ValueSupply.after(function);
    this.classes = ArrayClasses.of(function, program);
    this.known = new KnownIndices(classes::hasMovingRows);
  }

  public static Program hoist(Program program) {
    return onEachFunction(program, f -> new HoistInvariants(f, program));
  }

  @Override
  protected void let(Statement.Let let, List<Statement> out) {
    known.pass(let);
    out.add(let);
  }

  @Override
  protected void simple(Statement statement, List<Statement> out) {
    known.pass(statement);
    out.add(statement);
  }

  /** What is learnt inside a block is not known after it. */
  @Override
  Block block(Block block) {
    KnownIndices outer = known;
    known = outer.copy();
    Block result = super.block(block);
    known = outer;
    return result;
  }

  @Override
  protected void loop(Statement.Loop loop, List<Statement> out) {
    KnownIndices outer = known;
    known = outer.copy();
    known.enter(loop);
    Block body = block(loop.body());
    known = outer;
    Statement.Loop inner = loop.withBody(body);
    if (body.isAbrupt()) {
      out.add(inner);
      return;
    }
    Invariants invariants = new Invariants(inner);
    invariants.collect();
    invariants.hoist(out);
    Statement.Loop rest = inner.withBody(new Block(invariants.kept, body.results()));
    known.pass(rest);
    out.add(rest);
  }

  /** Whether the statement cannot fail, and nobody notices whether it has been executed. */
  static boolean isHarmless(Statement statement, KnownIndices known) {
    return statement instanceof Statement.Let let
        && (let.operation().isPure()
            || (let.operation() instanceof Operation.Load load
                && known.exists(load.array(), load.index())));
  }

  /** Whether it computes a number from others, and cannot fail. */
  static boolean isArithmetic(Operation operation) {
    return (operation instanceof Operation.Apply && operation.isPure())
        || operation instanceof Operation.Select
        || operation instanceof Operation.Detach;
  }

  /** What a loop computes in the same way in each trip. */
  private final class Invariants {
    private final Statement.Loop loop;
    private final Set<Value> inside;

    /** What goes before the loop, in order. */
    private final List<Statement.Let> hoisted = new ArrayList<>();

    /** Those of them that are elements of which is known only that a trip reads them. */
    private final Set<Statement> guarded = new HashSet<>();

    private final List<Statement> kept = new ArrayList<>();

    Invariants(Statement.Loop loop) {
      this.loop = loop;
      this.inside = LoopShape.definedIn(loop);
    }

    void collect() {
      // Whether nothing has happened in the trip yet but what cannot fail, or be seen by anybody.
      boolean isUntouched = isHarmless(loop.condition());
      KnownIndices inTrip = known.copy();
      inTrip.enter(loop);
      for (Statement statement : loop.body().statements()) {
        if (statement instanceof Statement.Let let && isInvariant(let) && moves(let, isUntouched)) {
          hoisted.add(let);
          inside.remove(let.value());
        } else {
          isUntouched &= HoistInvariants.isHarmless(statement, inTrip);
          kept.add(statement);
        }
        inTrip.pass(statement);
      }
    }

    private boolean moves(Statement.Let let, boolean isUntouched) {
      if (!(let.operation() instanceof Operation.Load load)
          || known.exists(load.array(), load.index())) {
        return true;
      }
      boolean canBeGuarded = isUntouched && let.value().type() instanceof Scalar;
      return canBeGuarded && guarded.add(let);
    }

    private boolean isInvariant(Statement.Let let) {
      return let.operation().operands().stream().noneMatch(inside::contains)
          && (let.operation() instanceof Operation.Load load
              ? !classes.isWrittenBy(loop, (Value) load.array())
              : isArithmetic(let.operation()));
    }

    /** Whether it makes no difference if the condition is evaluated once more. */
    private static boolean isHarmless(Block condition) {
      return condition.statements().stream()
          .allMatch(
              s ->
                  s instanceof Statement.Let let
                      && (let.operation().isPure()
                          || let.operation() instanceof Operation.Load
                          || let.operation() instanceof Operation.Length));
    }

    /** Appends what goes before the loop. */
    void hoist(List<Statement> out) {
      List<Statement.Let> waiting = new ArrayList<>();
      for (Statement.Let let : hoisted) {
        if (guarded.contains(let)) {
          waiting.add(let);
          continue;
        }
        if (waiting.stream().anyMatch(w -> let.operation().operands().contains(w.value()))) {
          guard(waiting, out);
        }
        known.pass(let);
        out.add(let);
      }
      guard(waiting, out);
    }

    /** Reads elements if the loop makes a trip. */
    private void guard(List<Statement.Let> reads, List<Statement> out) {
      if (reads.isEmpty()) {
        return;
      }
      Substitution first = substitution.inner();
      for (int i = 0; i < loop.parameters().size(); i++) {
        first.put(loop.parameters().get(i), loop.initial().get(i));
      }
      Block condition = new Cloner(values, first, o -> o).block(loop.condition());
      out.addAll(condition.statements());
      Block then =
          new Cloner(values, first, o -> o)
              .block(new Block(List.copyOf(reads), List.copyOf(valuesOf(reads))));
      List<Atom> none = reads.stream().map(r -> (Atom) Constant.zero(r.value().type())).toList();
      Atom hasTrip = condition.results().get(0);
      out.add(
          new Statement.If(
              valuesOf(reads), hasTrip, then, new Block(List.of(), none), loop.origin()));
      reads.clear();
    }

    private static List<Value> valuesOf(List<Statement.Let> lets) {
      return lets.stream().map(Statement.Let::value).toList();
    }
  }
}
