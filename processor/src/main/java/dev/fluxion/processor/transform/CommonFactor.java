package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The number by which everything is multiplied that a loop over directions adds: where it is zero,
 * the loop changes nothing. Weights, masks and the elements of sparse matrices are often zero.
 *
 * <pre>
 * for (int lane …) { pDot[lane] += tDot[lane] * w; }
 * </pre>
 */
final class CommonFactor {
  private final Map<Value, Operation> definitions = new HashMap<>();

  private CommonFactor(List<Statement> statements) {
    for (Statement statement : statements) {
      if (statement instanceof Statement.Let let) {
        definitions.put(let.value(), let.operation());
      }
    }
  }

  /**
   * @param statements what the loop does
   * @param contents for each of its stores, what the loop has read there before
   */
  static @Nullable Value of(List<Statement> statements, Map<Statement, Atom> contents) {
    CommonFactor factor = new CommonFactor(statements);
    Set<Value> candidates = null;
    for (Statement statement : statements) {
      if (statement instanceof Statement.Let) {
        continue;
      }
      Atom content = contents.get(statement);
      if (content == null || !(statement instanceof Statement.Store store)) {
        return null;
      }
      if (candidates == null) {
        candidates = new LinkedHashSet<>(factor.ofChange(store.value(), content));
      } else {
        candidates.retainAll(factor.ofChange(store.value(), content));
      }
    }
    return candidates == null || candidates.isEmpty() ? null : candidates.iterator().next();
  }

  /** Numbers one of which has to be zero for {@code sum} to be {@code content}. */
  private List<Value> ofChange(Atom sum, Atom content) {
    Operation.Apply apply = definition(sum);
    if (apply == null || !(apply.primitive() instanceof Operator operator)) {
      return List.of();
    }
    Atom first = apply.operands().get(0);
    return switch (operator.kind()) {
      case PLUS -> {
        Atom second = apply.operands().get(1);
        yield first.equals(content)
            ? ofProduct(second)
            : second.equals(content) ? ofProduct(first) : List.of();
      }
      case MINUS -> first.equals(content) ? ofProduct(apply.operands().get(1)) : List.of();
      default -> List.of();
    };
  }

  /** Numbers from outside the loop one of which has to be zero for {@code atom} to be zero. */
  private List<Value> ofProduct(Atom atom) {
    Operation.Apply apply = definition(atom);
    List<Value> factors = new ArrayList<>();
    if (apply == null) {
      return factors;
    }
    Atom first = apply.operands().get(0);
    if (apply.primitive() instanceof Cast) {
      return ofProduct(first);
    }
    if (!(apply.primitive() instanceof Operator operator)) {
      return factors;
    }
    switch (operator.kind()) {
      case NEGATE -> factors.addAll(ofProduct(first));
      case TIMES -> apply.operands().forEach(operand -> factors.addAll(ofFactor(operand)));
      case PLUS, MINUS -> {
        factors.addAll(ofProduct(first));
        factors.retainAll(ofProduct(apply.operands().get(1)));
      }
      default -> {}
    }
    return factors;
  }

  private List<Value> ofFactor(Atom atom) {
    return atom instanceof Value value && !definitions.containsKey(value)
        ? List.of(value)
        : ofProduct(atom);
  }

  private Operation.@Nullable Apply definition(Atom atom) {
    return atom instanceof Value value && definitions.get(value) instanceof Operation.Apply apply
        ? apply
        : null;
  }
}
