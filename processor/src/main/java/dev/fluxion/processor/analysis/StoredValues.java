package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers that a function writes to arrays where they stay, soon after it has computed them: the
 * reverse sweep may read them there.
 *
 * <pre>
 * l[i][j] = s / l[j][j];     // the quotient's derivative needs the quotient
 * </pre>
 */
final class StoredValues {
  /** How many statements before its write a value is looked for. */
  private static final int FARTHEST = 16;

  private final Map<Value, Statement.Store> stores = new HashMap<>();

  private StoredValues() {}

  /** For each of them, the write. */
  static Map<Value, Statement.Store> of(Block body) {
    StoredValues values = new StoredValues();
    values.block(body);
    return values.stores;
  }

  private void block(Block block) {
    List<Statement> statements = block.statements();
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      if (statement instanceof Statement.Store store
          && store.isSettled()
          && store.value() instanceof Value value
          && isElement(value, store)
          && isUnusedSince(value, statements, i)) {
        stores.putIfAbsent(value, store);
      }
      if (statement instanceof Statement.Loop loop) {
        block(loop.body());
      } else {
        Values.blocks(statement).forEach(this::block);
      }
    }
  }

  private static boolean isElement(Value value, Statement.Store store) {
    return value.type().isReal()
        && ((ArrayType) store.array().type()).element().equals(value.type());
  }

  /** Whether the value is computed before the write, in the same block, and not used in between. */
  private static boolean isUnusedSince(Value value, List<Statement> statements, int write) {
    for (int i = write - 1; i >= Math.max(write - FARTHEST, 0); i--) {
      Statement statement = statements.get(i);
      if (statement.results().contains(value)) {
        return true;
      }
      if (uses(statement, value)) {
        return false;
      }
    }
    return false;
  }

  private static boolean uses(Statement statement, Value value) {
    boolean[] found = {Values.operands(statement).contains(value)};
    Values.blocks(statement)
        .forEach(inner -> Values.forEachUse(inner, used -> found[0] |= used.equals(value)));
    return found[0];
  }
}
