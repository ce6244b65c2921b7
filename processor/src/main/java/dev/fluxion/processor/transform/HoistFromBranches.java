package dev.fluxion.processor.transform;

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
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where all trips of a loop take the same branch, what is the same in each of them is computed
 * before the loop: in the branch that asked already, if there is one.
 *
 * <pre>
 * if (c) { … }                    if (c) { …; t = sin(a) * b }
 * while (…) {                →    while (…) {
 *   if (c) { y += sin(a) * b }      if (c) { y += t }
 * }                               }
 * </pre>
 *
 * For derivatives only: a reverse sweep might save the branch's value and not what it is made of.
 */
final class HoistFromBranches extends BlockPass {
  private final ValueSupply values;

  private HoistFromBranches(Function function) {
    this.values = ValueSupply.after(function);
  }

  static Program hoist(Program program) {
    return program.withBodies(
        f -> LoopShape.hasLoops(f.body()) ? new HoistFromBranches(f).block(f.body()) : f.body());
  }

  @Override
  protected void loop(Statement.Loop loop, List<Statement> out) {
    Set<Value> inside = LoopShape.definedIn(loop);
    List<Statement> kept = new ArrayList<>();
    for (Statement statement : loop.body().statements()) {
      boolean isSame =
          statement instanceof Statement.If branch
              && branch.condition() instanceof Value condition
              && !inside.contains(condition);
      kept.add(isSame ? hoist((Statement.If) statement, inside, out) : statement);
    }
    Block body = loop.body().with(kept, loop.body().results());
    super.loop(loop.with(loop.initial(), loop.condition(), body), out);
  }

  /** Appends to {@code out} what the branches need not compute; returns them without it. */
  private Statement hoist(Statement.If branch, Set<Value> inside, List<Statement> out) {
    Split then = new Split(branch.then(), inside);
    Split otherwise = new Split(branch.otherwise(), inside);
    if (!then.saves() && !otherwise.saves()) {
      return branch;
    }
    append(
        new Statement.If(
            List.of(),
            substitution.apply(branch.condition()),
            new Block(then.moved(substitution), List.of()),
            new Block(otherwise.moved(substitution), List.of()),
            branch.origin()),
        then.leaving,
        otherwise.leaving,
        out);
    return new Statement.If(
        branch.results(), branch.condition(), then.kept, otherwise.kept, branch.origin());
  }

  /** Appends the branches, with the values that leave them. */
  private void append(
      Statement.If moved, Set<Value> fromThen, Set<Value> fromOther, List<Statement> out) {
    int before = joinable(moved, out);
    Statement.If first =
        before < 0
            ? new Statement.If(
                List.of(),
                moved.condition(),
                new Block(List.of(), List.of()),
                new Block(List.of(), List.of()),
                moved.origin())
            : (Statement.If) out.get(before);
    List<Value> results = new ArrayList<>(first.results());
    List<Atom> then = new ArrayList<>();
    List<Atom> otherwise = new ArrayList<>();
    fromThen.forEach(v -> leave(v, results, then, otherwise));
    fromOther.forEach(v -> leave(v, results, otherwise, then));
    Statement.If joined =
        new Statement.If(
            results,
            first.condition(),
            joined(first, first.then(), moved.then(), then),
            joined(first, first.otherwise(), moved.otherwise(), otherwise),
            first.origin());
    if (before < 0) {
      out.add(joined);
    } else {
      out.set(before, joined);
    }
  }

  private void leave(Value value, List<Value> results, List<Atom> here, List<Atom> there) {
    Value result = values.fresh(value.name(), value.type());
    substitution.put(value, result);
    results.add(result);
    here.add(value);
    there.add(Constant.zero(value.type()));
  }

  /** One of the branches with the same condition, and what follows it and is not there yet. */
  private static Block joined(Statement.If branch, Block first, Block second, List<Atom> leaving) {
    Substitution inBranch = new Substitution();
    for (int i = 0; i < branch.results().size(); i++) {
      inBranch.put(branch.results().get(i), first.results().get(i));
    }
    List<Statement> statements = new ArrayList<>(first.statements());
    Map<Operation, Value> computed = new HashMap<>();
    for (Statement statement : first.statements()) {
      if (statement instanceof Statement.Let let && HoistInvariants.isArithmetic(let.operation())) {
        computed.putIfAbsent(let.operation(), let.value());
      }
    }
    for (Statement statement : second.statements()) {
      Statement.Let let = (Statement.Let) inBranch.applyToSimple(statement);
      Value there = computed.get(let.operation());
      if (there == null) {
        statements.add(let);
      } else {
        inBranch.put(let.value(), there);
      }
    }
    List<Atom> results = new ArrayList<>(first.results());
    results.addAll(inBranch.apply(leaving));
    return new Block(statements, results);
  }

  /** Where a branch on the same condition is that nothing in {@code moved} must wait for. */
  private static int joinable(Statement.If moved, List<Statement> out) {
    Set<Value> needed = new HashSet<>();
    Values.forEachUse(moved.then(), needed::add);
    Values.forEachUse(moved.otherwise(), needed::add);
    for (int i = out.size() - 1; i >= 0; i--) {
      Statement statement = out.get(i);
      if (statement instanceof Statement.If branch
          && branch.condition().equals(moved.condition())
          && !branch.then().isAbrupt()
          && !branch.otherwise().isAbrupt()) {
        return i;
      }
      if (statement.results().stream().anyMatch(needed::contains)) {
        return -1;
      }
    }
    return -1;
  }

  /** A branch, in two parts: what no trip changes, and the rest. */
  private static final class Split {
    final Block kept;
    private final List<Statement.Let> moved = new ArrayList<>();

    /** What the rest reads of the part that moves. */
    final Set<Value> leaving = new LinkedHashSet<>();

    Split(Block branch, Set<Value> inside) {
      Set<Value> changing = new HashSet<>(inside);
      List<Statement> rest = new ArrayList<>();
      for (Statement statement : branch.statements()) {
        if (statement instanceof Statement.Let let && isInvariant(let, changing)) {
          changing.remove(let.value());
          moved.add(let);
        } else {
          rest.add(statement);
        }
      }
      kept = new Block(rest, branch.results());
      Set<Value> candidates = new HashSet<>();
      moved.forEach(let -> candidates.add(let.value()));
      Values.forEachUse(
          kept,
          value -> {
            if (candidates.contains(value)) {
              leaving.add(value);
            }
          });
    }

    private static boolean isInvariant(Statement.Let let, Set<Value> changing) {
      return let.value().type() instanceof Scalar
          && HoistInvariants.isArithmetic(let.operation())
          && let.operation().operands().stream().noneMatch(changing::contains);
    }

    /** Whether a trip has more operations less than it has values more to keep. */
    boolean saves() {
      return moved.size() > leaving.size();
    }

    List<Statement> moved(Substitution substitution) {
      return moved.stream().map(substitution::applyToSimple).toList();
    }
  }
}
