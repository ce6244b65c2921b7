package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which values are written as expressions where they are used, instead of as locals: nameless, used
 * once, in the same block, with nothing in between that could tell the difference.
 */
final class Folding {
  /** Deeper expressions are no pleasure to read, and a danger to recursive compilers. */
  private static final int DEEPEST = 12;

  private final Map<Value, Integer> uses = new HashMap<>();
  private final Map<Value, Statement> folded = new HashMap<>();
  private final Map<Value, Integer> depths = new HashMap<>();

  private Folding() {}

  static Folding of(Function function) {
    Folding folding = new Folding();
    Values.forEachUse(function.body(), v -> folding.uses.merge(v, 1, Integer::sum));
    folding.block(function.body());
    return folding;
  }

  boolean isFolded(Value value) {
    return folded.containsKey(value);
  }

  /**
   * The statement that defines a folded value: a {@link Statement.Let} or a boolean {@link
   * Statement.If}.
   */
  Statement definition(Value value) {
    Statement statement = folded.get(value);
    if (statement == null) {
      throw new IllegalArgumentException(value + " is not folded");
    }
    return statement;
  }

  boolean isUsed(Value value) {
    return uses.containsKey(value);
  }

  /** Whether every statement of the block is folded into something. */
  private boolean isExpression(Block block) {
    return !block.isAbrupt()
        && block.statements().stream()
            .allMatch(s -> s.results().size() == 1 && isFolded(s.results().get(0)));
  }

  /**
   * Walks a block, keeping the folded values that have not been used yet, in order: they are
   * evaluated no earlier than their use.
   */
  private void block(Block block) {
    List<Value> pending = new ArrayList<>();
    for (Statement statement : block.statements()) {
      Values.blocks(statement).forEach(this::block);
      if (isCandidate(statement)) {
        Value value = statement.results().get(0);
        unfoldTooDeep(statement, pending);
        consume(Values.operands(statement), pending, joinsImpure(statement));
        folded.put(value, statement);
        depths.put(value, depth(statement));
        pending.add(value);
      } else {
        unfoldTooDeep(statement, pending);
        consume(Values.operands(statement), pending, isEffect(statement));
      }
    }
    consume(block.results(), pending, true);
    pending.forEach(folded::remove);
  }

  private boolean isCandidate(Statement statement) {
    if (statement.results().size() != 1) {
      return false;
    }
    Value value = statement.results().get(0);
    if (!value.isTemporary() || uses.getOrDefault(value, 0) != 1) {
      return false;
    }
    if (statement instanceof Statement.Let let) {
      return isFoldable(let.operation());
    }
    return statement instanceof Statement.If branch && isBooleanExpression(branch);
  }

  private static boolean isFoldable(Operation operation) {
    return operation instanceof Operation.Apply
        || operation instanceof Operation.Select
        || operation instanceof Operation.Detach
        || operation instanceof Operation.Load
        || operation instanceof Operation.NewArray
        || operation instanceof Operation.Allocate
        || operation instanceof Operation.Length
        || operation instanceof Operation.Concatenate
        || operation instanceof Operation.TapeRead
        || operation instanceof Operation.Field
        || (operation instanceof Operation.Extern extern
            && (extern.isPure()
                || extern.member().kind()
                    == dev.fluxion.processor.ir.ExternalMember.Kind.CONSTRUCTOR));
  }

  private boolean isBooleanExpression(Statement.If branch) {
    return branch.results().get(0).type() == Scalar.BOOLEAN
        && isExpression(branch.then())
        && isExpression(branch.otherwise());
  }

  private static boolean isEffect(Statement statement) {
    return !(statement instanceof Statement.Let let && let.operation().isPure());
  }

  /**
   * The atoms are evaluated now, from left to right, and leave {@code pending}. What may throw
   * keeps its order: an entry that would be evaluated too late gets a local of its own.
   *
   * @param isLast whether whatever else is pending would be too late: the statement has an effect,
   *     or joins what it reads
   */
  private void consume(List<Atom> atoms, List<Value> pending, boolean isLast) {
    List<Integer> impure = new ArrayList<>();
    List<Value> consumed = new ArrayList<>();
    for (Atom atom : atoms) {
      if (atom instanceof Value value && isFolded(value) && pending.contains(value)) {
        consumed.add(value);
        if (!isPure(value)) {
          impure.add(pending.indexOf(value));
        }
      }
    }
    int inOrder = isLast ? pending.size() : impure.isEmpty() ? 0 : impure.get(impure.size() - 1);
    boolean isDisordered = !impure.equals(impure.stream().sorted().toList());
    int tooLate = -1;
    for (int i = 0; i < inOrder; i++) {
      if (!isPure(pending.get(i)) && (isDisordered || !consumed.contains(pending.get(i)))) {
        tooLate = i;
      }
    }
    unfoldThrough(tooLate, pending);
    pending.removeAll(consumed);
    pending.removeIf(v -> !isFolded(v));
  }

  /**
   * Whether the statement, once folded itself, moves something that may throw behind all that is
   * pending.
   */
  private boolean joinsImpure(Statement statement) {
    return isEffect(statement)
        || Values.operands(statement).stream()
            .anyMatch(a -> a instanceof Value v && isFolded(v) && !isPure(v));
  }

  /** Gives locals to the entries up to number {@code last} that may throw. */
  private void unfoldThrough(int last, List<Value> pending) {
    for (int i = 0; i <= last; i++) {
      if (!isPure(pending.get(i))) {
        folded.remove(pending.get(i));
      }
    }
  }

  /** Operands get locals that are too deep already, or that would be written twice. */
  private void unfoldTooDeep(Statement statement, List<Value> pending) {
    for (Atom atom : Values.operands(statement)) {
      if (atom instanceof Value value && isFolded(value)) {
        boolean isWrittenTwice =
            isStrong(statement) && atom.equals(Values.operands(statement).get(0));
        if (isWrittenTwice || depths.getOrDefault(value, 0) >= DEEPEST) {
          if (!isPure(value)) {
            unfoldThrough(pending.indexOf(value), pending);
          }
          folded.remove(value);
          pending.remove(value);
        }
      }
    }
  }

  private static boolean isStrong(Statement statement) {
    return statement instanceof Statement.Let let
        && let.operation() instanceof Operation.Apply apply
        && apply.primitive() instanceof Operator operator
        && isStrong(operator.kind());
  }

  /** Whether evaluating the whole folded expression can neither throw nor be noticed. */
  private boolean isPure(Value value) {
    Statement statement = folded.get(value);
    if (statement instanceof Statement.Let let) {
      return let.operation().isPure()
          && let.operation().operands().stream()
              .allMatch(a -> !(a instanceof Value v) || !isFolded(v) || isPure(v));
    }
    return statement == null;
  }

  private int depth(Statement statement) {
    int deepest = 0;
    for (Atom atom : Values.operands(statement)) {
      if (atom instanceof Value value && isFolded(value)) {
        deepest = Math.max(deepest, depths.getOrDefault(value, 0));
      }
    }
    return deepest + 1;
  }

  static boolean isStrong(Operator.Kind kind) {
    return kind == Operator.Kind.STRONG_TIMES || kind == Operator.Kind.STRONG_DIVIDE;
  }

  static boolean isConstant(Atom atom, boolean value) {
    return atom instanceof Constant c && c.equals(Constant.of(value));
  }
}
