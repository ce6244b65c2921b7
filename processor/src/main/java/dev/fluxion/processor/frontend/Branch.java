package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import java.util.Collections;
import java.util.SortedMap;

/** A stretch of code that is executed on a condition: its statements, and what it changes. */
final class Branch {
  final BlockBuilder code;
  SortedMap<Variable, Atom> changes = Collections.emptySortedMap();
  boolean isReachable = true;

  Branch(BlockBuilder code) {
    this.code = code;
  }

  /** Whether it always ends in a jump. */
  boolean jumps() {
    return !isReachable && !code.isAbrupt();
  }
}
