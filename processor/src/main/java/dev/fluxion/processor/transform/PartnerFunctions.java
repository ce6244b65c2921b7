package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Functions that the primal computes and whose values are partial derivatives of others: the sweep
 * reads them instead of computing them again.
 *
 * <pre>
 * s = sin(x); c = cos(x);   …   xBar += sBar * cos(x)    →    xBar += sBar * c
 * </pre>
 */
final class PartnerFunctions {
  private final Restoration restoration;

  /** What the primal computes by each function, block by block, innermost first. */
  private final Deque<Map<Method, List<Statement.Let>>> known = new ArrayDeque<>();

  /**
   * @param restoration how the sweep reads values of the primal
   */
  PartnerFunctions(Restoration restoration) {
    this.restoration = restoration;
  }

  /** The sweep begins the mirror image of {@code block}. */
  void enter(Block block) {
    Map<Method, List<Statement.Let>> functions = new HashMap<>();
    for (Statement statement : block.statements()) {
      Method function = statement instanceof Statement.Let let ? function(let.operation()) : null;
      if (function != null) {
        functions.computeIfAbsent(function, f -> new ArrayList<>()).add((Statement.Let) statement);
      }
    }
    known.push(functions);
  }

  /** The sweep has come to the end of that. */
  void leave() {
    known.pop();
  }

  private static @Nullable Method function(Operation operation) {
    return operation instanceof Operation.Apply apply
            && apply.primitive() instanceof Method method
            && operation.type().isReal()
            && !method.mayThrow()
        ? method
        : null;
  }

  /**
   * Appends the statements of {@code terms} to {@code out}; returns what {@code result} is then.
   */
  Atom append(BlockBuilder terms, Atom result, BlockBuilder out) {
    Substitution shared = new Substitution();
    for (Statement statement : terms.build(List.of()).statements()) {
      Statement current = shared.applyToSimple(statement);
      Atom partner = current instanceof Statement.Let let ? partner(let.operation()) : null;
      if (partner == null) {
        out.append(current);
      } else {
        shared.put(((Statement.Let) current).value(), partner);
      }
    }
    return shared.apply(result);
  }

  private @Nullable Atom partner(Operation operation) {
    Method function = function(operation);
    if (function == null) {
      return null;
    }
    for (Map<Method, List<Statement.Let>> functions : known) {
      for (Statement.Let let : functions.getOrDefault(function, List.of())) {
        if (restoration.available(let.operation()).equals(operation)) {
          Value value = let.value();
          return restoration.available(value);
        }
      }
    }
    return null;
  }
}
