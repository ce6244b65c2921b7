package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is left to do in a direction in which some of the tangents are zero that a loop over
 * directions reads.
 */
final class ReducedLanes {
  /** Less than this is not worth loops of its own. */
  private static final int LEAST = 8;

  private final List<Statement> statements;
  private final Set<Value> zeros;
  private final Map<Statement, Atom> contents;
  private final Value lane;
  private final Map<Value, Atom> copies = new HashMap<>();

  /**
   * @param statements what is done in each direction
   * @param zeros the tangents that are zero
   * @param contents for each of the stores, what was read there before
   * @param lane the direction
   */
  ReducedLanes(
      List<Statement> statements, Set<Value> zeros, Map<Statement, Atom> contents, Value lane) {
    this.statements = statements;
    this.zeros = zeros;
    this.contents = contents;
    this.lane = lane;
  }

  /** Whether it is so much less that it is worth loops of its own. */
  boolean isWorthIt(BlockBuilder scratch) {
    boolean isKnown =
        statements.stream()
            .allMatch(s -> s instanceof Statement.Let || s instanceof Statement.Store);
    if (zeros.isEmpty() || !isKnown) {
      return false;
    }
    write(lane, scratch);
    int all = arithmetic(statements);
    return all >= LEAST && 2 * arithmetic(scratch.build(List.of()).statements()) <= all;
  }

  private static int arithmetic(List<Statement> statements) {
    return (int)
        statements.stream()
            .filter(
                s ->
                    s instanceof Statement.Let let
                        && let.operation() instanceof Operation.Apply
                        && let.value().type().isReal())
            .count();
  }

  /** Appends it for the direction {@code other}. */
  void write(Value other, BlockBuilder out) {
    copies.clear();
    copies.put(lane, other);
    for (Statement statement : statements) {
      out.at(statement.origin());
      if (statement instanceof Statement.Let let) {
        Value value = let.value();
        boolean isZero = zeros.contains(value);
        copies.put(value, isZero ? Constant.zero(value.type()) : copy(value, let.operation(), out));
      } else {
        copy((Statement.Store) statement, out);
      }
    }
  }

  private Atom copy(Atom atom) {
    return atom instanceof Value value ? copies.getOrDefault(value, atom) : atom;
  }

  private Atom copy(Value value, Operation operation, BlockBuilder out) {
    List<Atom> operands = operation.operands().stream().map(this::copy).toList();
    Atom folded = value.type().isReal() ? folded(operation, operands, out) : null;
    return folded != null ? folded : out.let(value.name(), operation.withOperands(operands));
  }

  /** The same operation on other operands, folded; null if that is not known. */
  private static @Nullable Atom folded(Operation operation, List<Atom> operands, BlockBuilder out) {
    if (operation instanceof Operation.Select) {
      return out.select(operands.get(0), operands.get(1), operands.get(2));
    }
    if (!(operation instanceof Operation.Apply apply)) {
      return null;
    }
    Atom first = operands.get(0);
    if (apply.primitive() instanceof Cast cast) {
      return out.cast(cast.to(), first);
    }
    if (!(apply.primitive() instanceof Operator operator)) {
      return null;
    }
    return switch (operator.kind()) {
      case PLUS -> out.plus(first, operands.get(1));
      case MINUS -> out.minus(first, operands.get(1));
      case TIMES -> out.times(first, operands.get(1));
      case DIVIDE -> out.divide(first, operands.get(1));
      case NEGATE -> out.negate(first);
      case STRONG_TIMES -> out.strongTimes(first, operands.get(1));
      case STRONG_DIVIDE -> out.strongDivide(first, operands.get(1));
      default -> null;
    };
  }

  private void copy(Statement.Store store, BlockBuilder out) {
    Atom content = contents.get(store);
    Atom tangent = copy(store.value());
    if (content == null || !copy(content).equals(tangent)) {
      out.append(
          new Statement.Store(copy(store.array()), copy(store.index()), tangent, store.origin()));
    }
  }
}
