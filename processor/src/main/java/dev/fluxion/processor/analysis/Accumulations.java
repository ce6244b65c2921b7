package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.UseCounts;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where something is added to an element of an array or taken away from it: {@code a[i] += e},
 * {@code a[i] = a[i] − e}. The cotangent of the element's old content is that of the new one, so
 * that the element of the shadow can stay as it is, whatever else {@code e} reads.
 */
public final class Accumulations {
  private final Map<Statement.Store, Value> old = new IdentityHashMap<>();
  private final Set<Value> contents = new HashSet<>();
  private final UseCounts uses;

  private Accumulations(UseCounts uses) {
    this.uses = uses;
  }

  public static Accumulations of(Function function) {
    Accumulations accumulations = new Accumulations(UseCounts.in(function.body()));
    accumulations.find(function.body());
    return accumulations;
  }

  /** The element's old content, where the statement adds to it; null if it does something else. */
  public @Nullable Value oldContent(Statement.Store store) {
    return old.get(store);
  }

  /** Whether the value is an element's content that is only read in order to be added to. */
  public boolean isOldContent(Value value) {
    return contents.contains(value);
  }

  private void find(Block block) {
    Map<Value, Operation> definitions = new HashMap<>();
    for (Statement statement : block.statements()) {
      Values.blocks(statement).forEach(this::find);
      if (statement instanceof Statement.Let let && isHarmless(let.operation())) {
        definitions.put(let.value(), let.operation());
        continue;
      }
      if (statement instanceof Statement.Store store) {
        Value content = oldContent(store, definitions);
        if (content != null) {
          old.put(store, content);
          contents.add(content);
        }
      }
      definitions.clear();
    }
  }

  /** What may stand between: nothing that writes to an array. */
  private static boolean isHarmless(Operation operation) {
    return operation instanceof Operation.Apply
        || operation instanceof Operation.Load
        || operation instanceof Operation.Length
        || operation instanceof Operation.Select
        || operation instanceof Operation.Detach;
  }

  private @Nullable Value oldContent(Statement.Store store, Map<Value, Operation> definitions) {
    if (!(store.value() instanceof Value sum)
        || !(definitions.get(sum) instanceof Operation.Apply apply)
        || !(apply.primitive() instanceof Operator operator)
        || uses.of(sum) != 1) {
      return null;
    }
    List<Atom> terms =
        switch (operator.kind()) {
          case PLUS -> apply.operands();
          case MINUS -> apply.operands().subList(0, 1);
          default -> Collections.emptyList();
        };
    for (Atom term : terms) {
      if (term instanceof Value value
          && uses.of(value) == 1
          && definitions.get(value) instanceof Operation.Load load
          && load.array().equals(store.array())
          && load.index().equals(store.index())) {
        return value;
      }
    }
    return null;
  }
}
