package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of how a loop counts.
 *
 * @param steps the induction variables: parameters that each trip changes by the same integer
 *     constant, with it. Wrap-around included, trip number k starts with initial + k · step
 * @param counter the induction variable by which the reverse sweep counts; null if none is an
 *     {@code int} that changes by one
 * @param bound where the loop runs until the counter reaches a bound that it does not change
 *     itself, and never ends otherwise
 */
public record LoopShape(Map<Value, Long> steps, @Nullable Value counter, Optional<Bound> bound) {

  /**
   * The counter's last value is {@code limit + offset} if there is a trip at all, where {@code
   * limit} is defined outside the loop.
   *
   * @param offset 0, 1 or −1
   */
  public record Bound(Atom limit, int offset) {}

  public static LoopShape of(Statement.Loop loop) {
    Map<Value, Long> steps = steps(loop);
    Value counter = null;
    for (Map.Entry<Value, Long> entry : steps.entrySet()) {
      if (entry.getKey().type() != Scalar.INT || Math.abs(entry.getValue()) != 1) {
        continue;
      }
      Optional<Bound> bound = bound(loop, entry.getKey(), entry.getValue());
      if (bound.isPresent()) {
        return new LoopShape(steps, entry.getKey(), bound);
      }
      counter = counter == null ? entry.getKey() : counter;
    }
    return new LoopShape(steps, counter, Optional.empty());
  }

  /** Whether there is a loop in the block, at any depth. */
  public static boolean hasLoops(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Loop
          || (statement instanceof Statement.If branch
              && (hasLoops(branch.then()) || hasLoops(branch.otherwise())))) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is a checkpointed loop in the block, or in a block inside it. */
  public static boolean hasCheckpointed(Block block) {
    return block.statements().stream()
        .anyMatch(
            statement ->
                (statement instanceof Statement.Loop loop && loop.isCheckpointed())
                    || Values.blocks(statement).stream().anyMatch(LoopShape::hasCheckpointed));
  }

  /** The values that exist inside the loop only. */
  public static Set<Value> definedIn(Statement.Loop loop) {
    Set<Value> defined = new HashSet<>(loop.parameters());
    Values.forEachDefinition(loop.condition(), defined::add);
    Values.forEachDefinition(loop.body(), defined::add);
    return defined;
  }

  /** The loop's parameters, and the values from outside that its body or its condition reads. */
  public static Set<Value> read(Statement.Loop loop) {
    Set<Value> inside = definedIn(loop);
    Set<Value> read = new LinkedHashSet<>(loop.parameters());
    for (Block block : Values.blocks(loop)) {
      Values.forEachUse(
          block,
          v -> {
            if (!inside.contains(v)) {
              read.add(v);
            }
          });
    }
    return read;
  }

  private static Map<Value, Long> steps(Statement.Loop loop) {
    Map<Value, Long> steps = new LinkedHashMap<>();
    if (loop.body().isAbrupt()) {
      return steps;
    }
    Map<Atom, Statement.Let> definitions = integerResults(loop.body());
    for (int i = 0; i < loop.parameters().size(); i++) {
      Long step = step(loop.parameters().get(i), definitions.get(loop.body().results().get(i)));
      if (step != null) {
        steps.put(loop.parameters().get(i), step);
      }
    }
    return steps;
  }

  /** The operations of which the body has integer results. */
  private static Map<Atom, Statement.Let> integerResults(Block body) {
    Set<Atom> results = new HashSet<>(body.results());
    results.removeIf(atom -> !isInteger(atom));
    Map<Atom, Statement.Let> definitions = new HashMap<>();
    for (Statement statement : body.statements()) {
      if (statement instanceof Statement.Let let && results.contains(let.value())) {
        definitions.put(let.value(), let);
      }
    }
    return definitions;
  }

  private static boolean isInteger(Atom atom) {
    return atom.type() == Scalar.INT || atom.type() == Scalar.LONG;
  }

  private static @Nullable Long step(Value parameter, Statement.@Nullable Let next) {
    if (!isInteger(parameter)
        || next == null
        || !(next.operation() instanceof Operation.Apply apply)
        || !(apply.primitive() instanceof Operator operator)) {
      return null;
    }
    Operator.Kind kind = operator.kind();
    if (kind != Operator.Kind.PLUS && kind != Operator.Kind.MINUS) {
      return null;
    }
    Atom left = apply.operands().get(0);
    Atom right = apply.operands().get(1);
    if (left.equals(parameter) && right instanceof Constant c && c.value() instanceof Number n) {
      return kind == Operator.Kind.PLUS ? n.longValue() : -n.longValue();
    }
    return kind == Operator.Kind.PLUS
            && right.equals(parameter)
            && left instanceof Constant c
            && c.value() instanceof Number n
        ? n.longValue()
        : null;
  }

  private static Optional<Bound> bound(Statement.Loop loop, Value counter, long step) {
    Block condition = loop.condition();
    if (condition.statements().size() != 1
        || !(condition.statements().get(0) instanceof Statement.Let let)
        || condition.isAbrupt()
        || !let.value().equals(condition.results().get(0))
        || !(let.operation() instanceof Operation.Apply apply)
        || !(apply.primitive() instanceof Operator operator)
        || !operator.kind().isComparison()
        || operator.operand() != Scalar.INT) {
      return Optional.empty();
    }
    Atom left = apply.operands().get(0);
    Atom right = apply.operands().get(1);
    boolean isMirrored = right.equals(counter);
    Atom limit = isMirrored ? left : right;
    if (!(isMirrored || left.equals(counter))
        || (limit instanceof Value v && loop.parameters().contains(v))) {
      return Optional.empty();
    }
    Operator.Kind kind = isMirrored ? mirrored(operator.kind()) : operator.kind();
    if (step > 0 && (kind == Operator.Kind.LESS || kind == Operator.Kind.LESS_OR_EQUAL)) {
      return Optional.of(new Bound(limit, kind == Operator.Kind.LESS ? -1 : 0));
    }
    if (step < 0 && (kind == Operator.Kind.GREATER || kind == Operator.Kind.GREATER_OR_EQUAL)) {
      return Optional.of(new Bound(limit, kind == Operator.Kind.GREATER ? 1 : 0));
    }
    return Optional.empty();
  }

  private static Operator.Kind mirrored(Operator.Kind kind) {
    return switch (kind) {
      case LESS -> Operator.Kind.GREATER;
      case LESS_OR_EQUAL -> Operator.Kind.GREATER_OR_EQUAL;
      case GREATER -> Operator.Kind.LESS;
      case GREATER_OR_EQUAL -> Operator.Kind.LESS_OR_EQUAL;
      default -> kind;
    };
  }

  /** The change of the counter from trip to trip: 1 or −1. */
  public int direction() {
    Long step = steps.get(counter);
    return step == null ? 0 : Math.toIntExact(step);
  }
}
