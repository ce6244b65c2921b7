package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tangents of what blocks hand over, to the next trip or to what follows. */
final class HandedOverTangents {
  private final VectorTangents tangents;
  private final InheritedRows inherited;

  HandedOverTangents(VectorTangents tangents, InheritedRows inherited) {
    this.tangents = tangents;
    this.inherited = inherited;
  }

  /**
   * Tangents of varied numbers go to their rows, all at once; what stands beside varied arrays is
   * returned.
   */
  List<Atom> handOver(List<Value> targets, List<Atom> atoms, List<Value> rows, BlockBuilder out) {
    List<Atom> beside = new ArrayList<>();
    List<Runnable> stores = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < targets.size(); i++) {
      Value target = targets.get(i);
      if (!tangents.isVaried(target)) {
        continue;
      }
      if (target.type().isReal()) {
        Value row = rows.get(next++);
        if (!row.equals(tangents.rowOrNull(atoms.get(i)))) {
          tangents.lanes().body(out.origin());
          Atom tangent = tangents.tangentOrZero(atoms.get(i));
          stores.add(() -> store(row, tangent, target));
        }
      } else {
        beside.add(tangents.besideOrNull(atoms.get(i)));
      }
    }
    stores.forEach(Runnable::run);
    return beside;
  }

  private void store(Value row, Atom tangent, Value target) {
    Atom content = tangents.lanes().tangent(target);
    tangents.lanes().store(row, Constant.of(0), tangent, content);
  }

  /** Rows for the varied numbers among what the loop hands on to its next trip. */
  List<Value> rows(Statement.Loop loop) {
    return rows(loop.parameters(), Map.of());
  }

  /** Rows for the varied numbers among what the branches result in. */
  List<Value> rows(Statement.If branch) {
    return rows(branch.results(), inherited.of(branch));
  }

  private List<Value> rows(List<Value> targets, Map<Value, Value> others) {
    List<Value> rows = new ArrayList<>();
    for (Value target : targets) {
      if (tangents.isVaried(target) && target.type().isReal()) {
        Value row = tangents.rowOrNull(others.get(target));
        rows.add(row != null ? row : tangents.newRow(VectorTangents.nameOf(target), target.type()));
      }
    }
    return rows;
  }

  /**
   * The values, then new ones beside arrays.
   *
   * @param like says which vary
   */
  List<Value> withBeside(List<Value> values, List<Value> like, List<Value> rows) {
    List<Value> all = new ArrayList<>(values);
    int row = 0;
    for (int i = 0; i < values.size(); i++) {
      if (tangents.isVaried(like.get(i))) {
        if (like.get(i).type().isReal()) {
          tangents.defineIn(values.get(i), rows.get(row++));
        } else {
          all.add(tangents.newBeside(values.get(i)));
        }
      }
    }
    return all;
  }
}
