package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values that code reads, but does not define. Statements with blocks inside are looked at
 * once, however often they are asked for: in a nest of hundreds, each is a part of all around it.
 */
final class FreeValues {
  private final Map<Statement, Set<Value>> nested = new IdentityHashMap<>();

  /** Those of a statement and the blocks inside it; not to be changed. */
  Set<Value> of(Statement statement) {
    if (Values.blocks(statement).isEmpty()) {
      return read(statement);
    }
    Set<Value> known = nested.get(statement);
    if (known == null) {
      known = read(statement);
      nested.put(statement, known);
    }
    return known;
  }

  private Set<Value> read(Statement statement) {
    Set<Value> read = new LinkedHashSet<>();
    Set<Value> inside =
        statement instanceof Statement.Loop loop ? new HashSet<>(loop.parameters()) : Set.of();
    Values.operands(statement).forEach(atom -> add(atom, inside, read));
    for (Block block : Values.blocks(statement)) {
      of(block).forEach(value -> add(value, inside, read));
    }
    return read;
  }

  /** Those of statements and results. */
  Set<Value> of(Block block) {
    Set<Value> defined = new HashSet<>();
    Set<Value> read = new LinkedHashSet<>();
    for (Statement statement : block.statements()) {
      of(statement).forEach(value -> add(value, defined, read));
      defined.addAll(statement.results());
    }
    block.results().forEach(atom -> add(atom, defined, read));
    return read;
  }

  /** Those of consecutive statements. */
  Set<Value> of(List<Statement> statements) {
    return of(new Block(statements, List.of()));
  }

  private static void add(Atom atom, Set<Value> inside, Set<Value> read) {
    if (atom instanceof Value value && !inside.contains(value)) {
      read.add(value);
    }
  }
}
