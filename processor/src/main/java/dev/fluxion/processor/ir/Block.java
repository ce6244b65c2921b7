package dev.fluxion.processor.ir;

import java.util.List;

/**
 * Statements in order, then the atoms that the block hands to what surrounds it. A block that
 * always ends in an exception has no results.
 */
public record Block(List<Statement> statements, List<Atom> results) {
  public Block {
    statements = List.copyOf(statements);
    results = List.copyOf(results);
  }

  public static final Block EMPTY = new Block(List.of(), List.of());

  /** Whether control never reaches the end of this block. */
  public boolean isAbrupt() {
    return !statements.isEmpty() && statements.get(statements.size() - 1).isAbrupt();
  }
}
