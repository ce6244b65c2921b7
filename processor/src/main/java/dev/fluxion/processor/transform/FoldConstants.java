package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Arithmetic;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known at compile time goes: branches on constants, results that are equal on both sides,
 * loop parameters that never change, casts of constants, and the zero that a sum of squares starts
 * with. In derivative code also 0 + x and 1 · x, and what is put back where it was just read; never
 * in the primal, where −0 counts.
 */
final class FoldConstants extends BlockPass {
  private boolean changed;

  /** What is never −0, so that 0 + x is x to the bit. */
  private final Set<Value> squares = new HashSet<>();

  static Program fold(Program program) {
    Program current = program;
    // Each round can expose the next constant, through at most as many levels as blocks are nested;
    // four suffice in practice.
    for (int round = 0; round < 4; round++) {
      List<FoldConstants> passes = new ArrayList<>();
      current =
          onEachFunction(
              current,
              f -> {
                FoldConstants pass = new FoldConstants();
                passes.add(pass);
                return pass;
              });
      if (passes.stream().noneMatch(pass -> pass.changed)) {
        break;
      }
    }
    return current;
  }

  @Override
  protected void let(Statement.Let let, List<Statement> out) {
    Operation operation = substitution.apply(let.operation());
    Atom atom = fold(operation, let.origin().derivative());
    if (atom == null) {
      if (isSquare(operation)) {
        squares.add(let.value());
      }
      Operation simpler = let.origin().derivative() ? negated(operation) : operation;
      out.add(let.with(simpler));
    } else {
      changed = true;
      substitution.put(let.value(), atom);
    }
  }

  private static boolean isSquare(Operation operation) {
    return operation instanceof Operation.Apply apply
        && apply.primitive() instanceof Operator operator
        && operator.kind() == Operator.Kind.TIMES
        && operator.operand().isReal()
        && apply.operands().get(0).equals(apply.operands().get(1));
  }

  private @Nullable Atom fold(Operation operation, boolean isDerivative) {
    if (operation instanceof Operation.Select select) {
      if (select.condition() instanceof Constant c) {
        return Boolean.TRUE.equals(c.value()) ? select.whenTrue() : select.whenFalse();
      }
      return select.whenTrue().equals(select.whenFalse()) ? select.whenTrue() : null;
    }
    if (!(operation instanceof Operation.Apply apply)) {
      return null;
    }
    if (apply.primitive() instanceof Cast cast) {
      return fold(cast, apply.operands().get(0));
    }
    if (apply.primitive() instanceof Operator operator) {
      if (operator.operand() == Scalar.BOOLEAN) {
        return foldLogic(operator.kind(), apply.operands());
      }
      if (operator.operand().isReal()) {
        return isDerivative || isSumOfSquares(operator.kind(), apply.operands())
            ? foldDerivative(operator, apply.operands())
            : null;
      }
      return foldNumbers(operator, apply.operands());
    }
    return null;
  }

  private boolean isSumOfSquares(Operator.Kind kind, List<Atom> operands) {
    return kind == Operator.Kind.PLUS
        && BlockBuilder.isZero(operands.get(0))
        && squares.contains(operands.get(1));
  }

  private static @Nullable Atom fold(Cast cast, Atom operand) {
    if (operand instanceof Constant c && c.value() instanceof Number number) {
      // In one rounding: a long goes to float by way of double in two.
      return switch (cast.to()) {
        case DOUBLE -> Constant.of(number.doubleValue());
        case FLOAT -> new Constant(Scalar.FLOAT, number.floatValue());
        default -> null;
      };
    }
    return cast.from() == cast.to() ? operand : null;
  }

  private static @Nullable Atom foldLogic(Operator.Kind kind, List<Atom> operands) {
    Atom a = operands.get(0);
    if (kind == Operator.Kind.NOT) {
      return a instanceof Constant c ? Constant.of(Boolean.FALSE.equals(c.value())) : null;
    }
    Atom b = operands.get(1);
    if (kind != Operator.Kind.AND && kind != Operator.Kind.OR) {
      return null;
    }
    Constant neutral = Constant.of(kind == Operator.Kind.AND);
    if (a.equals(neutral) || a.equals(b)) {
      return b;
    }
    if (b.equals(neutral)) {
      return a;
    }
    return a instanceof Constant || b instanceof Constant
        ? Constant.of(kind == Operator.Kind.OR)
        : null;
  }

  /** What an operator makes of constants, e.g. of indices. */
  private static @Nullable Atom foldNumbers(Operator operator, List<Atom> operands) {
    Object left = operands.get(0) instanceof Constant c ? c.value() : null;
    Object right = operands.get(operands.size() - 1) instanceof Constant c ? c.value() : null;
    return operator.mayThrow() || left == null || right == null
        ? null
        : new Constant(operator.result(), Arithmetic.apply(operator, left, right));
  }

  private static @Nullable Atom foldDerivative(Operator operator, List<Atom> operands) {
    Atom a = operands.get(0);
    Atom b = operands.get(operands.size() - 1);
    Atom simpler =
        switch (operator.kind()) {
          case PLUS -> BlockBuilder.isZero(a) ? b : BlockBuilder.isZero(b) ? a : null;
          case MINUS -> BlockBuilder.isZero(b) ? a : null;
          case NEGATE -> BlockBuilder.isZero(a) ? BlockBuilder.real(a, 0) : null;
          case TIMES, STRONG_TIMES ->
              BlockBuilder.isZero(a)
                  ? a
                  : BlockBuilder.isZero(b) ? b : isOne(a) ? b : isOne(b) ? a : null;
          case DIVIDE, STRONG_DIVIDE -> BlockBuilder.isZero(a) ? a : isOne(b) ? a : null;
          default -> null;
        };
    return simpler == null ? foldNumbers(operator, operands) : simpler;
  }

  @Override
  protected void simple(Statement statement, List<Statement> out) {
    Statement current = substitution.applyToSimple(statement);
    if (current instanceof Statement.Store store && isIdle(store, out)) {
      changed = true;
    } else {
      out.add(current);
    }
  }

  /** Whether the element was just read, and nothing was added to it. */
  private static boolean isIdle(Statement.Store store, List<Statement> before) {
    return store.origin().derivative()
        && !before.isEmpty()
        && before.get(before.size() - 1) instanceof Statement.Let let
        && let.value().equals(store.value())
        && let.operation() instanceof Operation.Load load
        && load.array().equals(store.array())
        && load.index().equals(store.index());
  }

  /** −x for −1 · x. */
  private static Operation negated(Operation operation) {
    if (operation instanceof Operation.Apply apply
        && apply.primitive() instanceof Operator operator
        && operator.kind() == Operator.Kind.TIMES
        && operator.operand().isReal()) {
      for (int i = 0; i < 2; i++) {
        if (apply.operands().get(i) instanceof Constant c && c.is(-1)) {
          Operator minus = new Operator(Operator.Kind.NEGATE, operator.operand());
          return new Operation.Apply(minus, List.of(apply.operands().get(1 - i)));
        }
      }
    }
    return operation;
  }

  private static boolean isOne(Atom atom) {
    return atom instanceof Constant c && c.is(1);
  }

  @Override
  protected void branch(Statement.If branch, List<Statement> out) {
    if (substitution.apply(branch.condition()) instanceof Constant c) {
      changed = true;
      Block taken = Boolean.TRUE.equals(c.value()) ? branch.then() : branch.otherwise();
      statements(taken, out);
      if (!taken.isAbrupt()) {
        replace(branch.results(), substitution.apply(taken.results()));
      }
      return;
    }
    Block then = block(branch.then());
    Block otherwise = block(branch.otherwise());
    if (then.isAbrupt() || otherwise.isAbrupt()) {
      out.add(branch.with(substitution.apply(branch.condition()), then, otherwise));
      return;
    }
    List<Value> results = new ArrayList<>();
    List<Atom> thenResults = new ArrayList<>();
    List<Atom> otherResults = new ArrayList<>();
    for (int i = 0; i < branch.results().size(); i++) {
      Atom left = then.results().get(i);
      if (left.equals(otherwise.results().get(i))) {
        changed = true;
        substitution.put(branch.results().get(i), left);
      } else {
        results.add(branch.results().get(i));
        thenResults.add(left);
        otherResults.add(otherwise.results().get(i));
      }
    }
    if (results.size() == branch.results().size()) {
      out.add(branch.with(substitution.apply(branch.condition()), then, otherwise));
      return;
    }
    out.add(
        new Statement.If(
            results,
            substitution.apply(branch.condition()),
            new Block(then.statements(), thenResults),
            new Block(otherwise.statements(), otherResults),
            branch.origin()));
  }

  private void replace(List<Value> values, List<Atom> atoms) {
    for (int i = 0; i < values.size(); i++) {
      substitution.put(values.get(i), atoms.get(i));
    }
  }

  @Override
  protected void loop(Statement.Loop loop, List<Statement> out) {
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < loop.parameters().size(); i++) {
      Atom initial = substitution.apply(loop.initial().get(i));
      if (isInvariant(loop, i, initial)) {
        changed = true;
        substitution.put(loop.parameters().get(i), initial);
        substitution.put(loop.results().get(i), initial);
      } else {
        kept.add(i);
      }
    }
    Block condition = block(loop.condition());
    Block body = block(loop.body());
    if (kept.size() == loop.parameters().size()) {
      out.add(loop.with(substitution.apply(loop.initial()), condition, body));
      return;
    }
    out.add(
        new Statement.Loop(
            pick(loop.results(), kept),
            pick(loop.parameters(), kept),
            substitution.apply(pick(loop.initial(), kept)),
            condition,
            body.isAbrupt() ? body : new Block(body.statements(), pick(body.results(), kept)),
            loop.snapshots(),
            loop.origin()));
  }

  private boolean isInvariant(Statement.Loop loop, int i, Atom initial) {
    if (loop.body().isAbrupt()) {
      return false;
    }
    Atom next = substitution.apply(loop.body().results().get(i));
    return next.equals(loop.parameters().get(i))
        || (next instanceof Constant && next.equals(initial));
  }

  private static <T> List<T> pick(List<T> all, List<Integer> indices) {
    return indices.stream().map(all::get).toList();
  }
}
