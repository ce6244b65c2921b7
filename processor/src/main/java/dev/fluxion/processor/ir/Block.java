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

  /** A block of these; this one, where they are its own. */
  public Block with(List<Statement> others, List<Atom> otherResults) {
    return consistsOf(others) && results.equals(otherResults)
        ? this
        : new Block(others, otherResults);
  }

  private boolean consistsOf(List<Statement> others) {
    if (others.size() != statements.size()) {
      return false;
    }
    for (int i = 0; i < statements.size(); i++) {
      if (others.get(i) != statements.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether control never reaches the end of this block. */
  public boolean isAbrupt() {
    return !statements.isEmpty() && statements.get(statements.size() - 1).isAbrupt();
  }
}
