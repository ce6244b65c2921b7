package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Drops what the derivative writes to shadows that nothing reads: those of states that begin with
 * constants, for which the reverse sweep gathers cotangents nevertheless. The shadows themselves
 * are dead code then.
 */
final class DropUnreadShadows extends BlockPass {
  private final Set<Value> unread;

  private DropUnreadShadows(Set<Value> unread) {
    this.unread = unread;
  }

  static Program drop(Program program) {
    return program.withBodies(DropUnreadShadows::body);
  }

  private static Block body(Function function) {
    Set<Value> unread = new HashSet<>();
    Map<Value, Integer> writes = new HashMap<>();
    find(function.body(), unread, writes);
    if (unread.isEmpty()) {
      return function.body();
    }
    Map<Value, Integer> uses = new HashMap<>();
    Values.forEachUse(function.body(), value -> uses.merge(value, 1, Integer::sum));
    // One that nothing is written to either is left to those who drop dead code.
    unread.removeIf(shadow -> !uses.getOrDefault(shadow, 0).equals(writes.get(shadow)));
    return unread.isEmpty()
        ? function.body()
        : new DropUnreadShadows(unread).block(function.body());
  }

  /**
   * Which shadows are made, and how often something is written to a value. Not those with rows: who
   * adds to them adds to rows that may have got other names.
   */
  private static void find(Block block, Set<Value> made, Map<Value, Integer> writes) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let
          && Shadows.isMaker(let.operation())
          && ((ArrayType) let.value().type()).element().isReal()) {
        made.add(let.value());
      }
      Value written = written(statement);
      if (written != null) {
        writes.merge(written, 1, Integer::sum);
      }
      Values.blocks(statement).forEach(inner -> find(inner, made, writes));
    }
  }

  /** The shadow that the statement writes to, if that is all it does. */
  private static @Nullable Value written(Statement statement) {
    if (statement instanceof Statement.Store store && store.origin().derivative()) {
      return store.array() instanceof Value array ? array : null;
    }
    return statement instanceof Statement.Let let && Shadows.isAddition(let.operation())
        ? (Value) let.operation().operands().get(0)
        : null;
  }

  @Override
  protected void let(Statement.Let let, List<Statement> out) {
    unlessUnread(let, out);
  }

  @Override
  protected void simple(Statement statement, List<Statement> out) {
    unlessUnread(statement, out);
  }

  private void unlessUnread(Statement statement, List<Statement> out) {
    Value written = written(statement);
    if (written == null || !unread.contains(written)) {
      out.add(statement);
    }
  }
}
