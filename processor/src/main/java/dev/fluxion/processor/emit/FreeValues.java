package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The values that code reads, but does not define. */
final class FreeValues {
  private FreeValues() {}

  /** Those of a statement and the blocks inside it. */
  static Set<Value> of(Statement statement) {
    Set<Value> inside = new HashSet<>();
    if (statement instanceof Statement.Loop loop) {
      inside.addAll(loop.parameters());
    }
    Values.blocks(statement).forEach(b -> Values.forEachDefinition(b, inside::add));
    Set<Value> read = new LinkedHashSet<>();
    Values.operands(statement).forEach(a -> add(a, inside, read));
    Values.blocks(statement).forEach(b -> Values.forEachUse(b, v -> add(v, inside, read)));
    return read;
  }

  /** Those of consecutive statements. */
  static Set<Value> of(List<Statement> statements) {
    Set<Value> defined = new HashSet<>();
    Set<Value> read = new LinkedHashSet<>();
    for (Statement statement : statements) {
      of(statement).forEach(v -> add(v, defined, read));
      defined.addAll(statement.results());
    }
    return read;
  }

  private static void add(Atom atom, Set<Value> inside, Set<Value> read) {
    if (atom instanceof Value value && !inside.contains(value)) {
      read.add(value);
    }
  }
}
