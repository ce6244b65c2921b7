package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The matrices of a function of which rows of different numbers are different arrays, also when
 * they are read at different times: {@code new double[n][m]} whose rows stay where they are, and
 * {@code new double[n][]} that is given new rows, each of them once.
 */
final class SeparateRows {
  private final ArrayClasses classes;
  private final Map<Value, Operation.Allocate> made = new HashMap<>();

  /** Writes of rows. */
  private final List<Statement.Store> stores = new ArrayList<>();

  /** Rows that are made in the block that writes them. */
  private final Set<Value> newRows = new HashSet<>();

  /** Rows that are written once more, or somewhere else than where they are made. */
  private final Set<Value> otherRows = new HashSet<>();

  /** What may write rows besides. */
  private final List<Statement> others = new ArrayList<>();

  private SeparateRows(ArrayClasses classes) {
    this.classes = classes;
  }

  static SeparateRows of(Block body, ArrayClasses classes) {
    SeparateRows rows = new SeparateRows(classes);
    rows.collect(body);
    return rows;
  }

  private void collect(Block block) {
    Set<Value> madeHere = new HashSet<>();
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let) {
        let(let, madeHere);
      } else if (statement instanceof Statement.Store store) {
        store(store, madeHere);
      } else if (statement instanceof Statement.Call) {
        others.add(statement);
      }
      Values.blocks(statement).forEach(this::collect);
    }
  }

  private void let(Statement.Let let, Set<Value> madeHere) {
    Operation operation = let.operation();
    if (operation instanceof Operation.Allocate allocation) {
      made.put(let.value(), allocation);
    }
    if (operation instanceof Operation.Allocate
        || operation instanceof Operation.NewArray
        || ArrayMethod.copies(operation)) {
      madeHere.add(let.value());
    } else if (operation instanceof Operation.Extern) {
      others.add(let);
    }
  }

  private void store(Statement.Store store, Set<Value> madeHere) {
    if (store.value().type() instanceof ArrayType) {
      stores.add(store);
      if (store.value() instanceof Value row) {
        (madeHere.remove(row) ? newRows : otherRows).add(row);
      }
    }
  }

  /** Whether this is so of the matrix. */
  boolean areApart(Value matrix) {
    if (!made.containsKey(matrix) || !classes.isPrivate(matrix)) {
      return false;
    }
    return !classes.hasMovingRows(matrix)
        || (ArrayMethod.rank(matrix.type()) == 2 && isGivenNewRows(matrix));
  }

  private boolean isGivenNewRows(Value matrix) {
    return others.stream().noneMatch(other -> classes.isWrittenBy(other, matrix))
        && stores.stream()
            .filter(store -> classes.mayBeOne((Value) store.array(), matrix))
            .map(Statement.Store::value)
            .allMatch(row -> newRows.contains(row) && !otherRows.contains(row));
  }
}
