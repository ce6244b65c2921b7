package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
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
    Set<Value> read = new LinkedHashSet<>();
    Values.operands(statement).forEach(a -> add(a, Set.of(), read));
    List<Block> blocks = Values.blocks(statement);
    if (blocks.isEmpty()) {
      return read;
    }
    Set<Value> inside = new HashSet<>();
    if (statement instanceof Statement.Loop loop) {
      inside.addAll(loop.parameters());
      read.removeAll(inside);
    }
    for (Block block : blocks) {
      Values.forEachDefinition(block, inside::add);
    }
    for (Block block : blocks) {
      Values.forEachUse(block, v -> add(v, inside, read));
    }
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

  /** Adds the atom to what is {@code read}, if it is a value from outside. */
  static void add(Atom atom, Set<Value> inside, Set<Value> read) {
    if (atom instanceof Value value && !inside.contains(value)) {
      read.add(value);
    }
  }
}
