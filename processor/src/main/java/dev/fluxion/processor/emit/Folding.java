package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.UseCounts;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
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
 * Which values are written as expressions where they are used, instead of as locals: nameless, used
 * once, in the same block, with nothing in between that could tell the difference.
 *
 * <p>What may throw or be noticed is evaluated in its old order: while a block is walked, the
 * folded values with an effect that wait for their use are kept in order, and a statement takes
 * either all of them, in order, or they get locals.
 */
final class Folding {
  private final UseCounts uses = new UseCounts();

  /** The block of a value's use; of interest where there is only one. */
  private final Map<Value, Block> places = new HashMap<>();

  private final Map<Value, Statement> folded = new HashMap<>();
  private final Set<Statement.If> expressions = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Width width = new Width(this);

  private Folding() {}

  /**
   * Decides for a function.
   *
   * @param resultsInOrder whether the function's results are evaluated at its end, and in order
   */
  static Folding of(Function function, boolean resultsInOrder) {
    Folding folding = new Folding();
    folding.count(function.body());
    folding.walk(function.body(), resultsInOrder, Set.of());
    return folding;
  }

  private void count(Block block) {
    for (Statement statement : block.statements()) {
      Values.operands(statement).forEach(a -> count(a, block));
      Values.blocks(statement).forEach(this::count);
    }
    block.results().forEach(a -> count(a, block));
  }

  private void count(Atom atom, Block block) {
    if (atom instanceof Value value) {
      uses.add(value, 1);
      places.put(value, block);
    }
  }

  boolean isFolded(Atom atom) {
    return atom instanceof Value value && folded.containsKey(value);
  }

  /** The statement that defines a folded value. */
  Statement definition(Value value) {
    Statement statement = folded.get(value);
    if (statement == null) {
      throw new IllegalArgumentException(value + " is not folded");
    }
    return statement;
  }

  /** The operation of a folded value; null if it is none. */
  @Nullable Operation operation(Atom atom) {
    return isFolded(atom) && definition((Value) atom) instanceof Statement.Let let
        ? let.operation()
        : null;
  }

  boolean isUsed(Value value) {
    return uses.of(value) > 0;
  }

  /** Whether the value is used exactly once. */
  boolean isUsedOnce(Value value) {
    return uses.of(value) == 1;
  }

  /** Whether the statement writes nothing itself: its value is written where it is used. */
  boolean isFolded(Statement statement) {
    return statement.results().size() == 1 && isFolded(statement.results().get(0));
  }

  /** Whether the branch is written as an expression: with {@code &&}, {@code ||} or {@code ?:}. */
  boolean isExpression(Statement.If branch) {
    return expressions.contains(branch);
  }

  /** Whether every statement of the block is folded. */
  boolean isExpression(Block block) {
    return !block.isAbrupt() && block.statements().stream().allMatch(this::isFolded);
  }

  /**
   * Walks a block.
   *
   * @param endInOrder whether its results are evaluated at its end, in order
   * @param steps how the counters of the loop around go on: to be folded although they have names
   */
  private void walk(Block block, boolean endInOrder, Set<Value> steps) {
    EffectOrder order = new EffectOrder(folded::remove, this::kind);
    Set<Value> counts = new HashSet<>(steps);
    counts.addAll(Steps.starts(block));
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.If branch) {
        walk(branch.then(), branch.results().size() == 1, Set.of());
        walk(branch.otherwise(), branch.results().size() == 1, Set.of());
        if (Conditionals.isExpression(branch, this, width)) {
          expressions.add(branch);
        }
      } else if (statement instanceof Statement.Loop loop) {
        walk(loop.condition(), true, Set.of());
        walk(loop.body(), loop.parameters().size() == 1, Steps.of(loop));
      }
      step(statement, block, order, counts);
    }
    if (endInOrder) {
      order.use(effects(block.results()), false, false);
    }
    order.end();
  }

  private void step(Statement statement, Block block, EffectOrder order, Set<Value> counts) {
    unfoldWhereForbidden(statement, order);
    boolean stays = isCandidate(statement, block, counts);
    boolean hasEffect = hasEffect(statement);
    List<Value> operands = effects(Values.operands(statement));
    order.use(operands, stays, hasEffect);
    if (stays) {
      Value value = statement.results().get(0);
      folded.put(value, statement);
      if (isImpure(value)) {
        order.add(value);
      }
    }
  }

  private boolean isCandidate(Statement statement, Block block, Set<Value> counts) {
    if (statement.results().size() != 1) {
      return false;
    }
    Value value = statement.results().get(0);
    if (!isUsedOnce(value) || places.get(value) != block) {
      return false;
    }
    return (value.isTemporary() || counts.contains(value)) && isFoldable(statement);
  }

  /**
   * A tape has a place to live. What javac could compute itself would be a constant expression,
   * which as a loop's condition changes what it thinks reachable, and as a divisor may be zero.
   */
  private boolean isFoldable(Statement statement) {
    Type type = statement.results().get(0).type();
    boolean isSensitive = type == Scalar.BOOLEAN || (type instanceof Scalar s && s.isIntegral());
    if (isSensitive && isConstant(statement)) {
      return false;
    }
    if (statement instanceof Statement.Let let) {
      return !(let.operation() instanceof TapeOperation.NewTape)
          && !(let.operation() instanceof Operation.Detach);
    }
    return statement instanceof Statement.Call
        || (statement instanceof Statement.If branch && isExpression(branch));
  }

  private boolean isConstant(Atom atom) {
    return atom instanceof Constant || (isFolded(atom) && isConstant(definition((Value) atom)));
  }

  private boolean isConstant(Statement statement) {
    boolean couldBe =
        statement instanceof Statement.If
            || (statement instanceof Statement.Let let
                && (let.operation() instanceof Operation.Apply
                    || let.operation() instanceof Operation.Select));
    return couldBe
        && Values.operands(statement).stream().allMatch(this::isConstant)
        && Values.blocks(statement).stream()
            .allMatch(b -> b.results().stream().allMatch(this::isConstant));
  }

  /** The folded operands with an effect, in order of evaluation. */
  private List<Value> effects(List<Atom> operands) {
    List<Value> effects = new ArrayList<>();
    for (Atom atom : operands) {
      if (isFolded(atom) && isImpure((Value) atom)) {
        effects.add((Value) atom);
      }
    }
    return effects;
  }

  /** Whether evaluating the whole folded expression may throw or be noticed. */
  boolean isImpure(Value value) {
    Statement statement = definition(value);
    if (hasEffect(statement)) {
      return true;
    }
    for (Atom operand : Values.operands(statement)) {
      if (isFolded(operand) && isImpure((Value) operand)) {
        return true;
      }
    }
    return false;
  }

  private EffectOrder.Kind kind(Value value) {
    Statement statement = definition(value);
    EffectOrder.Kind kind = EffectOrder.Kind.READS;
    if (statement instanceof Statement.Let let && let.origin().adjoint()) {
      if (let.operation() instanceof TapeOperation.Pop) {
        kind = EffectOrder.Kind.POPS;
      } else if (hasEffect(let) && !(let.operation() instanceof Operation.Load)) {
        kind = EffectOrder.Kind.OTHER;
      }
    } else if (hasEffect(statement)) {
      kind = EffectOrder.Kind.OTHER;
    }
    for (Atom operand : Values.operands(statement)) {
      if (isFolded(operand)) {
        EffectOrder.Kind inner = kind((Value) operand);
        kind = inner.compareTo(kind) > 0 ? inner : kind;
      }
    }
    return kind;
  }

  private boolean hasEffect(Statement statement) {
    if (statement instanceof Statement.Let let) {
      return Operators.hasEffect(let.operation());
    }
    if (statement instanceof Statement.If branch && isExpression(branch)) {
      return Values.blocks(branch).stream()
          .anyMatch(b -> b.statements().stream().anyMatch(this::hasEffect));
    }
    return true;
  }

  /** Operands get locals that would be written twice, evaluated only sometimes, or be too long. */
  private void unfoldWhereForbidden(Statement statement, EffectOrder order) {
    List<Atom> operands = Values.operands(statement);
    if (statement instanceof Statement.Let let) {
      if (Operators.isStrong(let.operation())) {
        unfold(operands.get(0), order);
        unfoldImpure(operands.get(1), order);
      } else if (Operators.isSign(let.operation())) {
        unfold(operands.get(0), order);
      } else if (let.operation() instanceof Operation.Select) {
        unfoldImpure(operands.get(1), order);
        unfoldImpure(operands.get(2), order);
      }
    } else if (statement instanceof Statement.Loop && effects(operands).size() > 1) {
      // A loop's variables get their first values in no particular order.
      operands.forEach(a -> unfoldImpure(a, order));
    }
    for (Value tooLong : width.tooLong(statement)) {
      unfold(tooLong, order);
    }
  }

  private void unfoldImpure(Atom atom, EffectOrder order) {
    if (isFolded(atom) && isImpure((Value) atom)) {
      unfold(atom, order);
    }
  }

  private void unfold(Atom atom, EffectOrder order) {
    if (isFolded(atom)) {
      order.unfoldThrough((Value) atom);
      folded.remove(atom);
    }
  }
}
